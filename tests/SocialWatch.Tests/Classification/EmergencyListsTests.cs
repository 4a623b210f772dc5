using System.Text.Json;
using SocialWatch.Classification;
using SocialWatch.Text;

namespace SocialWatch.Tests.Classification;

/// <summary>The written lists A to D of Fixtures/Emergencies, with which the rules were written: what cannot wait is found, what only sounds like it is left alone.</summary>
public sealed class EmergencyListsTests
{
    private static readonly EmergencyRules Sut = new();

    private static readonly List<(string Kind, string Text)> Rows = [.. ReadLists("list-a.txt", "list-b.txt", "list-c.txt", "list-d.txt")];

    internal static IEnumerable<(string Kind, string Text)> ReadLists(params string[] files) =>
    [
        .. files.Select(f => Path.Combine(AppContext.BaseDirectory, "Fixtures", "Emergencies", f))
            .SelectMany(File.ReadLines).Where(l => l.Length > 0 && l[0] != '#').Select(l => (l[..l.IndexOf('|')].Trim(), l[(l.IndexOf('|') + 1)..].Trim())),
    ];

    private static List<(string Kind, string Text)> Emergencies => [.. Rows.Where(r => r.Kind != "-")];

    private static List<string> NearMisses => [.. Rows.Where(r => r.Kind == "-").Select(r => r.Text)];

    [Fact]
    public void At_least_95_of_100_are_found_nearly_half_of_them_without_diacritics()
    {
        var missed = Emergencies.Where(e => Detect(e.Text) is null).Select(e => $"{e.Kind}: {e.Text}").ToList();
        Assert.True(Emergencies.Count >= 150 && missed.Count <= 0.05 * Emergencies.Count, $"{missed.Count} of {Emergencies.Count}\n{string.Join('\n', missed)}");
        Assert.True(Emergencies.Count(e => e.Text.All(char.IsAscii)) >= 0.4 * Emergencies.Count);
    }

    [Fact]
    public void At_most_3_of_100_near_misses_raise_an_alarm()
    {
        var raised = NearMisses.Where(t => Detect(t) is not null).ToList();
        Assert.True(NearMisses.Count >= 150 && raised.Count <= 0.03 * NearMisses.Count, $"{raised.Count} of {NearMisses.Count}\n{string.Join('\n', raised)}");
    }

    [Fact]
    public void The_kind_is_nearly_always_the_right_one()
    {
        var found = Emergencies.Where(e => Detect(e.Text) is not null).ToList();
        var wrong = found.Where(e => Detect(e.Text)!.Kind != e.Kind).Select(e => $"{e.Kind} → {Detect(e.Text)!.Kind}: {e.Text}").ToList();
        Assert.True(wrong.Count <= 0.15 * found.Count, string.Join('\n', wrong));
    }

    [Fact]
    public void Of_a_thousand_real_comments_at_most_two_raise_an_alarm()
    {
        var path = Environment.GetEnvironmentVariable("SOCIALWATCH_DEV_REAL");
        Assert.SkipWhen(string.IsNullOrEmpty(path), "SOCIALWATCH_DEV_REAL names no file.");
        var rows = File.ReadLines(path!).Where(l => l.Length > 0).Select(l => JsonDocument.Parse(l).RootElement.GetProperty("text").GetString()!).ToList();
        var raised = rows.Count(t => Detect(t) is not null);
        Assert.True(raised * 1000 <= 2 * rows.Count, $"{raised} of {rows.Count}");
    }

    [Fact]
    public void The_terms_that_raised_it_are_those_of_the_word_list()
    {
        var (emergency, terms) = Sut.Explain("nổ nồi hơi, 3 ng cấp cứu");
        Assert.Equal("explosion", emergency?.Kind);
        Assert.Contains("cấp cứu", terms);
        Assert.Empty(Sut.Explain("lương tháng này chậm").Terms);
    }

    [Fact]
    public void A_long_text_costs_no_more_per_word_than_a_short_one()
    {
        foreach (var piece in new[] { "cháy kho ", "không ", "máy cuốn tay ", "3 người nhập viện ăn cơm ", "nếu " })
        {
            // The shortest of several: another process may have had the machine.
            var (few, many) = (Shortest(piece, 2_000), Shortest(piece, 16_000));
            Assert.True(many.TotalMilliseconds < (32 * few.TotalMilliseconds) + 100, $"{piece}: {few.TotalMilliseconds:0} ms, eight times as long {many.TotalMilliseconds:0} ms");
        }
    }

    private static TimeSpan Shortest(string piece, int words)
    {
        var text = TokenizedText.From(string.Concat(Enumerable.Repeat(piece, words / piece.Split(' ').Length)));
        return Enumerable.Range(0, 5).Min(_ =>
        {
            var watch = System.Diagnostics.Stopwatch.StartNew();
            Sut.Detect(text);
            return watch.Elapsed;
        });
    }

    private static Emergency? Detect(string text) => Sut.Detect(VietnameseText.Clean(text));
}
