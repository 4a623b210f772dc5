namespace SocialWatch.Storage;

/// <summary>
/// The one door to stored data. Engines (SQLite, later PostgreSQL) pass one contract suite. Verbs, not a generic repository. Thread-safe:
/// many readers, one writer at a time.
/// </summary>
public interface IStore : IAsyncDisposable
{
    /// <summary>
    /// Runs <paramref name="work"/> in one transaction: all of it is durable when the task ends, or none. The work must touch the session only from
    /// its own flow and must not keep it. Waits up to 30 s for another writer.
    /// </summary>
    /// <exception cref="StoreFaultException">Disk full, folder read-only, store busy or damaged; the message says which in words.</exception>
    ValueTask<T> WriteAsync<T>(Func<IWriteSession, CancellationToken, ValueTask<T>> work, CancellationToken cancellationToken);

    /// <summary>Runs a consistent read.</summary>
    ValueTask<T> ReadAsync<T>(Func<IReadSession, CancellationToken, ValueTask<T>> work, CancellationToken cancellationToken);

    /// <summary>Which engine and version runs, for the start line.</summary>
    string Engine { get; }
}

/// <summary>A store cannot do its work for a reason the person at the machine must hear in words.</summary>
public sealed class StoreFaultException(StoreFault fault, string message, Exception? inner = null) : Exception(message, inner)
{
    public StoreFault Fault { get; } = fault;
}

/// <summary>Why a store refuses.</summary>
public enum StoreFault { DiskFull, ReadOnly, Busy, Damaged, Newer, DemoMismatch, Missing }

/// <summary>All read verbs.</summary>
public interface IReadSession : IMentionQueries, ICaseQueries, IHotSpotQueries, IAlertQueries, IOutboxQueries, IDueQueries, IChannelQueries,
    IPublishingQueries, IDigestQueries, IMetaQueries, IAlertDeskQueries, IAnswerQueries, ICardQueries, ICorrectionQueries, IEnvelopeQueries, IGrantQueries,
    IHidingQueries, IMemberRightsQueries, ISeriesQueries, IStaffQueries, ITipQueries;

/// <summary>All verbs.</summary>
public interface IWriteSession : IReadSession, IMentionWrites, ICaseWrites, IHotSpotWrites, IAlertWrites, IOutboxWrites, IDueWrites, IChannelWrites,
    IDigestWrites, IMetaWrites, IAlertDeskWrites, IAnswerWrites, ICardWrites, ICorrectionWrites, IEnvelopeWrites, IGrantWrites, IHidingWrites, IMemberRightsWrites, ISeriesWrites, IStaffWrites, ITipWrites
{
    /// <summary>
    /// Takes the next <paramref name="count"/> numbers of a sequence (<c>M</c> mentions, <c>C</c> cases, <c>H</c> hot spots, <c>A</c> alerts, <c>O</c> outbox, <c>N</c> notices,
    /// <c>S</c> silences, <c>P</c> staff, <c>R</c> answers, <c>T</c> notices to members) and returns the first; starts at 1.
    /// </summary>
    ValueTask<long> NextAsync(string sequence, int count, CancellationToken cancellationToken);
}
