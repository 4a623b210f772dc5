using SocialWatch.Chat;
using SocialWatch.Notify;
using SocialWatch.Storage;
using static SocialWatch.Tests.Contracts.Samples;

namespace SocialWatch.Tests.Contracts;

public abstract partial class StoreContract
{
    private static SentCard Card(int number, string code, string? about = null) => new($"O{number}", "telegram", "9001", $"9001:{number}", code, about ?? code, "ab", Nine);

    [Fact]
    public async Task A_card_is_found_by_its_message_and_replaced_by_its_row()
    {
        await WriteAsync(s => s.SaveCardAsync(Card(1, "C1") with { Mention = "M4", StaleAt = Nine.AddHours(1) }, Token));
        AssertSame(Card(1, "C1") with { Mention = "M4", StaleAt = Nine.AddHours(1) }, await ReadAsync(s => s.CardOfReceiptAsync("telegram", "9001:1", Token)));
        Assert.Null(await ReadAsync(s => s.CardOfReceiptAsync("email", "9001:1", Token)));

        await WriteAsync(s => s.SaveCardAsync(Card(1, "C1") with { Receipt = "9001:8", Shown = "cd" }, Token));
        Assert.Null(await ReadAsync(s => s.CardOfReceiptAsync("telegram", "9001:1", Token)));
        Assert.Equal("cd", (await ReadAsync(s => s.CardOfReceiptAsync("telegram", "9001:8", Token)))!.Shown);
        await WriteAsync(s => s.ForgetCardAsync("O1", Token));
        Assert.Null(await ReadAsync(s => s.CardOfReceiptAsync("telegram", "9001:8", Token)));
    }

    [Fact]
    public async Task Cards_wait_when_their_object_or_what_that_is_about_changed_or_their_time_came_and_once()
    {
        await WriteAsync(s => s.SaveCaseAsync(Case(1), null, [], Token));
        await WriteAsync(s => s.AddAsync([Mention(4)], [], Token));
        await WriteAsync(async s =>
        {
            await s.SaveCardAsync(Card(1, "C1"), Token);
            await s.SaveCardAsync(Card(2, "A3", "C1"), Token);
            await s.SaveCardAsync(Card(3, "C9") with { Mention = "M4" }, Token);
            await s.SaveCardAsync(Card(4, "C8") with { StaleAt = Nine.AddHours(1) }, Token);
        });
        Assert.False(await ReadAsync(s => s.CardsWaitAsync(Nine, Token)));

        await WriteAsync(s => s.SaveCaseAsync(Case(1) with { NextDueAt = null }, null, [], Token));
        await WriteAsync(s => s.RemoveAsync("M4", Nine, Token));
        Assert.True(await ReadAsync(s => s.CardsWaitAsync(Nine, Token)));
        Assert.Equal(["O1", "O2", "O3"], (await WriteAsync(s => s.TakeWaitingCardsAsync(Nine, 10, Token))).Select(c => c.Message));
        Assert.False(await ReadAsync(s => s.CardsWaitAsync(Nine, Token)));

        Assert.Equal(["O4"], (await WriteAsync(s => s.TakeWaitingCardsAsync(Nine.AddHours(1), 10, Token))).Select(c => c.Message));
        await WriteAsync(s => s.TouchCardsAsync("C1", Token));
        Assert.Equal(["O1"], (await WriteAsync(s => s.TakeWaitingCardsAsync(Nine, 1, Token))).Select(c => c.Message));
        Assert.Equal(["O2"], (await WriteAsync(s => s.TakeWaitingCardsAsync(Nine, 1, Token))).Select(c => c.Message));
    }

    [Fact]
    public async Task Buttons_are_found_by_their_token_and_end()
    {
        var button = new PlacedButton("tok", "O1", "telegram", "9001", "nhan", "H3", Nine.AddDays(7));
        await WriteAsync(s => s.AddButtonAsync(button, Token));
        Assert.Equal(button, await ReadAsync(s => s.ButtonAsync("tok", Token)));
        Assert.Equal([button], await ReadAsync(s => s.ButtonsOfAsync("O1", Token)));
        Assert.Null(await ReadAsync(s => s.ButtonAsync("other", Token)));

        await WriteAsync(s => s.SaveCardAsync(Card(1, "C1"), Token));
        Assert.Equal(1, await WriteAsync(s => s.ForgetCardsAsync(Nine.AddDays(8), Nine, Token)));
        Assert.Equal(1, await WriteAsync(s => s.ForgetCardsAsync(Nine.AddDays(8), Nine.AddDays(1), Token)));
        Assert.Null(await ReadAsync(s => s.ButtonAsync("tok", Token)));
    }

