using SocialWatch.Mentions;
using SocialWatch.Notify;
using SocialWatch.Pipeline;
using SocialWatch.Tests.Pipeline;

namespace SocialWatch.Tests.Alerts;

/// <summary>10,000 mentions in five minutes through the real pipeline (issue 4, "Numbers"): at most six interruptions per person and hour, and no case lost.</summary>
public sealed class StormTests
{
    private const int Mentions = 10_000;

    /// <summary>Every so many mentions is a question, in a thread of its own.</summary>
    private const int QuestionEvery = 50;

    private static readonly string[] Complaints =
    [
        "Lương tháng này vẫn chưa về tài khoản, khổ quá", "Bữa ăn ca dạo này ít thịt, cơm thì nguội", "Quạt trong xưởng hỏng cả tuần, nóng không chịu nổi",
        "Thưởng Tết bị cắt mà không ai giải thích", "Hợp đồng hết hạn mà công ty chưa ký lại", "Tiền chuyên cần bị trừ không rõ lý do",
    ];

    private static readonly string[] Channels = [Bench.Page, "fb-than", "fb-kcn"];

    [Fact]
    public async Task Ten_thousand_mentions_in_five_minutes_interrupt_nobody_more_than_six_times_an_hour_and_lose_no_case()
    {
        await using var bench = await Bench.StartAsync();
        for (var batch = 0; batch < 20; batch++)
        {
            await bench.TakeAsync([.. Enumerable.Range(batch * Mentions / 20, Mentions / 20).Select(i => Item(bench, i))]);
            bench.Clock.Advance(TimeSpan.FromSeconds(15));
            await bench.DutiesAsync();
        }

        await bench.Get<HotSpotDesk>().EvaluateAsync(Bench.Token);
        await bench.LiveAsync(Bench.Nine.AddMinutes(20), TimeSpan.FromMinutes(1));
        await bench.Get<HotSpotDesk>().EvaluateAsync(Bench.Token);
        await bench.LiveAsync(Bench.Nine.AddHours(2), TimeSpan.FromMinutes(2));
        await bench.LiveAsync(Bench.Nine.AddHours(26), TimeSpan.FromMinutes(15));

        Assert.Equal(Mentions, (await bench.MentionsAsync()).Count);
        var cases = await bench.CasesAsync();
        Assert.Equal(Mentions / QuestionEvery, cases.Count);
        Assert.All(cases, c => Assert.Single(c.Misses));
        var late = await bench.AlertsAsync("case_late");
        Assert.Equal(cases.Select(c => c.Id).Order(), late.Select(a => a.Object).Order());
        Assert.All(late, a => Assert.NotNull(a.SentAt)); // each was told, if only in a list

        var rows = (await bench.OutboxAsync()).Where(r => r.State == OutboxState.Sent && r.Level < 3 && r.Kind is not ("digest" or "watchdog")).ToList();
        foreach (var reader in rows.GroupBy(r => (r.Sink, r.Address)))
        {
            var times = reader.Select(r => r.SentAt!.Value).ToList();
            Assert.All(times, t => Assert.InRange(times.Count(o => o >= t && o <= t + TimeSpan.FromHours(1)), 1, 6));
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{rows.Count} interruptions of {rows.Select(r => r.Address).Distinct().Count()} readers in 26 hours; {(await bench.AlertsAsync()).Count} alerts");
    }

    private static FetchedItem Item(Bench bench, int i)
    {
        var question = i % QuestionEvery == 0;
        var thread = question ? $"hoi-{i}" : $"bai-{i % 97}";
        var text = question ? $"Cho em hỏi lương làm thêm ngày chủ nhật tuần {i} được tính mấy lần ạ?" : $"{Complaints[i % Complaints.Length]}, tổ {i}";
        return bench.Comment($"c{i}", text, $"nguoi-{i}", thread) with { Channel = Channels[i % Channels.Length] };
    }
}
