namespace SocialWatch.Notify;

/// <summary>The kinds of outbox rows that the way out treats in a way of its own; all others are plain messages.</summary>
internal static class OutboxKinds
{
    /// <summary>A card that changed: the message named by the row's receipt is edited. What it says is made when it leaves, so the last state wins.</summary>
    public const string Edit = "edit";

    /// <summary>The card of a question that came in: made when it leaves, without a sound, and not at all when nobody waits any more.</summary>
    public const string NewCase = "case";
}
