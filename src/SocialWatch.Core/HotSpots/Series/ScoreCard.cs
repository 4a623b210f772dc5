namespace SocialWatch.HotSpots.Series;

/// <summary>A planted hot spot or decoy of a stream whose truth is known.</summary>
/// <param name="Lasts">How long it lasts.</param>
public sealed record Planted(string Topic, string Unit, DateTimeOffset Start, TimeSpan Lasts);

/// <summary>What was planted in a stream.</summary>
/// <param name="Series">(topic, unit) pairs.</param>
/// <param name="Weeks">Weeks in which raises count.</param>
/// <param name="From">Raises before are not looked at.</param>
public sealed record Truth(IReadOnlyList<Planted> Events, IReadOnlyList<Planted> Decoys, int Series, double Weeks, DateTimeOffset From);

/// <summary>One raise of a hot spot of scope unit.</summary>
/// <param name="Worse">A raise of one that stands: it may find an event, it is never a false alarm of its own.</param>
public sealed record Raise(DateTimeOffset At, string Topic, string Unit, bool Worse);

/// <summary>Events, the share found within 24 hours or their length, delays in hours (null when none was found), false alarms per series and week, decoys raised.</summary>
public sealed record Score(int Events, double Found, double? MedianDelay, double? LongDelay, double FalseAlarms, int DecoysRaised, int Decoys);

/// <summary>Scores raises against a truth. Pure, thread-safe.</summary>
public static class ScoreCard
{
    private static readonly TimeSpan Day = TimeSpan.FromHours(24);

    public static Score Of(Truth truth, IReadOnlyCollection<Raise> raises)
    {
        var counted = raises.Where(r => r.At >= truth.From).OrderBy(r => r.At).ToList();
        var used = new HashSet<Raise>(ReferenceEqualityComparer.Instance);
        var delays = new List<double>();
        foreach (var e in truth.Events)
        {
            var until = e.Start + (e.Lasts > Day ? e.Lasts : Day);
            if (counted.Find(r => Same(r, e) && r.At >= e.Start && r.At <= until) is { } hit)
            {
                delays.Add((hit.At - e.Start).TotalHours);
            }

            used.UnionWith(counted.Where(r => !r.Worse && Same(r, e) && r.At >= e.Start.AddHours(-1) && r.At <= e.Start + e.Lasts + Day));
        }

        var decoys = 0;
        foreach (var d in truth.Decoys)
        {
            var hits = counted.Where(r => !r.Worse && !used.Contains(r) && Same(r, d) && r.At >= d.Start && r.At <= d.Start + d.Lasts + TimeSpan.FromHours(6)).ToList();
            decoys += hits.Count > 0 ? 1 : 0;
            used.UnionWith(hits);
        }

        var alarms = counted.Count(r => !r.Worse && !used.Contains(r)) / (truth.Series * truth.Weeks);
        delays.Sort();
        return new(
            truth.Events.Count, truth.Events.Count == 0 ? 0 : delays.Count / (double)truth.Events.Count, Median(delays),
            delays.Count == 0 ? null : delays[(int)(0.9 * (delays.Count - 1))], alarms, decoys, truth.Decoys.Count);
    }

    private static bool Same(Raise raise, Planted planted) => raise.Topic == planted.Topic && raise.Unit == planted.Unit;

    private static double? Median(List<double> sorted) =>
        sorted.Count == 0 ? null : (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
}
