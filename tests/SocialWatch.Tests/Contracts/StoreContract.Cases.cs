using SocialWatch.Cases;
using SocialWatch.Privacy;
using static SocialWatch.Tests.Contracts.Samples;

namespace SocialWatch.Tests.Contracts;

public abstract partial class StoreContract
{
    [Fact]
    public async Task A_case_comes_back_as_it_was_saved_and_saved_again()
    {
        var first = Case(1) with { Restricted = true, Private = true, WindowEndsAt = Nine.AddDays(7), FoundLate = true, PolicyVersion = 3 };
        await SaveAsync(first, new CaseEvent(CaseEventKind.Opened, Nine, Nine.AddMinutes(1), 1, "M1"));
        AssertSame(first, (await ReadAsync(s => s.CaseAsync("C1", Token)))!);

        var later = first with
        {
            State = CaseState.Answered, AnsweredAt = Nine.AddHours(30), LateReason = "no_document", NextDueAt = null, Topics = [],
            Askers =
            [
                first.Askers[0] with { WaitingMessage = null, WaitingSince = null, DueAt = null, AnsweredAt = Nine.AddHours(30) },
                new(2, Nine.AddHours(1), null, null, null, ClockKind.NextReply, null, true),
            ],
            Misses = [new(ClockKind.NextReply, Nine.AddHours(25), "M2"), new(ClockKind.FirstReply, Nine.AddHours(24), "M1")],
        };
        await SaveAsync(later);

        AssertSame(later, (await ReadAsync(s => s.CaseAsync("C1", Token)))!);
        Assert.Null(await ReadAsync(s => s.CaseAsync("C2", Token)));
    }

    [Fact]
    public async Task The_log_of_a_case_only_grows()
    {
        CaseEvent opened = new(CaseEventKind.Opened, Nine, Nine.AddMinutes(1), 1, "M1");
        CaseEvent missed = new(CaseEventKind.Missed, Nine.AddHours(24), Nine.AddHours(25), 1, "M1", ClockKind.FirstReply, "late");
        await SaveAsync(Case(1), opened);
        await SaveAsync(Case(2), opened with { Mention = "M2" });

        await SaveAsync(Case(1), missed);
        await SaveAsync(Case(1));

        Assert.Equal([opened, missed], await ReadAsync(s => s.CaseEventsAsync("C1", Token)));
        Assert.Equal([opened with { Mention = "M2" }], await ReadAsync(s => s.CaseEventsAsync("C2", Token)));
    }

    [Fact]
    public async Task The_case_of_a_thread_is_the_one_that_still_stands()
    {
        await SaveAsync(Case(1) with { State = CaseState.Closed, ClosedAt = Nine });
        await SaveAsync(Case(2) with { Thread = "post-1", State = CaseState.Answered });
        await SaveAsync(Case(3) with { Thread = "post-1", State = CaseState.Withdrawn });

        Assert.Equal("C2", (await ReadAsync(s => s.CaseOfThreadAsync("page-a", "post-1", Token)))!.Id);
        Assert.Null(await ReadAsync(s => s.CaseOfThreadAsync("page-b", "post-1", Token)));
        Assert.Null(await ReadAsync(s => s.CaseOfThreadAsync("page-a", "post-3", Token)));
    }

    [Fact]
    public async Task A_mention_finds_the_open_case_and_asker_it_waits_in()
    {
        Asker second = new(2, Nine.AddHours(1), "M8", Nine.AddHours(1), Nine.AddHours(25), ClockKind.FirstReply, null, false);
        await SaveAsync(Case(1) with { Askers = [Case(1).Askers[0], second] });
        await SaveAsync(Case(2) with { State = CaseState.Closed });

        var found = (await ReadAsync(s => s.CaseOfMentionAsync("M8", Token)))!.Value;

        Assert.Equal(("C1", 2), (found.Case.Id, found.Asker));
        Assert.Equal([1, 2], found.Case.Askers.Select(a => a.Number));
        Assert.Null(await ReadAsync(s => s.CaseOfMentionAsync("M2", Token)));
        Assert.Null(await ReadAsync(s => s.CaseOfMentionAsync("M9", Token)));
    }

