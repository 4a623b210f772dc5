using SocialWatch.Configuration;
using SocialWatch.HotSpots;
using SocialWatch.HotSpots.Series;
using SocialWatch.Time;

namespace SocialWatch.Tests.HotSpots;

/// <summary>Small made streams, and the events that come of them.</summary>
internal static class Stream
{
    public static readonly DateTimeOffset Monday = LocalClock.StartOf(new(2026, 3, 2));

    /// <summary>Weeks of quiet talk: independent voices of one topic in one unit.</summary>
    public static List<Voice> Quiet(int seed, int days, double perDay, string unit = "kho", string topic = "wages")
    {
        var random = new Random(seed);
        var voices = new List<Voice>();
        for (var at = Monday; at < Monday.AddDays(days);)
        {
            at = at.AddDays(-Math.Log(1 - random.NextDouble()) / perDay);
            voices.Add(new(at, unit, [topic], random.Next(1, 500), random.NextInt64(1, long.MaxValue), random.NextDouble() < 0.4));
        }

        return voices;
    }

    public static IEnumerable<Voice> People(DateTimeOffset from, int people, TimeSpan over, string unit = "kho", string topic = "wages") =>
        Enumerable.Range(0, people).Select(i => new Voice(from + (over * (i / (double)people)), unit, [topic], 10_000 + i, 20_000 + i, true));

    /// <param name="sorted">The voices stand in the order in which they come.</param>
    /// <param name="restart">Whenever this says so the watch is thrown away and one is filled from what was stored of it.</param>
    public static List<string> Events(
        IEnumerable<Voice> voices, DateTimeOffset? until = null, TimeSpan shift = default, bool sorted = false, Func<DateTimeOffset, bool>? restart = null, RollUp? rollUp = null)
    {
        var (policy, layout) = (new HotSpotPolicy(), rollUp ?? RollUp.None);
        var watch = new SeriesWatch(policy, new AlarmBudget(), HolidayCalendar.Empty, layout);
        var (feed, stored) = (new VoiceFeed(watch), new Dictionary<(SeriesKey, DateTimeOffset), SeriesHour>());
        var book = new HotSpotBook(() => watch, policy);
        var (told, heard, units) = (new List<string>(), new List<Voice>(), new List<SeriesUnit>());
        var step = Monday + shift;
        foreach (var voice in sorted ? voices : voices.OrderBy(v => v.At).ThenBy(v => v.Story))
        {
            RunTo(voice.At);
            feed.Add(voice);
            heard.Add(voice);
        }

        RunTo((until ?? Monday.AddDays(60)) + shift);
        return told;

        void RunTo(DateTimeOffset at)
        {
            for (; step <= at; step += policy.Evaluation)
            {
                if (restart?.Invoke(step) == true)
                {
                    (watch, feed) = Fill(policy, layout, stored.Values, units, heard, step);
                }

                told.AddRange(book.Step(step).Select(d => Line(d, step - shift)));
                if (restart is not null)
                {
                    var changes = watch.TakeChanges();
                    units.AddRange(changes.Units);
                    changes.Hours.ToList().ForEach(h => stored[(h.Key, h.Hour)] = h);
                }
            }
        }
    }

    private static (SeriesWatch, VoiceFeed) Fill(
        HotSpotPolicy policy, RollUp rollUp, IEnumerable<SeriesHour> stored, List<SeriesUnit> units, List<Voice> heard, DateTimeOffset now)
    {
        var watch = new SeriesWatch(policy, new AlarmBudget(), HolidayCalendar.Empty, rollUp, now);
        var feed = new VoiceFeed(watch);
        units.ForEach(watch.Restore);
        stored.Where(h => h.Hour >= SeriesWatch.HistorySince(now)).ToList().ForEach(watch.Restore);
        heard.Where(v => v.At >= SeriesWatch.ComparedSince(now) && v.At < SeriesWatch.DetailSince(now)).ToList().ForEach(v => feed.Recall(v));
        heard.Where(v => v.At >= SeriesWatch.DetailSince(now)).ToList().ForEach(v => feed.Add(v));
        return (watch, feed);
    }

    private static string Line(HotSpotDecision d, DateTimeOffset at) => FormattableString.Invariant(
        $"{d.Event!.Kind} {at:MM-ddTHH:mm} {d.Next!.Topic} {d.Next.Unit} {d.Next.Scope} {d.Next.Observed} {d.Next.Expected:F3} {d.Next.People} {d.Next.Stories} {d.Next.Detector}");
}
