using SocialWatch.HotSpots;

namespace SocialWatch.Alerts.Mail;

/// <summary>Why a reader is told of an alert.</summary>
public enum NoticeReason
{
    /// <summary>It is new, or worse.</summary>
    News,

    /// <summary>Nobody took it: a reminder.</summary>
    Repeat,

    /// <summary>Nobody took it: the next of the chain hears of it.</summary>
    Climb,

    /// <summary>The time of the one who took it ran out.</summary>
    Overdue,

    /// <summary>That happened too often: the standing committee hears of it.</summary>
    Committee,

    /// <summary>Somebody took it.</summary>
    Taken,

    /// <summary>It is over.</summary>
    Over,
}

/// <summary>Where a notice stands.</summary>
public enum NoticeState
{
    /// <summary>In the reader's mailbox.</summary>
    Waiting,

    /// <summary>In a message of the outbox.</summary>
    Told,

    /// <summary>Taken back before it was told.</summary>
    Dropped,
}

/// <summary>One reader's word of one alert. Ids look like <c>N12</c>. It holds no text: that is made from the alert when the message is.</summary>
public sealed record Notice
{
    public required string Id { get; init; }
    public required string Alert { get; init; }
    public required string Person { get; init; }
    public required string Sink { get; init; }
    public required string Address { get; init; }
    public required NoticeReason Reason { get; init; }
    public required Level Level { get; init; }

    /// <summary>The text for this reader where it is not the alert's own; a group gets less of a restricted alert.</summary>
    public string? TextKey { get; init; }

    /// <summary>From when it may be told.</summary>
    public required DateTimeOffset ReadyAt { get; init; }
    public NoticeState State { get; init; } = NoticeState.Waiting;

    /// <summary>Whether the reader's hour was full when it should have been told.</summary>
    public bool Capped { get; init; }

    /// <summary>The row of the outbox it went in, and when that was queued.</summary>
    public string? Message { get; init; }
    public DateTimeOffset? ToldAt { get; init; }

    /// <summary>When the message really left; null before.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>One mailbox is one reader for bundling and the cap.</summary>
    public string Mailbox => MailboxOf(Sink, Address);

    /// <summary>As people.json writes it: <c>telegram:9001</c>, <c>console</c>.</summary>
    public static string MailboxOf(string sink, string address) => address.Length == 0 ? sink : $"{sink}:{address}";
}
