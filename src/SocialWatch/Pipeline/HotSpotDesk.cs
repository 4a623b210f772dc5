using System.Globalization;
using SocialWatch.HotSpots;
using SocialWatch.HotSpots.Series;
using SocialWatch.Storage;
using SocialWatch.Time;

namespace SocialWatch.Pipeline;

/// <summary>
/// Evaluates every series on windows that end now and keeps the hot spots (DESIGN 6.2): the backtest's own detectors and lives over what the store holds. One
/// write transaction: counts, hot spots, alerts agree.
/// </summary>
internal sealed class HotSpotDesk(IStore store, SeriesFeed feed, HotSpotPolicy policy, CauseReader causes, HotSpotLinker linker, HotSpotTeller teller, LocalClock clock)
{
    /// <summary>Evaluates now; returns how many hot spots were told of.</summary>
    public async ValueTask<int> EvaluateAsync(CancellationToken cancellationToken)
    {
        var now = clock.Now;
        var (told, watch) = await store.WriteAsync(
            async (session, token) =>
            {
                var watch = await feed.CatchUpAsync(session, now, token);
                var told = await RoundAsync(session, watch, now, token);
                await feed.SaveAsync(session, watch, token);
                return (told, watch);
            },
            cancellationToken);
        feed.Keep(watch);
        return told;
    }

    /// <summary>Stores what a decision says, drawing a number for a new hot spot.</summary>
    internal static async ValueTask<HotSpotDecision> SaveAsync(IWriteSession session, HotSpotDecision decision, CancellationToken cancellationToken)
    {
        if (decision.NeedsId)
        {
            decision = decision.WithId("H" + (await session.NextAsync("H", 1, cancellationToken)).ToString(CultureInfo.InvariantCulture));
        }

        if (decision.Next is { } next)
        {
            await session.SaveHotSpotAsync(next, decision.Event, cancellationToken);
        }

        return decision;
    }

    private async ValueTask<int> RoundAsync(IWriteSession session, SeriesWatch watch, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var readings = watch.Evaluate(now);
        var live = (await session.LiveHotSpotsAsync(cancellationToken)).ToDictionary(Key);
        var held = await session.HeldAsync(cancellationToken);
        var newest = new Dictionary<SeriesKey, HotSpot>();
        foreach (var key in HotSpotRound.Asked(readings, live.Keys))
        {
            if (await session.LatestHotSpotAsync(key, cancellationToken) is { } known)
            {
                newest[key] = known;
            }
        }

        var round = HotSpotRound.Decide(readings, new(newest, held), now, policy);
        var told = new List<HotSpotDecision>();
        foreach (var (_, decision) in round.Decisions)
        {
            var stored = await SaveAsync(session, await ExplainedAsync(session, decision, now, cancellationToken), cancellationToken);
            if (stored.Tells)
            {
                told.Add(stored);
            }
        }

        if (round.Held.Count > 0 || held.Count > 0)
        {
            await session.SetHeldAsync(round.Held, cancellationToken);
        }

        foreach (var (decision, topics) in await linker.LinkAsync(session, told, now, cancellationToken))
        {
            await teller.TellAsync(session, decision, topics, cancellationToken);
        }

        var stands = round.Decisions.Where(d => d.Decision.Next!.State != HotSpotState.Resolved).Select(d => d.Key)
            .Union(live.Keys.Except(round.Decisions.Where(d => d.Decision.Next!.State == HotSpotState.Resolved).Select(d => d.Key)));
        HotSpotRound.LeaveOut(watch, readings, stands, now);
        return told.Count;
    }

    /// <summary>What is told says what it is about, and has a holding statement to be approved.</summary>
    private async ValueTask<HotSpotDecision> ExplainedAsync(IReadSession session, HotSpotDecision decision, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (decision is not { Action: HotSpotAction.Open or HotSpotAction.Worse or HotSpotAction.Reopen, Next: { } next })
        {
            return decision;
        }

        var cause = await causes.CauseAsync(session, Key(next), now - next.Window, now, cancellationToken);
        return decision with { Next = next with { Cause = cause, Holding = next.Holding ?? teller.Draft(next) } };
    }

    internal static SeriesKey Key(HotSpot spot) => new(spot.Topic, spot.Unit, spot.Scope);
}
