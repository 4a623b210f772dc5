using SocialWatch.Knowledge;
using SocialWatch.Tests.EndToEnd;

namespace SocialWatch.Tests.Knowledge;

/// <summary>What may be offered on a day.</summary>
public sealed class KnowledgeReviewTests
{
    private static readonly DateOnly Day = new(2026, 11, 20);
    private static readonly Law Old = new("cu", "Nghị định cũ", new(2024, 1, 1), null, "moi");
    private static readonly Law Next = new("moi", "Nghị định mới", new(2027, 1, 1), null, null);
    private static readonly KnowledgeEntry Entry = new() { Code = "K1", Question = "q", Answer = "a", Citation = "c", Laws = ["cu"], ValidFrom = new(2025, 1, 1) };
    private static readonly KnowledgeBase All = new([Entry], [Old, Next], [], []);

    [Fact]
    public void An_approved_text_is_approved_until_a_word_of_it_changes()
    {
        var approvals = new Dictionary<string, KnowledgeApproval> { ["K1"] = new("K1", Entry.Fingerprint, "standing_committee", DateTimeOffset.UnixEpoch) };
        Assert.Equal(KnowledgeStatus.Approved, KnowledgeReview.Of(Entry, All, approvals, Day));
        Assert.Equal(KnowledgeStatus.Pending, KnowledgeReview.Of(Entry with { Answer = "b" }, All, approvals, Day));
        Assert.Equal(KnowledgeStatus.Pending, KnowledgeReview.Of(Entry, All, new Dictionary<string, KnowledgeApproval>(), Day));
    }

    [Fact]
    public void An_answer_whose_law_has_changed_is_for_review()
    {
        Assert.False(KnowledgeReview.IsOver(Entry, All, new(2026, 12, 31)));
        Assert.True(KnowledgeReview.IsOver(Entry, All, new(2027, 1, 1)));
        Assert.True(KnowledgeReview.IsOver(Entry with { ValidTo = new(2026, 11, 19) }, All, Day));
        Assert.True(KnowledgeReview.IsOver(Entry with { ValidFrom = new(2026, 11, 21) }, All, Day));
        Assert.True(KnowledgeReview.IsOver(Entry, All with { Laws = [Old with { ValidTo = new(2026, 11, 1), SupersededBy = null }] }, Day));
        Assert.True(KnowledgeReview.IsOver(Entry with { Laws = ["nobody-knows"] }, All, Day));
    }

    [Fact]
    public void The_shipped_set_has_sixty_answers_in_force_each_with_a_citation_and_known_laws()
    {
        var all = DemoTerminal.Config.Knowledge;
        Assert.True(all.Entries.Count >= 60);
        Assert.All(all.Entries, e => Assert.False(KnowledgeReview.IsOver(e, all, Day), e.Code));
        Assert.All(all.Entries, e => Assert.True(e.Citation.Length > 8 && e.Laws.Count > 0 && e.Answer.Length is > 60 and < 900, e.Code));
        Assert.Equal(all.Entries.Count, all.Entries.Select(e => e.Question).Distinct().Count());
    }
}
