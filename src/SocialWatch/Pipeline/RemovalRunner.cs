using SocialWatch.Channels;
using SocialWatch.Configuration;
using SocialWatch.Mentions;
using SocialWatch.Storage;
using SocialWatch.Time;

namespace SocialWatch.Pipeline;

/// <summary>
/// Asks about the questions that still wait: one that its author deleted is withdrawn and no miss (DESIGN 6.1); and about today's own posts: one deleted on
/// its day does not count for the floor (DESIGN 6.4). A few direct reads an hour, no more.
/// </summary>
internal sealed partial class RemovalRunner(
    IStore store, IngestStage ingest, SourceCatalogue catalogue, UnionConfig config, LocalClock clock, ILogger<RemovalRunner> logger)
{
    /// <summary>Most questions asked about in one run; the nearest due first.</summary>
    private const int Most = 50;

    public async ValueTask<int> RunAsync(CancellationToken cancellationToken)
    {
        var gone = new List<FetchedItem>();
        foreach (var question in await WaitingAsync(cancellationToken))
        {
            if (await IsGoneAsync(question, cancellationToken))
            {
                gone.Add(new()
                {
                    Channel = question.Channel, ExternalId = question.ExternalId, Kind = question.Kind, At = question.At, Change = ItemChange.Removed,
                });
            }
        }

        if (gone.Count > 0)
        {
            await ingest.CommitAsync(gone, IngestMode.Live, null, cancellationToken);
        }

        return gone.Count;
    }

    private async ValueTask<IReadOnlyList<Mention>> WaitingAsync(CancellationToken cancellationToken) => await store.ReadAsync(
        async (session, token) =>
        {
            var found = new List<Mention>();
            var cases = await session.CasesDueAsync(clock.Now.AddDays(30), token);
            // Those whose time has not run out first: many broken promises must not keep the others from being asked about.
            var askers = cases.Where(c => !c.Private).SelectMany(c => c.Askers).Where(a => a.WaitingMessage is not null).OrderBy(a => a.DueAt < clock.Now).ThenBy(a => a.DueAt);
            foreach (var waiting in askers.Select(a => a.WaitingMessage!).Take(Most))
            {
                // An id that carried a person is only kept as a hash: the platform cannot be asked about it.
                if (await session.MentionAsync(waiting, token) is { Removed: false } mention && !mention.ExternalId.StartsWith("h:", StringComparison.Ordinal))
                {
                    found.Add(mention);
                }
            }

            await foreach (var own in session.MentionsAsync(new ListFilter(LocalClock.StartOf(clock.Today)), token))
            {
                if (own is { Origin: Origin.Own, Kind: MentionKind.Post, Removed: false } && found.Count < 2 * Most)
                {
                    found.Add(own);
                }
            }

            return (IReadOnlyList<Mention>)found;
        },
        cancellationToken);

    private async ValueTask<bool> IsGoneAsync(Mention question, CancellationToken cancellationToken)
    {
        var channel = config.Channels.FirstOrDefault(c => c.Id == question.Channel);
        var source = catalogue.Sources.FirstOrDefault(s => s.Channels.Any(c => c.Id == question.Channel));
        if (channel is null || source is null || catalogue.ConnectorOf(source) is not IRemovalProbe probe)
        {
            return false;
        }

#pragma warning disable CA1031 // The loop boundary: a question that cannot be asked about stands, and the poll of its channel records the fault.
        try
        {
            return await probe.IsGoneAsync(source, channel, question.ExternalId, cancellationToken);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            var fault = catalogue.ConnectorOf(source).Explain(e);
            ProbeFailed(source.Id, fault.Code);
            return false;
        }
#pragma warning restore CA1031
    }

    [LoggerMessage(1011, LogLevel.Debug, "Source {Source}: an item could not be asked about ({Code})")]
    private partial void ProbeFailed(string source, string code);
}
