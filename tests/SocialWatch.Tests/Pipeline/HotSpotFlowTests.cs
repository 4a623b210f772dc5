using SocialWatch.Corrections;
using SocialWatch.HotSpots;
using SocialWatch.Mentions;
using SocialWatch.Pipeline;
using SocialWatch.Tests.HotSpots;
using SocialWatch.Time;

namespace SocialWatch.Tests.Pipeline;

/// <summary>What is a hot spot and what is not, through the real pipeline, after ten ordinary days.</summary>
public sealed class HotSpotFlowTests
{
    private const string Unit = "cd-kcn";
    private static readonly DateTimeOffset Start = LocalClock.StartOf(new(2026, 11, 1));
    private static readonly DateTimeOffset Day = Start.AddDays(10);

    [Fact]
    public async Task Thirty_people_each_writing_one_short_sentence_in_an_hour_are_a_hot_spot()
    {
        await using var bench = await AfterAsync([.. Enumerable.Range(0, 30).Select(i => Row(Day.AddHours(9).AddMinutes(2 * i), "chưa có lương ad ơi", "tho-" + i))]);
        var spot = Assert.Single(await SpotsAsync(bench));
        Assert.Equal(("wages", Unit, Level.Hot), (spot.Topic, spot.Unit, spot.Level));
        Assert.True(spot.OpenedAt <= Day.AddHours(10), $"opened at {spot.OpenedAt}");
    }

    [Fact]
    public async Task One_person_who_posts_many_times_is_none() => await NoneAsync(
        talk => Enumerable.Range(0, 25).Select(i => Row(Day.AddHours(9).AddMinutes(7 * i), talk.Say(meals: false), "mot-nguoi")));

    [Fact]
    public async Task One_text_pasted_by_many_within_minutes_is_none() => await NoneAsync(
        _ => Enumerable.Range(0, 25).Select(i => Row(
            Day.AddHours(9).AddMinutes(i), "Anh chị em chia sẻ mạnh giúp: công ty chậm lương tháng mười, đề nghị trả đủ lương và phụ cấp cho công nhân toàn xưởng", "nguoi-dan-" + i)));

    [Fact]
    public async Task An_old_post_that_resurfaces_is_none_for_what_was_said_then_counts_then()
    {
        // Thirty old comments come in today, with the platform's own times of three days ago; and today many react to them.
        await using var bench = await AfterAsync([]);
        var old = new Talk(3).Crowd(Day.AddDays(-3).AddHours(9), TimeSpan.FromHours(20), 30, Unit).Rows;
        bench.Clock.MoveTo(Day.AddHours(10));
        var items = old.Select((r, i) => LiveRun.Item(r, 90_000 + i)).ToArray();
        await bench.TakeAsync(items);
        await bench.TakeAsync([.. items.Select(i => i with { Engagement = new(900, 80, 40) })]);
        await EvaluateAsync(bench, Day.AddHours(14));
        Assert.DoesNotContain(await SpotsAsync(bench), s => s.OpenedAt >= Day && s.Level > Level.Watch);
    }

    [Fact]
    public async Task A_quiz_or_a_greeting_thread_is_none() => await NoneAsync(
        _ => Enumerable.Range(0, 40).SelectMany(i => (TalkRow[])
        [
            Row(Day.AddHours(9).AddMinutes(2 * i), $"đáp án câu {i % 9} của em là B, chúc cả nhà vui vẻ {i}", "choi-" + i),
            Row(Day.AddHours(9).AddMinutes(2 * i), $"chúc mừng sinh nhật công đoàn, chúc anh chị em nhiều sức khỏe lần {i}", "chuc-" + i),
        ]));

    [Fact]
    public async Task A_mention_that_comes_late_counts_in_its_own_hour()
    {
        var crowd = new Talk(5).Crowd(Day.AddHours(9), TimeSpan.FromHours(2), 16, Unit).Rows;
        await using var prompt = await AfterAsync(crowd);
        await using var late = await AfterAsync([]);
        late.Clock.MoveTo(Day.AddHours(11).AddMinutes(5));
        await late.TakeAsync([.. crowd.Select((r, i) => LiveRun.Item(r, 90_000 + i))]);
        await EvaluateAsync(late, Day.AddHours(14));
        var (a, b) = (Assert.Single(await SpotsAsync(prompt)), Assert.Single(await SpotsAsync(late)));
        Assert.Equal((a.Topic, a.Unit, a.People), (b.Topic, b.Unit, b.People));
        Assert.Equal(Day.AddHours(11).AddMinutes(30), b.OpenedAt);
    }

