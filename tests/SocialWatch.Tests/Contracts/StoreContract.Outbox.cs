using SocialWatch.Notify;
using SocialWatch.Time;
using static SocialWatch.Tests.Contracts.Samples;

namespace SocialWatch.Tests.Contracts;

public abstract partial class StoreContract
{
    [Fact]
    public async Task A_key_is_queued_once()
    {
        Assert.True(await WriteAsync(s => s.EnqueueAsync(Outgoing(1, "k"), Token)));
        Assert.False(await WriteAsync(s => s.EnqueueAsync(Outgoing(2, "k") with { Body = "khác" }, Token)));

        AssertSame(Outgoing(1, "k"), Assert.Single(await ReadAsync(s => s.OutboxAsync(new(), Token))));
    }

    [Fact]
    public async Task Buttons_and_a_file_go_with_a_message_and_the_file_is_blanked_with_it()
    {
        var row = Outgoing(1) with { Buttons = [new("button.take", "nhan", "H12"), new("button.show", "xem", "H12")], Document = new("ban-tin.html", "SECRETPAGE") };
        await WriteAsync(s => s.EnqueueAsync(row, Token));

        AssertSame(row, Assert.Single(await ReadAsync(s => s.OutboxAsync(new(), Token))));

        await WriteAsync(s => s.UpdateOutboxAsync(row with { State = OutboxState.Sent, SentAt = Nine }, Token));
        await WriteAsync(s => s.BlankOutboxAsync(Nine.AddHours(24), Token));
        Assert.Equal(new OutboxDocument("ban-tin.html", ""), Assert.Single(await ReadAsync(s => s.OutboxAsync(new(), Token))).Document);
    }

    [Fact]
    public async Task An_update_replaces_how_a_row_stands_and_never_its_words()
    {
        await WriteAsync(s => s.EnqueueAsync(Outgoing(1), Token));
        var sent = Outgoing(1) with
        {
            State = OutboxState.Sent, SentAt = Nine.AddSeconds(5), NotBefore = Nine.AddSeconds(4), Attempts = 2, Error = "console:busy", Receipt = "duty/17", Address = "duty-2",
        };

        await WriteAsync(s => s.UpdateOutboxAsync(sent with { Body = "khác", Title = "khác" }, Token));

        AssertSame(sent, Assert.Single(await ReadAsync(s => s.OutboxAsync(new(Nine, Nine.AddHours(1)), Token))));
        Assert.Empty(await ReadAsync(s => s.OutboxAsync(new(Nine.AddHours(1)), Token)));
    }

    [Fact]
    public async Task Rows_to_send_are_the_due_and_the_interrupted_ones_urgent_first_then_oldest()
    {
        await WriteAsync(async s =>
        {
            await s.EnqueueAsync(Outgoing(1, at: Nine.AddMinutes(-1)), Token);
            await s.EnqueueAsync(Outgoing(2, at: Nine.AddMinutes(-5)), Token);
            await s.EnqueueAsync(Outgoing(3) with { Level = 3 }, Token);
            await s.EnqueueAsync(Outgoing(4) with { NotBefore = Nine.AddMinutes(10) }, Token);
            await s.EnqueueAsync(Outgoing(5, at: Nine.AddMinutes(-9)) with { State = OutboxState.Sending, NotBefore = Nine.AddHours(1), Level = 1 }, Token);
            await s.EnqueueAsync(Outgoing(6) with { State = OutboxState.Sent }, Token);
        });

        Assert.Equal(["O3", "O5", "O2", "O1"], (await ReadAsync(s => s.ToSendAsync(Nine, 10, Token))).Select(r => r.Id));
        Assert.Equal(["O3", "O5"], (await ReadAsync(s => s.ToSendAsync(Nine, 2, Token))).Select(r => r.Id));
        Assert.Equal(Nine.AddMinutes(-5), await ReadAsync(s => s.NextSendAsync(Token)));
        Assert.Equal(["O3", "O5", "O2", "O1", "O4"], (await ReadAsync(s => s.ToSendAsync(Nine.AddMinutes(10), 10, Token))).Select(r => r.Id));
    }

    [Fact]
    public async Task A_message_whose_subject_ended_is_dropped_before_it_leaves_and_its_words_with_it()
    {
        await WriteAsync(async s =>
        {
            await s.EnqueueAsync(Outgoing(1) with { Body = "SECRETDROPPED" }, Token);
            await s.EnqueueAsync(Outgoing(2) with { Kind = "warning" }, Token);
            await s.EnqueueAsync(Outgoing(3) with { State = OutboxState.Sending }, Token);
            await s.EnqueueAsync(Outgoing(4) with { Subject = null }, Token);
        });

        Assert.Equal(1, await WriteAsync(s => s.DropQueuedAsync("A1", "alert", Token)));

        Assert.Equal(
            [OutboxState.Dropped, OutboxState.Queued, OutboxState.Sending, OutboxState.Queued], (await ReadAsync(s => s.OutboxAsync(new(), Token))).Select(r => r.State));
        Assert.False(DiskHolds("SECRETDROPPED"u8));
    }