    [Fact]
    public async Task A_lookup_finds_the_newest_case_of_a_conversation_closed_ones_included()
    {
        await SaveAsync(Case(1));
        await SaveAsync(Case(2, Nine.AddHours(5)) with { State = CaseState.Closed, ClosedAt = Nine.AddHours(9) });
        await WriteAsync(async s =>
        {
            await s.AddReplyAddressAsync(new("C1", 1, Mark("talk"), [1, 2, 3]), Token);
            await s.AddReplyAddressAsync(new("C2", 4, Mark("talk"), [4, 5, 6]), Token);
        });

        var found = (await ReadAsync(s => s.CaseOfLookupAsync(Mark("talk"), Token)))!.Value;

        Assert.Equal(("C2", 4), (found.Case.Id, found.Asker));
        Assert.Null(await ReadAsync(s => s.CaseOfLookupAsync(Mark("other"), Token)));
        AssertSame(new ReplyAddress("C1", 1, Mark("talk"), [1, 2, 3]), (await ReadAsync(s => s.ReplyAddressAsync("C1", 1, Token)))!);
        Assert.Null(await ReadAsync(s => s.ReplyAddressAsync("C1", 2, Token)));
    }

    [Fact]
    public async Task Addresses_of_cases_closed_long_ago_leave_no_byte()
    {
        byte[] secret = [.. "SEALEDADDRESSOFONE"u8];
        await SaveAsync(Case(1) with { State = CaseState.Closed, ClosedAt = Nine });
        await SaveAsync(Case(2) with { State = CaseState.Closed, ClosedAt = Nine.AddDays(20) });
        await SaveAsync(Case(3));
        await SaveAsync(Case(4) with { State = CaseState.Withdrawn }, new CaseEvent(CaseEventKind.MessageRemoved, Nine, Nine, 1));
        await WriteAsync(async s =>
        {
            foreach (var n in new[] { 1, 2, 3, 4 })
            {
                await s.AddReplyAddressAsync(new($"C{n}", 1, Mark($"talk {n}"), n == 1 ? secret : [7]), Token);
            }
        });

        Assert.Equal(2, await WriteAsync(s => s.ForgetReplyAddressesAsync(Nine.AddDays(1), Token)));

        Assert.False(DiskHolds(secret) || DiskHolds(Mark("talk 1")));
        Assert.Null(await ReadAsync(s => s.ReplyAddressAsync("C4", 1, Token)));
        Assert.NotNull(await ReadAsync(s => s.ReplyAddressAsync("C2", 1, Token)));
        Assert.NotNull(await ReadAsync(s => s.ReplyAddressAsync("C3", 1, Token)));
    }

    [Fact]
    public async Task Cases_due_come_nearest_first_and_ended_ones_do_not()
    {
        await SaveAsync(Case(1) with { NextDueAt = Nine.AddHours(5) });
        await SaveAsync(Case(2) with { NextDueAt = Nine.AddHours(2) });
        await SaveAsync(Case(3) with { NextDueAt = null });
        await SaveAsync(Case(4) with { NextDueAt = Nine, State = CaseState.Withdrawn });

        Assert.Equal(["C2", "C1"], (await ReadAsync(s => s.CasesDueAsync(Nine.AddHours(5), Token))).Select(c => c.Id));
        Assert.Equal(["C2"], (await ReadAsync(s => s.CasesDueAsync(Nine.AddHours(4), Token))).Select(c => c.Id));
    }

    [Fact]
    public async Task Case_lists_filter_and_are_in_order_of_opening()
    {
        await SaveAsync(Case(1, Nine.AddHours(2)));
        await SaveAsync(Case(2) with { Channel = "page-b", Topics = ["meals", "union"] });
        await SaveAsync(Case(3) with { Unit = "u2" });

        Assert.Equal(["C2", "C3", "C1"], (await ReadAsync(s => s.CasesAsync(new(), Token))).Select(c => c.Id));
        Assert.Equal(["C2"], (await ReadAsync(s => s.CasesAsync(new(Channel: "page-b"), Token))).Select(c => c.Id));
        Assert.Equal(["C2"], (await ReadAsync(s => s.CasesAsync(new(Topic: "union"), Token))).Select(c => c.Id));
        Assert.Equal(["C3"], (await ReadAsync(s => s.CasesAsync(new(Nine, Nine.AddHours(1), Units: ["u2"]), Token))).Select(c => c.Id));
        Assert.Equal("M3", (await ReadAsync(s => s.CasesAsync(new(Units: ["u2"]), Token)))[0].Askers[0].WaitingMessage);
    }

