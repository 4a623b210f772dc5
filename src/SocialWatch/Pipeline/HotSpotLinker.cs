using SocialWatch.HotSpots;
using SocialWatch.Storage;

namespace SocialWatch.Pipeline;

/// <summary>
/// Joins hot spots that are about one thing (DESIGN 6.2): those that share over half their mentions are one alert that names all topics, and one story in several
/// units links their hot spots. Links are stored on both sides and stand in both timelines.
/// </summary>
internal sealed class HotSpotLinker(CauseReader causes)
{
    /// <summary>The decisions to tell, each with the topics its alert names; one that is told within another hot spot's alert is not among them.</summary>
    public async ValueTask<IReadOnlyList<(HotSpotDecision Decision, IReadOnlyList<string> Topics)>> LinkAsync(
        IWriteSession session, IReadOnlyList<HotSpotDecision> told, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var plain = told.Where(d => d.Action == HotSpotAction.Resolve).Select(d => (d, (IReadOnlyList<string>)[d.Next!.Topic])).ToList();
        var raised = told.Where(d => d.Action != HotSpotAction.Resolve).ToList();
        if (raised.Count == 0)
        {
            return plain;
        }

        var windows = new Dictionary<string, (HotSpot Spot, WindowMentions Reading)>(StringComparer.Ordinal);
        foreach (var spot in await session.LiveHotSpotsAsync(cancellationToken))
        {
            windows[spot.Id] = (spot, await causes.MentionsAsync(session, HotSpotDesk.Key(spot), now - spot.Window, now, cancellationToken));
        }

        var linked = raised.Select(d => d.Next!.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var id in linked)
        {
            foreach (var (other, (spot, reading)) in windows.Where(w => w.Key != id && w.Value.Spot.Unit != windows[id].Spot.Unit && w.Value.Spot.Scope == windows[id].Spot.Scope).ToList())
            {
                if (SharesStory(windows[id].Reading, reading))
                {
                    await JoinAsync(session, windows, id, other, now, cancellationToken);
                }
            }
        }

        return [.. plain, .. await GroupAsync(session, raised, windows, now, cancellationToken)];
    }

    private static async ValueTask<IReadOnlyList<(HotSpotDecision Decision, IReadOnlyList<string> Topics)>> GroupAsync(
        IWriteSession session, List<HotSpotDecision> raised, Dictionary<string, (HotSpot Spot, WindowMentions Reading)> windows, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var result = new List<(HotSpotDecision, IReadOnlyList<string>)>();
        var units = windows.Values.Where(w => w.Spot.Scope == HotSpotScope.Unit).ToList();
        var byPlace = units.ToDictionary(w => (w.Spot.Topic, w.Spot.Unit), w => w.Spot);
        var groups = HotSpotLinks.Group([.. units.Select(w => new LinkedWindow(w.Spot.Topic, w.Spot.Unit, w.Reading.Mentions))]);
        foreach (var decision in raised)
        {
            var spot = decision.Next!;
            var group = groups.FirstOrDefault(g => spot.Scope == HotSpotScope.Unit && g.Members.Any(m => m.Topic == spot.Topic && m.Unit == spot.Unit));
            var members = group is null ? [spot] : group.Members.Select(m => byPlace[(m.Topic, m.Unit)]).ToList();
            foreach (var other in members.Where(m => m.Id != spot.Id))
            {
                await JoinAsync(session, windows, spot.Id, other.Id, now, cancellationToken);
            }

            // Of several raised at once the one with most mentions speaks; one raised beside what was told already is no second alarm, unless it is worse.
            var fresh = members.Where(m => raised.Exists(d => d.Next!.Id == m.Id)).ToList();
            var spoken = members.Exists(m => !fresh.Contains(m) && m.Level >= spot.Level);
            if (fresh[0].Id == spot.Id && (!spoken || decision.Action == HotSpotAction.Worse))
            {
                result.Add((decision, [.. members.Select(m => m.Topic).Prepend(spot.Topic).Distinct(StringComparer.Ordinal)]));
            }
        }

        return result;
    }

    /// <summary>One story told in both.</summary>
    private static bool SharesStory(WindowMentions a, WindowMentions b) => a.Stories.Any(b.Stories.Contains);

    private static async ValueTask JoinAsync(
        IWriteSession session, Dictionary<string, (HotSpot Spot, WindowMentions Reading)> windows, string id, string other, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        foreach (var (one, two) in new[] { (id, other), (other, id) })
        {
            var (spot, reading) = windows[one];
            if (!spot.Links.Contains(two))
            {
                var next = spot with { Links = [.. spot.Links.Append(two).Order(StringComparer.Ordinal)] };
                windows[one] = (next, reading);
                await session.SaveHotSpotAsync(next, HotSpotEvent.Of(next, now, "linked", two), cancellationToken);
            }
        }
    }
}
