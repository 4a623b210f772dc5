using SocialWatch.HotSpots;
using SocialWatch.Pipeline;
using SocialWatch.Tests.HotSpots;
using SocialWatch.Time;

namespace SocialWatch.Tests.Pipeline;

public sealed class HotSpotLinkTests
{
    private static readonly DateTimeOffset Day = LocalClock.StartOf(new(2026, 11, 11));

    [Fact]
    public async Task One_story_in_two_units_links_their_hot_spots_on_both_sides()
    {
        const string Same = "công ty vừa dán thông báo cắt hết tiền chuyên cần của công nhân các xưởng từ tháng sau";
        var talk = new Talk(2).Crowd(Day.AddHours(9), TimeSpan.FromHours(1), 10, "cd-than").Crowd(Day.AddHours(9), TimeSpan.FromHours(1), 10, "cd-kcn");
        foreach (var unit in (string[])["cd-than", "cd-kcn"])
        {
            talk.Rows.AddRange(Enumerable.Range(0, 3).Select(i => new TalkRow(Day.AddHours(9).AddMinutes(5 * i), unit, Same, $"{unit}-{i}")));
        }

        await using var bench = await RunAsync(talk.Rows, Day.AddHours(11));
        var spots = (await bench.ReadAsync((s, t) => s.HotSpotsAsync(new(), t))).Where(s => s is { Topic: "wages", Scope: HotSpotScope.Unit }).ToDictionary(s => s.Unit);
        Assert.Contains(spots["cd-kcn"].Id, spots["cd-than"].Links);
        Assert.Contains(spots["cd-than"].Id, spots["cd-kcn"].Links);
        Assert.Contains(await bench.ReadAsync((s, t) => s.TimelineAsync(spots["cd-than"].Id, t)), e => e.Kind == "linked" && e.Note == spots["cd-kcn"].Id);
    }

    [Fact]
    public async Task Two_units_with_different_stories_are_not_linked()
    {
        var talk = new Talk(2).Crowd(Day.AddHours(9), TimeSpan.FromHours(1), 10, "cd-than").Crowd(Day.AddHours(9), TimeSpan.FromHours(1), 10, "cd-kcn", meals: true);
        await using var bench = await RunAsync(talk.Rows, Day.AddHours(11));
        var spots = await bench.ReadAsync((s, t) => s.HotSpotsAsync(new(), t));
        Assert.Contains(spots, s => s.Unit == "cd-than");
        Assert.Contains(spots, s => s.Unit == "cd-kcn");
        Assert.All(spots, s => Assert.DoesNotContain(spots, o => o.Unit != s.Unit && s.Links.Contains(o.Id)));
    }

    [Fact]
    public async Task Two_topics_of_the_same_mentions_are_one_alert_that_names_both()
    {
        var rows = Enumerable.Range(0, 14).Select(i => new TalkRow(
            Day.AddHours(9).AddMinutes(4 * i), "cd-kcn", $"chậm lương thiếu phụ cấp, còn bữa ăn ca thì cơm nguội canh ôi thiu, {Tail(i)}", $"nguoi-{i}")).ToList();
        await using var bench = await RunAsync(rows, Day.AddHours(11));
        var spots = (await bench.ReadAsync((s, t) => s.HotSpotsAsync(new(), t))).Where(s => s.Topic is "wages" or "meals").ToList();
        Assert.Equal(2, spots.Count);
        Assert.All(spots, s => Assert.NotEmpty(s.Links));
        var alert = Assert.Single(await bench.AlertsAsync("hotspot"), a => spots.Exists(s => s.Id == a.Object));
        Assert.Contains("Tiền lương", alert.Values["topics"], StringComparison.Ordinal);
        Assert.Contains("ăn", alert.Values["topics"], StringComparison.Ordinal);
    }

    private static string Tail(int i) => $"tổ {(char)('a' + i)} chuyền {i} ca {i * 7} nói vậy từ hôm {i + 1} tới nay buồn {i * 3} lần";

    private static async Task<Bench> RunAsync(List<TalkRow> rows, DateTimeOffset until)
    {
        var bench = await Bench.StartAsync(LiveRun.World, Day);
        for (var at = Day.AddHours(9); at <= until; at += TimeSpan.FromMinutes(15))
        {
            bench.Clock.MoveTo(at);
            await bench.TakeAsync([.. rows.Select((r, i) => (r, i)).Where(c => c.r.At < at && c.r.At >= at.AddMinutes(-15)).Select(c => LiveRun.Item(c.r, c.i))]);
            await bench.Get<HotSpotDesk>().EvaluateAsync(Bench.Token);
        }

        return bench;
    }
}