    [Fact]
    public async Task One_message_of_a_thread_is_stored_without_the_others()
    {
        await SaveAsync(Case(1), new CaseEvent(CaseEventKind.Opened, Nine, Nine, 1, "M1"));
        var head = (await ReadAsync(s => s.HeadOfThreadAsync("page-a", "post-1", Token)))!;
        Asker second = new(2, Nine.AddHours(-1), "M8", Nine.AddHours(-1), Nine.AddHours(23), ClockKind.FirstReply, null, false);
        CaseEvent joined = new(CaseEventKind.AskerJoined, Nine.AddHours(-1), Nine, 2, "M8");
        await WriteAsync(async s => await s.SaveStepAsync(new(head.Alone with { OpenedAt = Nine.AddHours(-1), NextDueAt = Nine.AddHours(23) }, second, joined), Token));

        AssertSame(
            Case(1) with { OpenedAt = Nine.AddHours(-1), NextDueAt = Nine.AddHours(23), Askers = [Case(1).Askers[0], second] }, (await ReadAsync(s => s.CaseAsync("C1", Token)))!);
        Assert.Equal((2, 0), (await ReadAsync(async s => (await s.CaseHeadAsync("C1", Token)) is { } h ? (h.Askers, h.Alone.Askers.Count) : default)));
        Assert.Equal(second, await ReadAsync(s => s.AskerAsync("C1", 2, Token)));
        Assert.Null(await ReadAsync(s => s.AskerAsync("C1", 3, Token)));
        Assert.Equal(("C1", 2), await ReadAsync(s => s.AskedInAsync("M8", Token)));
        Assert.Null(await ReadAsync(s => s.AskedInAsync("M9", Token)));
        Assert.Null(await ReadAsync(s => s.HeadOfThreadAsync("page-b", "post-1", Token)));
    }

    [Fact]
    public async Task What_concerns_one_asker_is_read_without_the_rest_of_the_log()
    {
        CaseEvent opened = new(CaseEventKind.Opened, Nine, Nine, 1, "M1"), joined = new(CaseEventKind.AskerJoined, Nine, Nine, 2, "M2");
        CaseEvent toAll = new(CaseEventKind.Answered, Nine, Nine, null, "M3"), toOne = new(CaseEventKind.Answered, Nine, Nine, 1, "M4");
        CaseEvent back = new(CaseEventKind.AnswerRevoked, Nine, Nine, 1, "M3"), again = new(CaseEventKind.AskedAgain, Nine, Nine, 2, "M5");
        await SaveAsync(Case(1), opened, joined, toAll, toOne, back, again);

        Assert.Equal([joined, toAll, back, again], await ReadAsync(s => s.EventsOfAskerAsync("C1", 2, Token)));
        Assert.Equal([opened, toAll, toOne, back], await ReadAsync(s => s.EventsOfAskerAsync("C1", 1, Token)));
    }

    [Fact]
    public async Task Who_waits_under_an_item_is_found_and_nobody_else()
    {
        await WriteAsync(s => s.AddAsync([Mention(1), Mention(2) with { Parent = "x1" }, Mention(3), Mention(4) with { Parent = "x1" }], [], Token));
        Asker Waits(int number, string? mention) => new(number, Nine, mention, mention is null ? null : Nine, mention is null ? null : Nine.AddHours(24), ClockKind.FirstReply, null, false);
        await SaveAsync(Case(1) with { Askers = [Waits(1, "M1"), Waits(2, "M2"), Waits(3, "M3"), Waits(4, null)] });

        Assert.Equal([1, 2], await ReadAsync(s => s.WaitingUnderAsync("C1", "x1", Token)));
        Assert.Equal([3], await ReadAsync(s => s.WaitingUnderAsync("C1", "x3", Token)));
        Assert.Empty(await ReadAsync(s => s.WaitingUnderAsync("C1", "x9", Token)));
    }

    [Fact]
    public async Task A_lookup_of_one_asker_comes_without_the_others()
    {
        await SaveAsync(Case(1));
        await WriteAsync(s => s.AddReplyAddressAsync(new("C1", 1, Mark("talk"), [1]), Token));
        var found = (await ReadAsync(s => s.HeadOfLookupAsync(Mark("talk"), Token)))!.Value;
        Assert.Equal(("C1", 1, 1), (found.Head.Alone.Id, found.Head.Askers, found.Asker));
        Assert.Null(await ReadAsync(s => s.HeadOfLookupAsync(Mark("other"), Token)));
    }

    private Task SaveAsync(Case value, params CaseEvent[] added) => WriteAsync(s => s.SaveCaseAsync(value, Opening(value), added, Token));
}
