using SocialWatch.Mentions;
using SocialWatch.Notify;
using SocialWatch.Time;

namespace SocialWatch.Storage;

/// <summary>Reading the outbox.</summary>
public interface IOutboxQueries
{
    ValueTask<IReadOnlyList<OutboxRow>> OutboxAsync(ListFilter filter, CancellationToken cancellationToken);

    /// <summary>Rows to send now: queued with NotBefore ≤ now, and rows left sending by a kill; level 3 first, then what is new before edits of what was sent, then oldest.</summary>
    ValueTask<IReadOnlyList<OutboxRow>> ToSendAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken);

    /// <summary>When the next queued row may be sent, or null.</summary>
    ValueTask<DateTimeOffset?> NextSendAsync(CancellationToken cancellationToken);
}

/// <summary>Changing the outbox.</summary>
public interface IOutboxWrites
{
    /// <summary>Adds a row unless its key is there already; returns false then.</summary>
    ValueTask<bool> EnqueueAsync(OutboxRow row, CancellationToken cancellationToken);

    /// <summary>Replaces state, times, attempts, error, receipt and address of a row by id.</summary>
    ValueTask UpdateOutboxAsync(OutboxRow row, CancellationToken cancellationToken);

    /// <summary>Drops queued rows of a subject (an alert or case that ended before its message left); returns how many.</summary>
    ValueTask<int> DropQueuedAsync(string subject, string kind, CancellationToken cancellationToken);

    /// <summary>Blanks title and body of rows delivered before a time.</summary>
    ValueTask<int> BlankOutboxAsync(DateTimeOffset deliveredBefore, CancellationToken cancellationToken);
}

/// <summary>Reading duties.</summary>
public interface IDueQueries
{
    /// <summary>Open duties at or before a time, oldest first.</summary>
    ValueTask<IReadOnlyList<Due>> DuesAsync(DateTimeOffset until, int limit, CancellationToken cancellationToken);
    ValueTask<Due?> DueAsync(string kind, string subject, CancellationToken cancellationToken);
    ValueTask<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken);

    /// <summary>The nearest open duty of a kind whose subject starts with a prefix, or null.</summary>
    ValueTask<Due?> NextDueOfAsync(string kind, string subjectPrefix, CancellationToken cancellationToken);
}

/// <summary>Changing duties.</summary>
public interface IDueWrites
{
    /// <summary>Plans a duty; one of the same kind and subject that is still open is moved, one that is done stays done.</summary>
    ValueTask PlanAsync(Due due, CancellationToken cancellationToken);
    ValueTask DoneAsync(Due due, DateTimeOffset at, bool late, CancellationToken cancellationToken);

    /// <summary>Takes back open duties of a kind whose subject starts with a prefix.</summary>
    ValueTask CancelAsync(string kind, string subjectPrefix, CancellationToken cancellationToken);
}
