using SocialWatch.Alerts.Mail;

namespace SocialWatch.Alerts.Engine;

/// <summary>Why something was not told by itself.</summary>
public enum SuppressedBecause
{
    /// <summary>A hot spot or a dead channel speaks for it.</summary>
    Inhibited,

    /// <summary>Staff silenced it.</summary>
    Silenced,

    /// <summary>The reader had had all interruptions of the hour: it came in the summary.</summary>
    Capped,

    /// <summary>It came in one message with others.</summary>
    Bundled,
}

/// <summary>What the host has to do, in this order, all of it in one transaction with the alert itself.</summary>
public abstract record AlertAction
{
    /// <summary>A message that goes now, past every wait and cap.</summary>
    public sealed record Send(Delivery Delivery, NoticeReason Reason) : AlertAction;

    /// <summary>A notice for the reader's mailbox, ready at <see cref="Delivery.NotBefore"/>.</summary>
    public sealed record Hold(Delivery Delivery, NoticeReason Reason) : AlertAction;

    /// <summary>The notices of this alert that still wait in mailboxes are taken back.</summary>
    public sealed record TakeBack : AlertAction;

    /// <summary>Counted as not told.</summary>
    /// <param name="By">The hot spot, channel or silence.</param>
    public sealed record Suppress(SuppressedBecause Because, string By) : AlertAction;

    /// <summary>Alerts muted by this one's object are looked at again.</summary>
    public sealed record Wake(string By) : AlertAction;
}

/// <summary>Why the engine did what it did.</summary>
public enum AlertOutcome
{
    /// <summary>Nothing is stored and nobody told.</summary>
    Nothing,

    /// <summary>A new alert that will be told, or is (level 3).</summary>
    Told,

    /// <summary>An open one that got worse.</summary>
    ToldAgain,

    /// <summary>A new alert that only the digest shows: low levels never interrupt.</summary>
    DigestOnly,

    /// <summary>Open already and no worse (or, for an end, not open): nothing is stored and nobody told.</summary>
    Duplicate,

    /// <summary>Stored, and kept quiet by something else.</summary>
    Muted,

    /// <summary>The end of an open alert, told calmly to those who had heard of it.</summary>
    Resolved,

    /// <summary>Somebody has it.</summary>
    Taken,

    /// <summary>Too late: it is over.</summary>
    Refused,

    /// <summary>A reminder, a step of the chain, or word that an acknowledgement ran out.</summary>
    Nudged,
}

/// <summary>The engine's answer. A new alert has an empty id until <see cref="WithId"/>.</summary>
/// <param name="Alert">To be stored, with a duty at its <see cref="Alert.NextAt"/>; null when nothing changes.</param>
public sealed record AlertStep(AlertOutcome Outcome, Alert? Alert, IReadOnlyList<AlertAction> Actions)
{
    internal static readonly AlertStep Nothing = new(AlertOutcome.Nothing, null, []);

    /// <summary>Whether an id must be drawn before it is stored.</summary>
    public bool NeedsId => Alert is { Id: "" };

    /// <summary>The same step for an alert that has its number.</summary>
    public AlertStep WithId(string id) => this with { Alert = Alert is null ? null : Alert with { Id = id } };
}
