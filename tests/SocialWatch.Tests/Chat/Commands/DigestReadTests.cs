using SocialWatch.Digests;
using SocialWatch.Duties;
using SocialWatch.Notify;
using static SocialWatch.Tests.Chat.Commands.DeskBench;

namespace SocialWatch.Tests.Chat.Commands;

/// <summary><c>/dadoc</c>: staff say for themselves that they read the digest; nobody else can, and nobody is listed.</summary>
public sealed class DigestReadTests
{
    private static readonly DateOnly Day = new(2026, 11, 11);

    private static async Task<DeskBench> StartAsync()
    {
        var bench = await DeskBench.StartAsync();
        await bench.PollAsync();
        await bench.WriteAsync((s, t) => s.SaveDigestAsync(new DigestSnapshot(Day, bench.Clock.GetUtcNow(), """{"text":"BẢN TIN NGÀY 11/11/2026\n0 điểm nóng"}"""), t));
        return bench;
    }

    private static async Task<IEnumerable<string>> ReadsAsync(DeskBench bench) => (await bench.ReadAsync((s, t) => s.DigestReadsAsync(Day, t))).Select(r => r.Person);

    [Fact]
    public async Task A_reader_is_noted_once_and_counted_by_role()
    {
        await using var bench = await StartAsync();

        Assert.Equal("Đã ghi nhận\nChủ tịch đã đọc bản tin ngày 11/11/2026.", await bench.AskAsync(Committee, "/dadoc 2026-11-11"));
        bench.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.StartsWith("Đã ghi nhận", await bench.AskAsync(Committee, "/Đã đọc"), StringComparison.Ordinal);

        Assert.Equal(["chu-tich"], await ReadsAsync(bench));
        Assert.EndsWith("\nĐã đọc bản tin: Thường trực 1/2, cán bộ tuyên giáo 0/1", await bench.AskAsync(Duty, "/tomtat 11/11/2026"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_may_not_read_the_digest_cannot_say_that_they_did()
    {
        await using var bench = await StartAsync();

        Assert.StartsWith("Bản tin nói về toàn tổ chức", await bench.AskAsync(Coal, "/dadoc"), StringComparison.Ordinal);
        Assert.StartsWith("Chưa có bản tin ngày 01/11/2026", await bench.AskAsync(Duty, "/dadoc 1/11/2026"), StringComparison.Ordinal);
        Assert.StartsWith("Chưa rõ đồng chí muốn bản tin ngày nào", await bench.AskAsync(Duty, "/dadoc hôm kia"), StringComparison.Ordinal);
        Assert.Null(await bench.AskAsync(Stranger, "/dadoc"));
        Assert.Empty(await ReadsAsync(bench));
    }

    [Fact]
    public async Task In_a_group_the_one_who_presses_is_noted_and_nobody_in_the_place_of_one_unknown()
    {
        await using var bench = await StartAsync();

        Assert.StartsWith("Chưa ghi nhận được", await bench.AskAsync(Group, "/dadoc", Stranger), StringComparison.Ordinal);
        Assert.Empty(await ReadsAsync(bench));
        Assert.StartsWith("Bản tin nói về toàn tổ chức", await bench.AskAsync(Group, "/dadoc", Coal), StringComparison.Ordinal);
        Assert.StartsWith("Đã ghi nhận\nNgười trực", await bench.AskAsync(Group, "/dadoc", Duty), StringComparison.Ordinal);
        Assert.Equal(["truc-ban"], await ReadsAsync(bench));
    }

    [Fact]
    public async Task The_morning_digest_arrives_in_the_chat_as_one_message_with_its_page()
    {
        await using var bench = await DeskBench.StartAsync();
        await bench.Get<DueRunner>().PlanAsync(TestContext.Current.CancellationToken);
        bench.Clock.Advance(TimeSpan.FromHours(22));
        await bench.Get<DueRunner>().RunAsync(TestContext.Current.CancellationToken);
        await bench.DispatchAsync();

        var sent = bench.Sent.Where(s => s.Method == "sendDocument").ToList();
        Assert.Equal(["-1009000000001", "9001", "9002", "9003"], sent.Select(s => s.Target).Order(StringComparer.Ordinal));
        Assert.All(sent, s => Assert.Equal("ban-tin-2026-11-12.html", s.File));
        Assert.All(sent, s => Assert.StartsWith("BẢN TIN NGÀY 12/11/2026\n", s.Text, StringComparison.Ordinal));
        Assert.All(sent, s => Assert.Matches("T-[0-9A-Z]+$", s.Text));
        Assert.All((await bench.OutboxAsync()).Where(r => r.Kind == "digest"), r => Assert.Equal((OutboxState.Sent, null), (r.State, r.Error)));
    }

    [Fact]
    public async Task A_reminder_that_still_waits_is_taken_back()
    {
        await using var bench = await StartAsync();
        var key = DigestReminderDuty.KeyOf(Day, "chu-tich");
        await bench.WriteAsync(async (s, t) => await s.EnqueueAsync(
            new()
            {
                Id = "O900", Key = key + "/telegram:9002", Code = "T-X", Sink = "telegram", Address = "9002", Kind = DigestReminderDuty.Name, Title = "Nhắc", Body = "", Subject = key,
                CreatedAt = bench.Clock.GetUtcNow(), NotBefore = bench.Clock.GetUtcNow().AddHours(9),
            },
            t));

        await bench.AskAsync(Committee, "/dadoc");

        Assert.Equal(OutboxState.Dropped, Assert.Single(await bench.OutboxAsync(), r => r.Id == "O900").State);
    }
}
