using FsCheck;
using FsCheck.Fluent;
using SocialWatch.HotSpots.Series;

namespace SocialWatch.Tests.HotSpots;

public sealed class SeriesWatchProperties
{
    private static readonly Config Few = Config.QuickThrowOnFailure.WithMaxTest(12);

    /// <summary>Four weeks of talk and something at noon of a day after them.</summary>
    private static Gen<List<Voice>> Streams =>
        from seed in Gen.Choose(1, 10_000)
        from rate in Gen.Elements(0.5, 3.0, 15.0)
        from people in Gen.Choose(0, 30)
        from hours in Gen.Choose(1, 40)
        select (List<Voice>)[.. Stream.Quiet(seed, 36, rate), .. Stream.People(Stream.Monday.AddDays(30).AddHours(12), people, TimeSpan.FromHours(hours))];

    /// <summary>Three units of two areas and two topics: sudden and slow hot spots, a rise over all units, an outage, a person who shouts over days.</summary>
    private static Gen<List<Voice>> Whole =>
        from seed in Gen.Choose(1, 10_000)
        from rate in Gen.Elements(0.4, 2.0, 8.0)
        from day in Gen.Choose(2, 30)
        from people in Gen.Choose(4, 30)
        from hours in Gen.Choose(1, 60)
        select Organisation(seed, rate, Stream.Monday.AddDays(day), people, TimeSpan.FromHours(hours));

    private static readonly RollUp Layout = new("tinh", unit => unit == "kho" ? "bac" : "nam");

    private static List<Voice> Organisation(int seed, double rate, DateTimeOffset day, int people, TimeSpan over)
    {
        var voices = new List<Voice>();
        foreach (var (unit, share) in new[] { ("kho", 1.0), ("may", 2.5), ("than", 0.6) })
        {
            voices.AddRange(Stream.Quiet(seed + unit.Length, 40, rate * share, unit));
            voices.AddRange(Stream.Quiet(seed + (7 * unit.Length), 40, rate, unit, "meals"));
        }

        voices.RemoveAll(v => v.Unit == "may" && v.At > day.AddDays(3) && v.At < day.AddDays(5));
        voices.AddRange(Stream.People(day.AddHours(14), people, over));
        voices.AddRange(Stream.People(day.AddDays(6).AddHours(9), people, TimeSpan.FromHours(2), "than", "meals"));
        voices.AddRange(((string[])["kho", "may", "than"]).SelectMany(u => Stream.People(day.AddDays(2).AddHours(8), 3, TimeSpan.FromHours(4), u)));
        voices.AddRange(Enumerable.Range(0, 90).Select(i => new Voice(day.AddHours(2 * i), "kho", ["meals"], 777, 900_000 + i, true)));
        return voices;
    }

    [Fact]
    public void A_shift_by_whole_weeks_changes_nothing() => Prop.ForAll(Streams.ToArbitrary(), Gen.Choose(1, 60).ToArbitrary(), (voices, weeks) =>
    {
        var shift = TimeSpan.FromDays(7 * weeks);
        return Stream.Events(voices).SequenceEqual(Stream.Events(voices.Select(v => v with { At = v.At + shift }), shift: shift));
    }).Check(Few);

    [Fact]
    public void A_second_run_gives_the_same_events() => Prop.ForAll(Streams.ToArbitrary(), voices => Stream.Events(voices).SequenceEqual(Stream.Events(voices))).Check(Few);

    [Fact]
    public void Another_mention_never_closes_a_hot_spot_earlier() => Prop.ForAll(
        Streams.ToArbitrary(), Gen.Choose(0, 30 * 60).ToArbitrary(), Gen.Elements(true, false).ToArbitrary(), (voices, minute, complaint) =>
        {
            var before = Stream.Events(voices);
            var opened = before.FindIndex(e => e.StartsWith("opened", StringComparison.Ordinal));
            if (opened < 0)
            {
                return true;
            }

            var at = At(before[opened]).AddMinutes(1 + minute);
            var after = Stream.Events([.. voices, new Voice(at, "kho", ["wages"], 99_999, 99_999, complaint)]);
            return Closed(after, opened) >= Closed(before, opened);
        }).Check(Few);

    [Fact]
    public void The_order_in_which_an_hours_mentions_come_does_not_matter() => Prop.ForAll(Streams.ToArbitrary(), Gen.Choose(1, 10_000).ToArbitrary(), (voices, seed) =>
    {
        // What came before an evaluation has come; in which order is chance. Pages are polled in their own order.
        var random = new Random(seed);
        var mixed = voices.OrderBy(v => v.At.UtcTicks / TimeSpan.FromMinutes(15).Ticks).ThenBy(_ => random.Next()).ToList();
        return Stream.Events(voices).SequenceEqual(Stream.Events(mixed, sorted: true));
    }).Check(Few);

    [Fact]
    public void A_watch_that_is_filled_from_stored_hours_again_and_again_says_what_one_says_that_ran_on() => Prop.ForAll(
        Whole.ToArbitrary(), Gen.Choose(3, 40).ToArbitrary(), (voices, hours) =>
        {
            var (ran, restarted) = (Stream.Events(voices, rollUp: Layout), Stream.Events(
                voices, restart: at => (at - Stream.Monday).Ticks % TimeSpan.FromHours(hours).Ticks == TimeSpan.FromMinutes(45).Ticks, rollUp: Layout));
            return ran.SequenceEqual(restarted).Label(string.Join('\n', ran.Except(restarted).Prepend("ran on:").Concat(restarted.Except(ran).Prepend("restarted:"))));
        }).Check(Few);

    private static DateTimeOffset Closed(List<string> events, int opened) =>
        events.Skip(opened).FirstOrDefault(e => e.StartsWith("resolved", StringComparison.Ordinal)) is { } line ? At(line) : DateTimeOffset.MaxValue;

    private static DateTimeOffset At(string line) =>
        DateTimeOffset.Parse("2026-" + line.Split(' ')[1] + "+07:00", System.Globalization.CultureInfo.InvariantCulture);
}
