using System.Text.Json;
using SocialWatch.Digests;
using SocialWatch.Duties;
using SocialWatch.Notify;
using SocialWatch.Organisation;
using SocialWatch.Tests.Pipeline;
using SocialWatch.Time;

namespace SocialWatch.Tests.Duties;

/// <summary>What goes out with the digest, and the reminder at noon (DESIGN 6.6).</summary>
public sealed class DigestDutyTests
{
    private static readonly DateOnly Day = new(2026, 11, 12);

    /// <summary>Three who read alone (one by mail), one group.</summary>
    private static readonly Person[] People =
    [
        new("chu-tich", "Chủ tịch", ["standing_committee"], "lien-doan", ["telegram:1"]), new("can-bo", "Cán bộ", ["staff"], "lien-doan", ["telegram:2", "email:b@x.example"]),
        new("thu", "Văn thư", ["staff"], "lien-doan", ["email:a@x.example"]), new("nhom", "Nhóm", ["staff"], "lien-doan", ["telegram:-3"]) { Group = true },
    ];

    private static Task<Bench> StartAsync() => Bench.StartAsync(c => c with { People = People, Roster = [] }, Bench.Nine);

    [Fact]
    public async Task Every_reader_gets_the_text_the_page_and_the_button()
    {
        await using var bench = await StartAsync();
        await bench.TakeAsync(bench.Comment("c1", IngestTests.Question));
        await bench.LiveAsync(Bench.At(13, "07:15"));

        var rows = await bench.OutboxAsync("digest");
        Assert.Equal(["email:a@x.example", "telegram:-3", "telegram:1", "telegram:2"], rows.Select(r => $"{r.Sink}:{r.Address}").Order(StringComparer.Ordinal));
        var page = new DigestPage(bench.Get<SocialWatch.Alerts.Wording>()).Build((await bench.ReadAsync((s, t) => s.DigestAsync(Day, t)))!.Json);
        Assert.All(rows, r => Assert.Equal(new OutboxDocument("ban-tin-2026-11-12.html", page), r.Document));
        Assert.All(rows, r => Assert.Equal([new CardButton("button.digest_read", "dadoc", "2026-11-12")], r.Buttons));
        Assert.All(bench.Chat.Letters.Concat(bench.Mail.Letters).Where(l => l.Kind == "digest"), l => Assert.Equal(page, l.FileNow!.Text));
    }

    [Fact]
    public async Task Who_has_not_read_it_by_noon_is_reminded_once_alone_and_where_they_can_answer()
    {
        await using var bench = await StartAsync();
        await bench.LiveAsync(Bench.At(13, "08:00"));
        await bench.Store.WriteAsync((s, t) => s.ReadDigestAsync(Day, "chu-tich", bench.Now, t), Bench.Token);
        await bench.LiveAsync(Bench.At(13, "11:45"));
        Assert.Empty(await bench.OutboxAsync("digest_reminder"));

        await bench.LiveAsync(Bench.At(13, "18:00"));
        await bench.RestartAsync();
        await bench.LiveAsync(Bench.At(13, "20:00"));

        var row = Assert.Single(await bench.OutboxAsync("digest_reminder"));
        Assert.Equal(("telegram", "2", OutboxState.Sent, "Nhắc đọc bản tin ngày 12/11/2026"), (row.Sink, row.Address, row.State, row.Title));
        Assert.Equal(new TimeOnly(12, 0), LocalClock.TimeOf(row.CreatedAt));
        Assert.Contains("/tomtat 12/11/2026", row.Body, StringComparison.Ordinal);
        Assert.Equal("dadoc", Assert.Single(row.Buttons).Verb);
        Assert.DoesNotContain("báo muộn", row.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reminder_slept_through_goes_late_and_one_of_an_older_digest_not_at_all()
    {
        await using var bench = await StartAsync();
        await bench.LiveAsync(Bench.At(13, "08:00"));
        bench.Clock.MoveTo(Bench.At(13, "15:00"));
        await bench.RestartAsync();
        await bench.DutiesAsync();
        var late = await bench.OutboxAsync("digest_reminder");
        Assert.Equal(["1", "2"], late.Select(r => r.Address).Order(StringComparer.Ordinal));
        Assert.All(late, r => Assert.Contains("báo muộn", r.Body, StringComparison.Ordinal));

        await bench.LiveAsync(Bench.At(14, "08:00"));
        bench.Clock.MoveTo(Bench.At(15, "09:00"));
        await bench.RestartAsync();
        await bench.DutiesAsync();
        Assert.Equal(2, (await bench.OutboxAsync("digest_reminder")).Count);

        // The digest of the 14th went at 09:00: it has its three hours.
        await bench.LiveAsync(Bench.At(15, "11:50"));
        Assert.Equal(2, (await bench.OutboxAsync("digest_reminder")).Count);
        await bench.LiveAsync(Bench.At(15, "12:15"));
        Assert.Equal(4, (await bench.OutboxAsync("digest_reminder")).Count);
    }

    [Fact]
    public async Task A_digest_that_went_in_the_evening_is_reminded_of_in_the_morning_only_if_no_newer_one_is_out()
    {
        await using var bench = await StartAsync();
        await bench.LiveAsync(Bench.At(12, "18:00"));
        bench.Clock.MoveTo(Bench.At(13, "20:00"));
        await bench.RestartAsync();
        await bench.DutiesAsync();
        await bench.LiveAsync(Bench.At(13, "23:30"));
        var held = await bench.OutboxAsync("digest_reminder");
        Assert.All(held, r => Assert.Equal((OutboxState.Queued, Bench.At(14, "06:30")), (r.State, r.NotBefore)));
        Assert.Equal(2, held.Count);
    }

    [Fact]
    public async Task A_case_that_waits_for_months_is_still_late_and_what_changed_since_is_shown()
    {
        await using var bench = await Bench.StartAsync(c => c, Bench.Nine.AddDays(-90));
        await bench.TakeAsync(bench.Comment("c1", IngestTests.Question));
        bench.Clock.MoveTo(Bench.At(12, "06:00"));
        await bench.RestartAsync();
        await bench.LiveAsync(Bench.At(13, "07:15"));
        var sent = (await bench.ReadAsync((s, t) => s.DigestAsync(Day, t)))!;
        using var json = JsonDocument.Parse(sent.Json);
        Assert.Equal(1, json.RootElement.GetProperty("questions").GetProperty("late").GetInt32());
        Assert.Equal("C1", json.RootElement.GetProperty("questions").GetProperty("late_cases")[0].GetProperty("id").GetString());
    }

    [Fact]
    public async Task Claims_of_the_day_are_counted_and_a_removed_one_no_more()
    {
        await using var bench = await StartAsync();
        await bench.TakeAsync(bench.Comment("c1", "Nghe nói công ty sắp cắt hết thưởng Tết của công nhân"), bench.Comment("c2", "Chào cả nhà"));
        var claims = (await bench.MentionsAsync()).Count(m => m.Labels.Contains("claim"));
        await bench.LiveAsync(Bench.At(13, "07:15"));
        using var json = JsonDocument.Parse((await bench.ReadAsync((s, t) => s.DigestAsync(Day, t)))!.Json);
        Assert.Equal((claims, 2), (json.RootElement.GetProperty("questions").GetProperty("claims").GetInt32(), json.RootElement.GetProperty("questions").GetProperty("items_read").GetInt32()));
        Assert.Equal(1, claims);
    }

    [Fact]
    public void A_day_is_named_the_same_in_keys_and_files() => Assert.Equal("2026-10-05", DailyDuty.Subject(new(2026, 10, 5)));
}