    [Fact]
    public async Task What_was_removed_again_does_not_count()
    {
        await using var bench = await AfterAsync([]);
        bench.Clock.MoveTo(Day.AddHours(9).AddMinutes(40));
        var items = new Talk(6).Crowd(Day.AddHours(9), TimeSpan.FromMinutes(40), 12, Unit).Rows.Select((r, i) => LiveRun.Item(r, 90_000 + i)).ToArray();
        await bench.TakeAsync(items);
        await EvaluateAsync(bench, Day.AddHours(9).AddMinutes(45));
        await bench.TakeAsync([.. items.Select(i => i with { Change = ItemChange.Removed })]);
        await EvaluateAsync(bench, Day.AddHours(12));
        Assert.Empty(await SpotsAsync(bench));
    }

    [Fact]
    public async Task What_staff_said_is_about_something_else_is_no_hot_spot_of_its_old_topic_but_of_its_new_one()
    {
        await using var bench = await AfterAsync([]);
        bench.Clock.MoveTo(Day.AddHours(9).AddMinutes(40));
        await bench.TakeAsync([.. new Talk(6).Crowd(Day.AddHours(9), TimeSpan.FromMinutes(40), 12, Unit).Rows.Select((r, i) => LiveRun.Item(r, 90_000 + i))]);
        await EvaluateAsync(bench, Day.AddHours(9).AddMinutes(45));
        foreach (var mention in (await bench.MentionsAsync()).Where(m => m.At >= Day && m.Labels.Contains("wages")))
        {
            await bench.Store.WriteAsync(
                async (s, t) => await bench.Get<CorrectionDesk>().CorrectAsync(s, mention, "wages", false, "staff", bench.Now, t)
                    + await bench.Get<CorrectionDesk>().CorrectAsync(s, (await s.MentionAsync(mention.Id, t))!, "benefits", true, "staff", bench.Now, t),
                Bench.Token);
        }

        await EvaluateAsync(bench, Day.AddHours(12));
        var spots = await SpotsAsync(bench);
        Assert.DoesNotContain(spots, s => s.Topic == "wages");
        Assert.Equal(("benefits", Unit, HotSpotScope.Unit), spots.Where(s => s.Topic == "benefits").Select(s => (s.Topic, s.Unit, s.Scope)).Single());
    }

    [Fact]
    public async Task An_emergency_is_one_at_once()
    {
        await using var bench = await AfterAsync([]);
        bench.Clock.MoveTo(Day.AddHours(9));
        await bench.TakeAsync(LiveRun.Item(Row(Day.AddHours(9), "cháy lớn ở xưởng may rồi mọi người ơi, khói mù mịt", "mot"), 90_000));
        Assert.Equal(Level.Urgent, Assert.Single(await SpotsAsync(bench)).Level);
    }

    private static async Task NoneAsync(Func<Talk, IEnumerable<TalkRow>> rows)
    {
        await using var bench = await AfterAsync([.. rows(new Talk(9))]);
        Assert.Empty(await SpotsAsync(bench));
    }

    /// <summary>Ten ordinary days, then the rows of the day as they come; evaluated until the afternoon.</summary>
    private static async Task<Bench> AfterAsync(IReadOnlyList<TalkRow> today)
    {
        var usual = new Talk(4).Usual(Start, 10, 3, Unit).Rows.Where(r => r.At < Day).ToList();
        var bench = await Bench.StartAsync(LiveRun.World, Day);
        await bench.Get<IngestStage>().CommitAsync([.. usual.Select(LiveRun.Item)], IngestMode.History, null, Bench.Token);
        var number = 50_000;
        for (var at = Day; at <= Day.AddHours(14) && today.Count > 0; at += TimeSpan.FromMinutes(15))
        {
            bench.Clock.MoveTo(at);
            var batch = today.Where(r => r.At < at && r.At >= at.AddMinutes(-15)).Select(r => LiveRun.Item(r, number++)).ToArray();
            await bench.TakeAsync(batch);
            await bench.Get<HotSpotDesk>().EvaluateAsync(Bench.Token);
        }

        return bench;
    }

    private static async Task EvaluateAsync(Bench bench, DateTimeOffset until)
    {
        var at = bench.Now;
        for (at = at.AddMinutes(15 - (at.Minute % 15)); at <= until; at += TimeSpan.FromMinutes(15))
        {
            bench.Clock.MoveTo(at);
            await bench.Get<HotSpotDesk>().EvaluateAsync(Bench.Token);
        }
    }

    private static TalkRow Row(DateTimeOffset at, string text, string author) => new(at, Unit, text, author);

    private static async Task<IReadOnlyList<HotSpot>> SpotsAsync(Bench bench) => await bench.ReadAsync((s, t) => s.HotSpotsAsync(new(), t));
}