    [Fact]
    public async Task Delivered_texts_are_blanked_in_every_byte_and_the_receipt_stays()
    {
        await WriteAsync(async s =>
        {
            await s.EnqueueAsync(Outgoing(1) with { Title = "SECRETTITLE", Body = "SECRETBODY" }, Token);
            await s.EnqueueAsync(Outgoing(2) with { Body = "KEPTBODY" }, Token);
            await s.EnqueueAsync(Outgoing(3) with { State = OutboxState.Failed, Body = "SECRETFAILED" }, Token);
        });
        await WriteAsync(s => s.UpdateOutboxAsync(Outgoing(1) with { State = OutboxState.Sent, SentAt = Nine.AddMinutes(1), Receipt = "duty/9" }, Token));

        Assert.Equal(0, await WriteAsync(s => s.BlankOutboxAsync(Nine, Token)));
        Assert.Equal(2, await WriteAsync(s => s.BlankOutboxAsync(Nine.AddDays(1), Token)));
        Assert.Equal(0, await WriteAsync(s => s.BlankOutboxAsync(Nine.AddDays(1), Token)));

        var rows = await ReadAsync(s => s.OutboxAsync(new(), Token));
        Assert.Equal(("", "", "duty/9"), (rows[0].Title, rows[0].Body, rows[0].Receipt));
        Assert.Equal("KEPTBODY", rows[1].Body);
        Assert.False(DiskHolds("SECRETTITLE"u8) || DiskHolds("SECRETBODY"u8) || DiskHolds("SECRETFAILED"u8));
    }

    [Fact]
    public async Task A_duty_planned_again_moves_until_it_is_done()
    {
        await WriteAsync(s => s.PlanAsync(new("digest", "2026-10-08", Nine), Token));
        await WriteAsync(s => s.PlanAsync(new("digest", "2026-10-08", Nine.AddHours(1)), Token));
        Assert.Equal(new Due("digest", "2026-10-08", Nine.AddHours(1)), await ReadAsync(s => s.DueAsync("digest", "2026-10-08", Token)));

        await WriteAsync(s => s.DoneAsync(new("digest", "2026-10-08", Nine.AddHours(1)), Nine.AddHours(2), true, Token));
        await WriteAsync(s => s.PlanAsync(new("digest", "2026-10-08", Nine.AddHours(3)), Token));

        Assert.Null(await ReadAsync(s => s.DueAsync("digest", "2026-10-08", Token)));
        Assert.Empty(await ReadAsync(s => s.DuesAsync(Nine.AddDays(9), 10, Token)));
        Assert.Null(await ReadAsync(s => s.NextDueAsync(Token)));
    }

    [Fact]
    public async Task Overdue_duties_come_oldest_first_and_may_be_taken_back_by_prefix()
    {
        await WriteAsync(async s =>
        {
            await s.PlanAsync(new("case_warning", "C1/75", Nine.AddHours(2)), Token);
            await s.PlanAsync(new("case_warning", "C1/50", Nine.AddHours(1)), Token);
            await s.PlanAsync(new("case_warning", "C12/50", Nine), Token);
            await s.PlanAsync(new("case_due", "C1/75", Nine.AddHours(3)), Token);
        });

        Assert.Equal(["C12/50", "C1/50"], (await ReadAsync(s => s.DuesAsync(Nine.AddHours(1), 10, Token))).Select(d => d.Subject));
        Assert.Equal(["C12/50"], (await ReadAsync(s => s.DuesAsync(Nine.AddHours(1), 1, Token))).Select(d => d.Subject));
        Assert.Equal(Nine, await ReadAsync(s => s.NextDueAsync(Token)));

        await WriteAsync(s => s.CancelAsync("case_warning", "C1/", Token));

        Assert.Equal([("case_warning", "C12/50"), ("case_due", "C1/75")], (await ReadAsync(s => s.DuesAsync(Nine.AddDays(1), 10, Token))).Select(d => (d.Kind, d.Subject)));
        await WriteAsync(s => s.PlanAsync(new("case_warning", "C1/50", Nine), Token));
        Assert.NotNull(await ReadAsync(s => s.DueAsync("case_warning", "C1/50", Token)));
    }
}
