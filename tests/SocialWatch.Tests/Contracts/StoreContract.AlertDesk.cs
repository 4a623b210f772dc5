using SocialWatch.Alerts;
using SocialWatch.Alerts.Engine;
using SocialWatch.Alerts.Mail;
using SocialWatch.Alerts.Silences;
using SocialWatch.HotSpots;
using SocialWatch.Time;
using static SocialWatch.Tests.Contracts.Samples;

namespace SocialWatch.Tests.Contracts;

public abstract partial class StoreContract
{
    private static Notice Word(int number, int alert = 1, string address = "9001", Level level = Level.Hot) => new()
    {
        Id = $"N{number}", Alert = $"A{alert}", Person = "truc", Sink = "telegram", Address = address, Reason = NoticeReason.News, Level = level, ReadyAt = Nine.AddMinutes(number),
    };

    private static Silence Quiet(int number, string about = "H1") => new()
    {
        Id = $"S{number}", Object = about, Unit = "u1", Level = Level.Hot, Reason = "chờ công ty", Owner = "truc", ReplyTo = "telegram:9001", From = Nine, Until = Nine.AddDays(2), UsedAt = Nine,
    };

    [Fact]
    public async Task Everything_the_engine_keeps_with_an_alert_comes_back()
    {
        var alert = Alert(1) with
        {
            OwnerPerson = "truc", TextKey = "alert.x", Values = new Dictionary<string, string> { ["id"] = "H1", ["unit"] = "Đơn vị" }, Roles = ["duty", "staff"], Topics = ["wages"],
            AskedAt = Nine, LateSince = Nine.AddMinutes(1), ChangedAt = Nine.AddMinutes(2), TellAt = Nine.AddMinutes(3), ToldAt = Nine.AddMinutes(4), Repeats = 1, Rung = 2, Retriggers = 3,
            NudgedAt = Nine.AddMinutes(5), MutedBy = "H9", NextAt = Nine.AddMinutes(6), State = AlertState.Suppressed,
        };
        await WriteAsync(s => s.SaveAlertAsync(alert, Token));
        await WriteAsync(s => s.SaveAlertAsync(Alert(2, kind: "case_late") with { State = AlertState.Resolved, MutedBy = "H9" }, Token));

        AssertSame(alert, (await ReadAsync(s => s.AlertAsync("A1", Token)))!);
        Assert.Equal(["A1"], (await ReadAsync(s => s.AlertsMutedByAsync("H9", Token))).Select(a => a.Id));
        Assert.Equal(["A1"], (await ReadAsync(s => s.LiveAlertsOfAsync("H1", Token))).Select(a => a.Id));
        Assert.Empty(await ReadAsync(s => s.LiveAlertsOfAsync("H2", Token)));
    }

    [Fact]
    public async Task Notices_wait_in_their_mailbox_are_taken_back_or_told_and_delivered()
    {
        await WriteAsync(async s =>
        {
            await s.SaveAlertAsync(Alert(1), Token);
            await s.SaveAlertAsync(Alert(2, "H2"), Token);
            foreach (var notice in new[] { Word(1), Word(2, 2), Word(3, address: "9002"), Word(4, 2, "9002") with { TextKey = "alert.restricted_group", Capped = true } })
            {
                await s.SaveNoticeAsync(notice, Token);
            }
        });
        AssertSame([Word(1), Word(2, 2)], await ReadAsync(s => s.WaitingAsync("telegram:9001", Token)));
        Assert.Empty(await ReadAsync(s => s.WaitingAsync("telegram:900", Token)));

        Assert.Equal(2, await WriteAsync(s => s.TakeBackAsync("A2", Token)));
        Assert.Empty(await ReadAsync(s => s.NoticesOfAsync("A2", Token)));
        await WriteAsync(async s =>
        {
            await s.EnqueueAsync(Outgoing(7), Token);
            await s.SaveNoticeAsync(Word(1) with { State = NoticeState.Told, Message = "O7", ToldAt = Nine }, Token);
        });
        Assert.Equal((0, 1), await ReadAsync(async s => await s.TrafficAsync("telegram:9001", Nine, Token) is var t ? (t.Sent.Count, t.Underway) : default));
        await WriteAsync(s => s.DeliveredAsync("O7", Nine.AddMinutes(9), Token));
        await WriteAsync(s => s.DeliveredAsync("O7", Nine.AddMinutes(30), Token)); // a second time changes nothing
        await WriteAsync(s => s.DeliveredAsync("O99", Nine, Token)); // a message that carries no alert

        Assert.Equal(Nine.AddMinutes(9), (await ReadAsync(s => s.AlertAsync("A1", Token)))!.SentAt);
        Assert.Null((await ReadAsync(s => s.AlertAsync("A2", Token)))!.SentAt);
        Assert.Equal([Nine.AddMinutes(9)], (await ReadAsync(s => s.TrafficAsync("telegram:9001", Nine, Token))).Sent);
        Assert.Empty((await ReadAsync(s => s.TrafficAsync("telegram:9001", Nine.AddMinutes(10), Token))).Sent);
        Assert.Equal(["N1", "N3"], (await ReadAsync(s => s.NoticesOfAsync("A1", Token))).Select(n => n.Id));
    }

