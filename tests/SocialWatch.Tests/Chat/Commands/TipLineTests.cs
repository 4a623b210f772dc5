using SocialWatch.Channels;
using SocialWatch.Duties;
using SocialWatch.Mentions;
using SocialWatch.Storage;
using static SocialWatch.Tests.Chat.Commands.DeskBench;

namespace SocialWatch.Tests.Chat.Commands;

/// <summary>Officers tell what they saw in places without an API (DESIGN 7).</summary>
public sealed class TipLineTests
{
    private static readonly Channel Invited = new()
    {
        Id = "fb-moi", Kind = "tipline", Name = "Nhóm Facebook Thợ mỏ", Unit = "cd-than", Ownership = Ownership.Invited,
        Invitation = new("Tổ trưởng lò 3", new(2026, 1, 1), true, new(2027, 1, 1)), ExpectedSilence = TimeSpan.FromHours(24),
    };

    private static readonly Channel Closed = Invited with { Id = "fb-kin", Name = "Nhóm kín", Invitation = null };

    private static Task<DeskBench> StartAsync() => DeskBench.StartAsync(change: (config, _) => config with
    {
        Channels = [.. config.Channels, Invited, Closed, Invited with { Id = "fb-kcn", Name = "Nhóm KCN", Unit = "cd-kcn" }],
    });

    private static Task<List<Mention>> MentionsAsync(DeskBench desk) => desk.ReadAsync(async (s, t) =>
    {
        var all = new List<Mention>();
        await foreach (var mention in s.MentionsAsync(new(), t))
        {
            all.Add(mention);
        }

        return all;
    });

    private static async Task<string?> ForwardAsync(DeskBench desk, long chat, string text)
    {
        await desk.NewAsync();
        desk.Play($$"""[{ "at": "NOW", "kind": "message", "chat": {{chat}}, "from": "{{chat}}", "text": "{{text}}", "forward_from": "772003004005" }]""");
        await desk.PollAsync();
        return (await desk.NewAsync()).Where(r => r.Kind == "chat").Select(r => DeskBench.Text(r)).SingleOrDefault();
    }

    [Fact]
    public async Task Only_the_places_of_the_officers_scope_are_offered_and_what_each_takes_is_said()
    {
        await using var desk = await StartAsync();
        var list = await desk.AskAsync(Coal, "/ghi nhận");
        Assert.Contains("\n1. Nhóm Facebook Thợ mỏ (fb-moi), xem lần cuối: chưa có", list, StringComparison.Ordinal);
        Assert.Contains("\n2. Nhóm kín (fb-kin), chỉ nhận lời kể", list, StringComparison.Ordinal);
        Assert.DoesNotContain("KCN", list, StringComparison.Ordinal);
        Assert.StartsWith("GHI NHẬN Ở ĐÂU?", await desk.AskAsync(Coal, "/ghinhan fb-kcn công nhân nói"), StringComparison.Ordinal);
        Assert.StartsWith("Việc này chỉ làm trong tin nhắn riêng", await desk.AskAsync(Group, "/ghinhan 1 chuyện", from: Duty), StringComparison.Ordinal);
        Assert.Empty(await MentionsAsync(desk));
    }

