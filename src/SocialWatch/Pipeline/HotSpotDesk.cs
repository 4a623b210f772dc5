using System.Globalization;
using SocialWatch.HotSpots;
using SocialWatch.Mentions;
using SocialWatch.Privacy;
using SocialWatch.Storage;
using SocialWatch.Time;

namespace SocialWatch.Pipeline;

/// <summary>
/// Evaluates every (topic, unit) on the window that ends now and keeps the hot spots (DESIGN 6.2). One write transaction: counts, hot spots, alerts agree.
/// </summary>
internal sealed class HotSpotDesk(IStore store, IEnumerable<IHotSpotDetector> detectors, HotSpotPolicy policy, HotSpotTeller teller, LocalClock clock)
{
    /// <summary>Days of baseline behind the expected value (DESIGN 6.2: four weeks).</summary>
    private const int BaselineDays = 28;
    private readonly IReadOnlyList<IHotSpotDetector> _detectors = [.. detectors.OrderBy(d => d.Id, StringComparer.Ordinal)];

    /// <summary>Evaluates now; returns how many hot spots were told of.</summary>
    public async ValueTask<int> EvaluateAsync(CancellationToken cancellationToken)
    {
        var now = clock.Now;
        return await store.WriteAsync((session, token) => EvaluateAsync(session, now, token), cancellationToken);
    }

    private async ValueTask<int> EvaluateAsync(IWriteSession session, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var from = now - policy.Window;
        var week = PersonMarks.WeekCovering(LocalClock.DateOf(from), LocalClock.DateOf(now));
        var windows = (await session.WindowsAsync(from, now, week, BaselineDays, cancellationToken)).ToDictionary(w => (w.Topic, w.Unit));
        var held = await session.HeldAsync(cancellationToken);
        var live = await session.LiveHotSpotsAsync(cancellationToken);
        var hold = new Dictionary<(string Topic, string Unit), DateTimeOffset>();
        var told = new List<HotSpotDecision>();
        foreach (var key in windows.Keys.Union(live.Select(h => (h.Topic, h.Unit))).Order())
        {
            var window = windows.GetValueOrDefault(key);
            var existing = await session.LatestHotSpotAsync(key.Item1, key.Item2, cancellationToken);
            var since = held.TryGetValue(key, out var first) ? first : (DateTimeOffset?)null;
            var decision = HotSpotLife.Step(existing, window, window is null ? null : Detect(window), since, now, policy);
            if (decision.Action == HotSpotAction.Hold)
            {
                hold[key] = now;
            }
            else if (await SaveAsync(session, decision, cancellationToken) is { Tells: true } tells)
            {
                told.Add(tells);
            }
        }

        if (hold.Count > 0 || held.Count > 0)
        {
            await session.SetHeldAsync(hold, cancellationToken);
        }

        await TellAsync(session, told, from, now, cancellationToken);
        return told.Count;
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

    // The highest level any detector sees; the first detector by id among equals.
    private Detection? Detect(WindowFacts window) => _detectors.Select(d => d.Evaluate(window)).OfType<Detection>().MaxBy(d => d.Level);

    private async ValueTask TellAsync(
        IWriteSession session, List<HotSpotDecision> told, DateTimeOffset from, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var linked = new List<LinkedWindow>();
        foreach (var spot in told.Select(d => d.Next!))
        {
            var mentions = new HashSet<string>(StringComparer.Ordinal);
            await foreach (var mention in session.MentionsAsync(new ListFilter(from, now, null, [spot.Unit], spot.Topic), cancellationToken))
            {
                mentions.Add(mention.Id);
            }

            linked.Add(new(spot.Topic, spot.Unit, mentions));
        }

        foreach (var group in HotSpotLinks.Group(linked))
        {
            var lead = told.First(d => d.Next!.Topic == group.Lead.Topic && d.Next.Unit == group.Lead.Unit);
            await teller.TellAsync(session, lead, group.Topics, cancellationToken);
        }
    }
}
