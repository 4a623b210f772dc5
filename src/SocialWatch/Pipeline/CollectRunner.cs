using System.Collections.Concurrent;
using SocialWatch.Channels;
using SocialWatch.Chat;
using SocialWatch.Notify;
using SocialWatch.Storage;
using SocialWatch.Time;

namespace SocialWatch.Pipeline;

/// <summary>
/// One poll of one source (DESIGN 5.1): pages are committed as they come, a fault becomes a state that people can see, never a silence.
/// This is the one broad catch of the collect loop.
/// </summary>
internal sealed partial class CollectRunner(
    IStore store, IngestStage ingest, SourceCatalogue catalogue, HealthDesk health, IStaffInbox desk, OutboxSignal signal, LocalClock clock, ILogger<CollectRunner> logger)
{
    private readonly ConcurrentDictionary<string, bool> _heard = new(StringComparer.Ordinal);

    /// <summary>Polls if the source's time has come; returns how many new items came in, or null when it was left alone.</summary>
    public async ValueTask<int?> PollIfDueAsync(Source source, CancellationToken cancellationToken)
    {
        // The time of a source is that of a channel that is read; one without a record has its own, far one.
        var read = Allowed(source) is { Channels.Count: > 0 } allowed ? allowed : source;
        return await health.NextPollAsync(read, cancellationToken) > clock.Now ? null : await PollAsync(source, cancellationToken);
    }

    /// <summary>Polls now.</summary>
    public async ValueTask<int> PollAsync(Source source, CancellationToken cancellationToken)
    {
        var allowed = Allowed(source);
        if (allowed.Channels.Count < source.Channels.Count)
        {
            await health.RecordNotAllowedAsync(source with { Channels = [.. source.Channels.Except(allowed.Channels)] }, cancellationToken);
        }

        if (allowed.Channels.Count == 0)
        {
            return 0;
        }

        var connector = catalogue.ConnectorOf(source);
        var poll = new Poll();
#pragma warning disable CA1031 // The loop boundary: whatever a connector throws becomes the recorded fault of its channels.
        try
        {
            await ReadAllAsync(connector, allowed, poll, cancellationToken);
            await health.RecordOkAsync(allowed, connector.Traits, poll.Newest, cancellationToken);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested && e is not StoreFaultException)
        {
            var fault = connector.Explain(e);
            PollFailed(source.Id, fault.Kind, fault.Code);
            await health.RecordFaultAsync(allowed, fault, poll.Newest, cancellationToken);
        }
#pragma warning restore CA1031
        _heard[source.Id] = poll.Pages > 0;
        return poll.New;
    }

    /// <summary>Whether the last poll of a source brought anything at all, were it only a press or something passed over.</summary>
    public bool Heard(Source source) => _heard.GetValueOrDefault(source.Id);

    private Source Allowed(Source source)
    {
        var today = LocalClock.DateOf(clock.Now);
        return source with { Channels = [.. source.Channels.Where(c => c.MayListen(today))] };
    }

    private async ValueTask ReadAllAsync(IConnector connector, Source source, Poll poll, CancellationToken cancellationToken)
    {
        var (watermark, moved, lastOk) = await store.ReadAsync(
            async (session, token) => (
                await session.WatermarkAsync(source.Id, token),
                await session.MovedSourcesAsync(token),
                (await session.ChannelStateAsync(source.Channels[0].Id, token))?.LastOkAt),
            cancellationToken);

        // At first contact a page's old posts are history: nobody is alarmed about last week. Later, after an outage, they are new (found late).
        var mode = lastOk is null ? IngestMode.LiveImport : IngestMode.Live;
        var current = source with { Channels = [.. source.Channels.Select(c => moved.TryGetValue(c.Source, out var to) ? c with { Source = to } : c)] };
        await foreach (var page in connector.FetchAsync(current, watermark, cancellationToken))
        {
            poll.Pages++;

            // A poll that brought nothing writes nothing.
            if (page.Items.Count > 0 || page.MovedSources is not null || page.Watermark != watermark)
            {
                IReadOnlyList<StaffAnswer> answers = [];
                poll.Add(await ingest.CommitAsync(
                    page.Items, mode, async (session, _, token) => answers = await MarkAsync(session, source, page, token), cancellationToken));
                watermark = page.Watermark;
                if (page.Staff.Count > 0 || page.MovedSources is not null)
                {
                    signal.Ring(); // only now is the answer there to be seen
                    await desk.CommittedAsync(answers, cancellationToken);
                }
            }

            foreach (var (kind, count) in page.PassedOver ?? new Dictionary<string, int>())
            {
                PassedOver(source.Id, kind, count);
            }
        }
    }

    private async ValueTask<IReadOnlyList<StaffAnswer>> MarkAsync(IWriteSession session, Source source, FetchedPage page, CancellationToken cancellationToken)
    {
        foreach (var (from, to) in page.MovedSources ?? new Dictionary<string, string>())
        {
            await session.MoveSourceAsync(from, to, cancellationToken);
        }

        var answers = await desk.TakeAsync(session, page.Staff, cancellationToken);
        await session.SetWatermarkAsync(source.Id, page.Watermark, cancellationToken);
        return answers;
    }

    private sealed class Poll
    {
        public int New { get; private set; }
        public int Pages { get; set; }
        public Dictionary<string, DateTimeOffset> Newest { get; } = new(StringComparer.Ordinal);

        public void Add(IngestReport report)
        {
            New += report.New;
            foreach (var (channel, at) in report.Newest)
            {
                Newest[channel] = Newest.TryGetValue(channel, out var old) && old > at ? old : at;
            }
        }
    }

    [LoggerMessage(1001, LogLevel.Warning, "Source {Source} cannot be read: {Kind} ({Code})")]
    private partial void PollFailed(string source, FaultKind kind, string code);

    [LoggerMessage(1002, LogLevel.Debug, "Source {Source}: {Count} passed over ({Kind})")]
    private partial void PassedOver(string source, string kind, int count);
}
