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

    public static List<string> Events(IEnumerable<Voice> voices, DateTimeOffset? until = null, TimeSpan shift = default)
    {
        var policy = new HotSpotPolicy();
        var watch = new SeriesWatch(policy, new AlarmBudget(), HolidayCalendar.Empty, RollUp.None);
        var feed = new VoiceFeed(watch);
        var book = new HotSpotBook(watch, policy);
        var told = new List<string>();
        var step = Monday + shift;
        foreach (var voice in voices.OrderBy(v => v.At).ThenBy(v => v.Story))
        {
            for (; step <= voice.At; step += policy.Evaluation)
            {
                told.AddRange(book.Step(step).Select(d => Line(d, step - shift)));
            }

            feed.Add(voice);
        }

        for (; step <= (until ?? Monday.AddDays(60)) + shift; step += policy.Evaluation)
        {
            told.AddRange(book.Step(step).Select(d => Line(d, step - shift)));
        }

        return told;
    }

    private static string Line(HotSpotDecision d, DateTimeOffset at) => FormattableString.Invariant(
        $"{d.Event!.Kind} {at:MM-ddTHH:mm} {d.Next!.Topic} {d.Next.Unit} {d.Next.Observed} {d.Next.Expected:F3} {d.Next.People} {d.Next.Stories} {d.Next.Detector}");
}
