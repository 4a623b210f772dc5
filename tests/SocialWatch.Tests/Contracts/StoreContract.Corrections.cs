using SocialWatch.Corrections;
using static SocialWatch.Tests.Contracts.Samples;

namespace SocialWatch.Tests.Contracts;

public abstract partial class StoreContract
{
    private static LabelCorrection Said(int mention, string label, bool holds, int minutes = 0, string? story = null) =>
        new($"M{mention}", story ?? $"M{mention}", label, holds, "staff", Nine.AddMinutes(minutes));

    [Fact]
    public async Task Corrections_come_back_in_order_and_by_story()
    {
        await WriteAsync(s => s.AddAsync([Mention(1), Mention(2)], [], Token));
        Assert.Empty(await ReadAsync(s => s.CorrectionsAsync(["M1"], Token)));
        foreach (var one in new[] { Said(1, "wages", false), Said(2, "meals", true, 1), Said(1, "wages", true, 2) })
        {
            await WriteAsync(s => s.CorrectAsync(one, Token));
        }

        Assert.Equal([Said(1, "wages", false), Said(1, "wages", true, 2)], await ReadAsync(s => s.CorrectionsAsync(["M1", "M7"], Token)));
        Assert.Equal(["M1", "M2", "M1"], (await ReadAsync(s => s.AllCorrectionsAsync(Token))).Select(c => c.Mention));
        Assert.Empty(await ReadAsync(s => s.CorrectionsAsync([], Token)));
    }

    [Fact]
    public async Task Relabelling_changes_labels_and_windows_but_no_text()
    {
        await WriteAsync(s => s.AddAsync([Mention(1), Mention(2) with { Story = "M1" }], [], Token));
        var changed = Mention(2) with
        {
            Story = "M1", Text = "khác", Labels = ["meals"], Topics = new Dictionary<string, double> { ["meals"] = 1, ["wages"] = 0 }, Complaint = 0, Question = 1, Claim = 0.2,
        };
        await WriteAsync(s => s.RelabelAsync(changed, Token));

        AssertSame(changed with { Text = Mention(2).Text }, (await ReadAsync(s => s.MentionAsync("M2", Token)))!);
        var windows = await ReadAsync(s => s.WindowsAsync(Nine.AddHours(-1), Nine.AddHours(1), Week, 1, Token));
        Assert.Equal([("meals", 1), ("wages", 1)], windows.Select(w => (w.Topic, w.Mentions)).Order());
    }

    [Fact]
    public async Task The_mentions_of_a_story_are_those_that_stand()
    {
        await WriteAsync(s => s.AddAsync([Mention(1), Mention(2) with { Story = "M1" }, Mention(3), Mention(4) with { Story = "M1" }], [], Token));
        await WriteAsync(s => s.RemoveAsync("M2", Nine, Token));

        Assert.Equal(["M1", "M4"], (await ReadAsync(s => s.StoryMentionsAsync("M1", Token))).Select(m => m.Id));
        await WriteAsync(s => s.RelabelAsync(Mention(2) with { Labels = [] }, Token));
        await WriteAsync(s => s.LabelsExportedAsync(Nine, 3, 1, Token));
    }
}