    [Fact]
    public async Task Silences_come_back_and_those_that_ended_are_listed_no_more()
    {
        var ended = Quiet(1) with { EndedAt = Nine.AddHours(1), End = SilenceEnd.Unused, UsedAt = Nine.AddMinutes(5), Kind = "hotspot" };
        await WriteAsync(async s =>
        {
            await s.SaveSilenceAsync(Quiet(1) with { Kind = "hotspot" }, Token);
            await s.SaveSilenceAsync(Quiet(2, "fb-a"), Token);
            await s.SaveSilenceAsync(ended, Token);
        });

        AssertSame(ended, (await ReadAsync(s => s.SilenceAsync("S1", Token)))!);
        AssertSame([Quiet(2, "fb-a")], await ReadAsync(s => s.SilencesAsync(Token)));
        Assert.Null(await ReadAsync(s => s.SilenceAsync("S3", Token)));
    }

    [Fact]
    public async Task Figures_count_alerts_by_what_became_of_them()
    {
        await WriteAsync(async s =>
        {
            await s.SaveAlertAsync(Alert(1) with { SentAt = Nine }, Token);
            await s.SaveAlertAsync(Alert(2, "H2") with { SentAt = Nine.AddHours(1) }, Token);
            await s.SaveAlertAsync(Alert(3, "2026-10-08", "watchdog") with { SentAt = Nine }, Token);
            await s.SaveAlertAsync(Alert(4, "H4") with { SentAt = Nine.AddDays(1) }, Token);
            await s.SuppressedAsync("A1", SuppressedBecause.Bundled, Nine, Token);
            await s.SuppressedAsync("A1", SuppressedBecause.Bundled, Nine, Token);
            await s.SuppressedAsync("A5", SuppressedBecause.Silenced, Nine.AddMinutes(1), Token);
            await s.SuppressedAsync("A5", SuppressedBecause.Inhibited, Nine.AddMinutes(2), Token);
        });
        Assert.Equal(1, await WriteAsync(s => s.SetFeedbackAsync("H1", "useful", Token)));
        Assert.Equal(1, await WriteAsync(s => s.SetFeedbackAsync("H2", "noise", Token)));
        Assert.Equal(0, await WriteAsync(s => s.SetFeedbackAsync("H9", "noise", Token)));

        Assert.Equal(
            new AlertFigures(2, 1, 1, 2) { Bundled = 1, Silenced = 1, Inhibited = 1 }, await ReadAsync(s => s.AlertFiguresAsync(Nine, Nine.AddDays(1), Token)));
    }

    [Fact]
    public async Task The_nearest_open_duty_of_a_subject_is_found_and_its_neighbours_are_not_taken_back()
    {
        await WriteAsync(async s =>
        {
            await s.PlanAsync(new("mailbox", "telegram:9001/1", Nine.AddHours(2)), Token);
            await s.PlanAsync(new("mailbox", "telegram:9001/2", Nine.AddHours(1)), Token);
            await s.PlanAsync(new("mailbox", "telegram:90011/1", Nine), Token);
            await s.PlanAsync(new("other", "telegram:9001/1", Nine), Token);
        });
        Assert.Equal(new Due("mailbox", "telegram:9001/2", Nine.AddHours(1)), await ReadAsync(s => s.NextDueOfAsync("mailbox", "telegram:9001/", Token)));
        await WriteAsync(s => s.CancelAsync("mailbox", "telegram:9001/", Token));
        Assert.Null(await ReadAsync(s => s.NextDueOfAsync("mailbox", "telegram:9001/", Token)));
        Assert.Equal(2, (await ReadAsync(s => s.DuesAsync(Nine.AddDays(1), 10, Token))).Count);
    }
}
