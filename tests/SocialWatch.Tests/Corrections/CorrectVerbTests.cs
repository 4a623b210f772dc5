using SocialWatch.Tests.Commands;
using SocialWatch.Tests.Contracts;

namespace SocialWatch.Tests.Corrections;

public sealed class CorrectVerbTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static async Task<Terminal> WithMentionsAsync(bool demo = false)
    {
        var terminal = new Terminal();
        await terminal.FillAsync(demo, async (s, t) =>
        {
            await s.AddAsync([Samples.Mention(1), Samples.Mention(2, "Cơm ca dở quá") with { Channel = "import" }, Samples.Mention(3) with { Channel = "import", Private = true }], [], t);
            return 0;
        });
        return terminal;
    }

    [Fact]
    public async Task A_correction_is_stored_and_shown_at_once()
    {
        using var terminal = await WithMentionsAsync();
        Assert.Equal(0, await terminal.OnDataAsync("correct", "m1", "--label", "wages=0"));
        Assert.Contains("M1", terminal.Out, StringComparison.Ordinal);
        Assert.Equal(0, await terminal.OnDataAsync("mentions", "--json"));
        Assert.Contains("\"labels\":[\"complaint\"]", terminal.Out.Split('\n')[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("M9", "wages=0", "M9")]
    [InlineData("M1", "luongg=0", "luongg")]
    [InlineData("M1", "wages=5", "wages=5")]
    [InlineData("M1", "wages", "wages")]
    public async Task What_is_wrong_is_said_in_one_line(string mention, string label, string named)
    {
        using var terminal = await WithMentionsAsync();
        Assert.Equal(2, await terminal.OnDataAsync("correct", mention, "--label", label));
        Assert.Contains(named, Assert.Single(terminal.Error.Trim().Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_demonstrations_store_is_refused()
    {
        using var terminal = await WithMentionsAsync(demo: true);
        Assert.Equal(2, await terminal.OnDataAsync("correct", "M1", "--label", "wages=0"));
        Assert.Single(terminal.Error.Trim().Split('\n'));
    }

    [Fact]
    public async Task A_missing_store_is_not_made()
    {
        using var terminal = new Terminal();
        Assert.Equal(2, await terminal.OnDataAsync("correct", "M1", "--label", "wages=0"));
        Assert.False(Directory.Exists(terminal.Data));
    }

    [Fact]
    public async Task Evaluate_compares_the_model_with_what_staff_said()
    {
        using var terminal = await WithMentionsAsync();
        Assert.Equal(2, await terminal.TypeAsync("evaluate", "--store", terminal.Data, "--json"));
        await terminal.OnDataAsync("correct", "M1", "--label", "wages=1");
        Assert.Equal(0, await terminal.TypeAsync("evaluate", "--store", terminal.Data, "--json"));
        Assert.Contains("\"rows\":1", terminal.Out, StringComparison.Ordinal);
        Assert.Equal(2, await terminal.TypeAsync("evaluate"));
    }

    [Fact]
    public async Task Texts_are_exported_only_of_channels_that_consented_and_never_private_ones()
    {
        using var terminal = await WithMentionsAsync();
        var config = Path.Combine(terminal.Config, "channels.json");
        await File.WriteAllTextAsync(config, """[{ "id": "import", "kind": "import", "name": "N", "unit": "lien-doan", "ownership": "owned", "consent": "2020-01-01, biên bản họp tổ" }]""", Stop);
        foreach (var id in new[] { "M1", "M2", "M3" })
        {
            Assert.Equal(0, await terminal.OnDataAsync("correct", id, "--label", "meals=1"));
        }

        var file = Path.Combine(terminal.Config, "labels.jsonl");
        Assert.Equal(0, await terminal.OnDataAsync("labels", "export", "--out", file, "--config", terminal.Config));
        var lines = await File.ReadAllLinesAsync(file, Stop);
        Assert.Equal(3, lines.Length);
        Assert.Equal([false, true, false], lines.Select(l => l.Contains("\"text\"", StringComparison.Ordinal)));
        Assert.Contains("\"id\":\"M1\",\"topics\":[\"meals\",\"wages\"],\"complaint\":true", lines[0], StringComparison.Ordinal);

        await File.WriteAllTextAsync(config, """[{ "id": "import", "kind": "import", "name": "N", "unit": "lien-doan", "ownership": "owned", "consent": "đồng ý" }]""", Stop);
        Assert.Equal(0, await terminal.OnDataAsync("labels", "export", "--out", file, "--config", terminal.Config));
        Assert.DoesNotContain("\"text\"", await File.ReadAllTextAsync(file, Stop), StringComparison.Ordinal);
    }
}