    [Fact]
    public async Task A_report_keeps_the_officers_words_without_person_link_or_number()
    {
        await using var desk = await StartAsync();
        Assert.StartsWith("Đã ghi lời kể M1 vào Nhóm kín", await desk.AskAsync(
            Coal, "/ghinhan 2 thợ lò kể cơm ca ba bị thiu, gọi 0912345678, xem https://www.facebook.com/groups/778811223344/posts/99"), StringComparison.Ordinal);
        var mention = Assert.Single(await MentionsAsync(desk));
        Assert.Equal(("fb-kin", MentionKind.Report, Origin.Member, false, false), (mention.Channel, mention.Kind, mention.Origin, mention.Private, mention.AuthorKnown));
        Assert.StartsWith("thợ lò kể cơm ca ba bị thiu", mention.Text, StringComparison.Ordinal);
        Assert.False(desk.StoreHolds("778811223344"));
        Assert.False(desk.StoreHolds("0912345678"));
        Assert.Empty(await desk.ReadAsync((s, t) => s.CasesDueAsync(DateTimeOffset.MaxValue, t)));
        Assert.StartsWith("Không có chữ nào để ghi", await desk.AskAsync(Coal, "/ghinhan 2 https://facebook.com/x"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_passed_on_after_choosing_is_kept_without_its_origin_and_two_officers_make_one()
    {
        await using var desk = await StartAsync();
        Assert.StartsWith("Tin này thấy ở đâu?", await ForwardAsync(desk, Coal, "chưa có lương tháng mười ad ơi"), StringComparison.Ordinal);
        Assert.StartsWith("Nhóm Facebook Thợ mỏ: hãy chuyển tiếp", await desk.AskAsync(Coal, "/ghinhan 1"), StringComparison.Ordinal);
        Assert.StartsWith("Đã ghi M1 vào Nhóm Facebook Thợ mỏ", await ForwardAsync(desk, Coal, "/xem chưa có lương tháng mười ad ơi"), StringComparison.Ordinal);
        Assert.StartsWith("Đã ghi lời kể M2", await desk.AskAsync(Coal, "dưới bài nhiều người hỏi cùng chuyện"), StringComparison.Ordinal);
        var told = await MentionsAsync(desk);
        Assert.Equal([MentionKind.Forward, MentionKind.Report], told.OrderBy(m => m.Id).Select(m => m.Kind));
        Assert.All(told, m => Assert.StartsWith("h:", m.ExternalId, StringComparison.Ordinal));

        await desk.AskAsync(Duty, "/ghinhan fb-moi");
        Assert.StartsWith("Điều này đã được ghi", await ForwardAsync(desk, Duty, "/xem chưa có lương tháng mười ad ơi"), StringComparison.Ordinal);
        Assert.StartsWith("Đã kết thúc ghi nhận", await desk.AskAsync(Coal, "/ghinhan xong"), StringComparison.Ordinal);
        Assert.StartsWith("Tin này thấy ở đâu?", await ForwardAsync(desk, Coal, "tin khác"), StringComparison.Ordinal);
        Assert.False(desk.StoreHolds("772003004005"));
        Assert.DoesNotContain(desk.Log, l => l.Contains("772003004005", StringComparison.Ordinal) || l.Contains("chưa có lương", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_an_invitation_nothing_passed_on_is_kept_and_own_words_are_asked_for()
    {
        await using var desk = await StartAsync();
        Assert.StartsWith("Nhóm kín: hãy kể lại bằng lời", await desk.AskAsync(Coal, "/ghinhan 2"), StringComparison.Ordinal);
        Assert.StartsWith("Nhóm kín chưa có lời mời", await ForwardAsync(desk, Coal, "câu của người khác vôđịnhhình"), StringComparison.Ordinal);
        Assert.Empty(await MentionsAsync(desk));
        Assert.False(desk.StoreHolds("vôđịnhhình"));
    }

    [Fact]
    public async Task The_choice_ends_after_half_an_hour_of_silence()
    {
        await using var desk = await StartAsync();
        await desk.AskAsync(Coal, "/ghinhan 1");
        desk.Clock.Advance(TimeSpan.FromMinutes(31));
        Assert.StartsWith("Ở đây hệ thống chỉ đọc lệnh", await desk.AskAsync(Coal, "lời kể muộn"), StringComparison.Ordinal);
        Assert.Empty(await MentionsAsync(desk));
    }

    [Fact]
    public async Task An_emergency_that_an_officer_reports_is_raised_at_once()
    {
        await using var desk = await StartAsync();
        await desk.AskAsync(Coal, "/ghinhan 2 công nhân bảo lò chợ vừa sập, có người mắc kẹt");
        Assert.Contains(await desk.OutboxAsync(), r => r.Title.StartsWith("KHẨN", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_look_that_found_nothing_makes_the_age_of_the_data_honest()
    {
        await using var desk = await StartAsync();
        Assert.StartsWith("Đã ghi: Nhóm Facebook Thợ mỏ được xem lúc 08:05 12/11", await desk.AskAsync(Coal, "/đã xem 1 8h05"), StringComparison.Ordinal);
        var state = (await desk.ReadAsync((s, t) => s.ChannelStateAsync("fb-moi", t)))!;
        Assert.Equal((ChannelHealth.Ok, 5), (state.Health, state.LastOkAt!.Value.Minute));
        Assert.Null(state.LastItemAt);
        Assert.StartsWith("Chưa rõ đồng chí xem", await desk.AskAsync(Coal, "/daxem 1 23:50"), StringComparison.Ordinal);
        Assert.StartsWith("Chưa rõ đồng chí xem", await desk.AskAsync(Coal, "/daxem 1 lát nữa"), StringComparison.Ordinal);
        Assert.Contains("23:50 11/11", await desk.AskAsync(Coal, "/daxem 2 lúc 23:50 hôm qua"), StringComparison.Ordinal);
        Assert.StartsWith("ĐÃ XEM NHÓM NÀO?", await desk.AskAsync(Coal, "/daxem"), StringComparison.Ordinal);
        Assert.Contains("Nhóm Facebook Thợ mỏ: tốt", await desk.AskAsync(Coal, "/trangthai"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_place_nobody_looks_at_is_told_once_and_a_look_ends_it()
    {
        await using var desk = await StartAsync();
        var duty = desk.Get<IEnumerable<IDueDuty>>().OfType<TipLineDuty>().Single();
        Task WatchAsync() => desk.WriteAsync((s, t) => duty.RunAsync(s, new(new("tipline", "x", desk.Clock.GetUtcNow()), desk.Clock.GetUtcNow(), false), t));
        await desk.AskAsync(Coal, "/daxem 1");
        for (var hour = 0; hour < 30; hour++)
        {
            desk.Clock.Advance(TimeSpan.FromHours(1));
            await WatchAsync();
        }

        var alert = Assert.Single(await desk.ReadAsync((s, t) => s.AlertsAsync(new ListFilter(), t)), a => a.Object == "fb-moi");
        Assert.Equal("channel_silent", alert.Kind);
        Assert.Equal("alert.channel.unseen", alert.TextKey);
        await desk.AskAsync(Coal, "/daxem 1");
        Assert.Equal(SocialWatch.Alerts.AlertState.Resolved, (await desk.ReadAsync((s, t) => s.AlertAsync(alert.Id, t)))!.State);
    }

    [Fact]
    public async Task The_officer_is_known_for_thirty_days_and_then_the_role_alone()
    {
        await using var desk = await StartAsync();
        await desk.AskAsync(Coal, "/ghinhan 1 chuyền than ồn quá mức");
        var tip = Assert.Single(await desk.ReadAsync((s, t) => s.TipsAsync("fb-moi", 5, t)));
        Assert.Equal((TipKind.Report, "moderator", "tra-loi-than", "M1"), (tip.Kind, tip.Role, tip.Officer, tip.Mention));
        var duty = desk.Get<IEnumerable<IDueDuty>>().OfType<TipLineDuty>().Single();
        foreach (var (days, officer) in new[] { (29, "tra-loi-than"), (2, null as string) })
        {
            desk.Clock.Advance(TimeSpan.FromDays(days));
            await desk.WriteAsync((s, t) => duty.RunAsync(s, new(new("tipline", "x", desk.Clock.GetUtcNow()), desk.Clock.GetUtcNow(), false), t));
            tip = Assert.Single(await desk.ReadAsync((s, t) => s.TipsAsync("fb-moi", 5, t)));
            Assert.Equal(("moderator", officer), (tip.Role, tip.Officer));
        }
    }
}
