namespace SocialWatch.Knowledge;

/// <summary>Whether a ready answer may be used.</summary>
public enum KnowledgeStatus
{
    /// <summary>A person approved this very text, and its law stands.</summary>
    Approved,

    /// <summary>Nobody approved it yet, or the text was changed since: it waits for the legal department.</summary>
    Pending,

    /// <summary>Its time is over or a law of it is: for review, never offered.</summary>
    NeedsReview,
}

/// <summary>Judges ready answers on a day (DESIGN 6.1; the law may change overnight). Pure, thread-safe.</summary>
public static class KnowledgeReview
{
    /// <summary>Where an entry stands.</summary>
    public static KnowledgeStatus Of(KnowledgeEntry entry, KnowledgeBase all, IReadOnlyDictionary<string, KnowledgeApproval> approvals, DateOnly today) =>
        IsOver(entry, all, today) ? KnowledgeStatus.NeedsReview
        : approvals.TryGetValue(entry.Code, out var approval) && approval.Fingerprint == entry.Fingerprint ? KnowledgeStatus.Approved
        : KnowledgeStatus.Pending;

    /// <summary>Not yet or no longer right: by its own dates, or because a law it rests on is not known, not in force, or superseded.</summary>
    public static bool IsOver(KnowledgeEntry entry, KnowledgeBase all, DateOnly today) =>
        today < entry.ValidFrom || today > entry.ValidTo
        || entry.Laws.Any(id => all.Laws.FirstOrDefault(l => l.Id == id) is not { } law || today < law.ValidFrom || today > law.ValidTo || IsSuperseded(law, all, today));

    private static bool IsSuperseded(Law law, KnowledgeBase all, DateOnly today) =>
        law.SupersededBy is { } next && (all.Laws.FirstOrDefault(l => l.Id == next) is not { } successor || today >= successor.ValidFrom);
}
