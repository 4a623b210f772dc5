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
    public void A_watch_that_is_filled_from_stored_hours_says_what_one_says_that_ran_on() => Prop.ForAll(
        Streams.ToArbitrary(), Gen.Choose(8, 33).ToArbitrary(), (voices, day) => Stream.Events(voices).SequenceEqual(Stream.Events(voices, restart: TimeSpan.FromHours((day * 24) + 13.25)))).Check(Few);

    private static DateTimeOffset Closed(List<string> events, int opened) =>
        events.Skip(opened).FirstOrDefault(e => e.StartsWith("resolved", StringComparison.Ordinal)) is { } line ? At(line) : DateTimeOffset.MaxValue;

    private static DateTimeOffset At(string line) =>
        DateTimeOffset.Parse("2026-" + line.Split(' ')[1] + "+07:00", System.Globalization.CultureInfo.InvariantCulture);
}