    [Fact]
    public async Task An_edit_that_waits_is_known_and_goes_after_what_is_new()
    {
        var edit = Outgoing(1, at: Nine.AddMinutes(-5)) with { Kind = "edit", Receipt = "duty:7", Card = "C1" };
        await WriteAsync(async s =>
        {
            await s.EnqueueAsync(edit, Token);
            await s.EnqueueAsync(Outgoing(2), Token);
        });

        Assert.Equal(["O2", "O1"], (await ReadAsync(s => s.ToSendAsync(Nine, 10, Token))).Select(r => r.Id));
        Assert.True(await ReadAsync(s => s.EditWaitsAsync(edit.Sink, "duty:7", Token)));
        AssertSame(edit, await ReadAsync(s => s.OutboxRowAsync("O1", Token)));
        await WriteAsync(s => s.UpdateOutboxAsync(edit with { State = OutboxState.Sent }, Token));
        Assert.False(await ReadAsync(s => s.EditWaitsAsync(edit.Sink, "duty:7", Token)));
    }

    [Fact]
    public async Task Cases_above_a_number_come_lowest_first()
    {
        foreach (var number in new[] { 1, 2, 3 })
        {
            await WriteAsync(s => s.SaveCaseAsync(Case(number), null, [], Token));
        }

        Assert.Equal(["C2", "C3"], (await ReadAsync(s => s.CasesAboveAsync(1, 10, Token))).Select(c => c.Id));
        Assert.Equal(["C1"], (await ReadAsync(s => s.CasesAboveAsync(0, 1, Token))).Select(c => c.Id));
    }

    [Fact]
    public async Task Who_joined_stays_known_by_number_and_an_address_that_was_erased_is_in_no_byte()
    {
        var person = new JoinedPerson("P1", "moderator", "u1", "telegram", "4471009988", Nine);
        await WriteAsync(s => s.SaveJoinedAsync(person, Token));
        Assert.Equal([person], await ReadAsync(s => s.JoinedAsync(Token)));

        var left = person with { Address = "", LeftAt = Nine.AddDays(1) };
        await WriteAsync(s => s.SaveJoinedAsync(left, Token));
        Assert.Equal([left], await ReadAsync(s => s.JoinedAsync(Token)));
        Assert.False(DiskHolds("4471009988"u8));
    }

    [Fact]
    public async Task A_code_is_used_once_and_forgotten_when_it_is_over()
    {
        var invite = new Invite("hash", "staff", "u1", Nine, Nine.AddHours(48));
        await WriteAsync(s => s.SaveInviteAsync(invite, Token));
        await WriteAsync(s => s.SaveInviteAsync(invite with { UsedAt = Nine.AddHours(1) }, Token));
        Assert.Equal(invite with { UsedAt = Nine.AddHours(1) }, await ReadAsync(s => s.InviteAsync("hash", Token)));
        Assert.Equal(1, await WriteAsync(s => s.ForgetInvitesAsync(Nine.AddDays(30), Token)));
        Assert.Null(await ReadAsync(s => s.InviteAsync("hash", Token)));
    }

    [Fact]
    public async Task An_address_that_refuses_keeps_its_first_time_until_it_is_reached()
    {
        await WriteAsync(s => s.MarkUnreachableAsync(new("telegram", "9002", Nine), Token));
        await WriteAsync(s => s.MarkUnreachableAsync(new("telegram", "9002", Nine.AddHours(1)), Token));
        Assert.Equal([new UnreachableAddress("telegram", "9002", Nine)], await ReadAsync(s => s.UnreachableAsync(Token)));
        Assert.True(await WriteAsync(s => s.ReachableAsync("telegram", "9002", Token)));
        Assert.False(await WriteAsync(s => s.ReachableAsync("telegram", "9002", Token)));
    }
}
