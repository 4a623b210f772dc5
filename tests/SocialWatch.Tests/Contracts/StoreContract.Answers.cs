using SocialWatch.Answers;
using SocialWatch.Cases;
using SocialWatch.Knowledge;
using static SocialWatch.Tests.Contracts.Samples;

namespace SocialWatch.Tests.Contracts;

public abstract partial class StoreContract
{
    private static Answer Written(int number, string text = "Anh chị nhận lương ngày 25.") => new()
    {
        Id = $"R{number}", Case = "C1", Asker = 1, Text = text, Drafter = "can-bo", Tell = "console:", CreatedAt = Nine, NotBefore = Nine,
    };

    [Fact]
    public async Task An_answer_comes_back_as_it_was_saved_and_a_changed_text_replaces_the_old()
    {
        await SaveAsync(Case(1), new CaseEvent(CaseEventKind.Opened, Nine, Nine, 1, "M1"));
        var sent = Written(1) with
        {
            State = AnswerState.Sent, Approver = "chu-tich", DecidedAt = Nine.AddHours(1), SendingSince = Nine.AddHours(2), SentAt = Nine.AddHours(3), Attempts = 2, Receipt = "p_1",
            Knowledge = "K7", HumanAgent = true,
        };
        await WriteAsync(s => s.SaveAnswerAsync(sent, Token));
        Assert.Equal(sent, await ReadAsync(s => s.AnswerAsync("R1", Token)));
        await WriteAsync(s => s.SaveAnswerAsync(sent with { Text = "Ngày 28.", Asker = null, Error = "x" }, Token));
        Assert.Equal(sent with { Text = "Ngày 28.", Asker = null, Error = "x" }, await ReadAsync(s => s.AnswerAsync("R1", Token)));
        Assert.Equal("R1", (await ReadAsync(s => s.AnswerOfReceiptAsync(Case(1).Channel, "p_1", Token)))?.Id);
        Assert.Null(await ReadAsync(s => s.AnswerOfReceiptAsync("other", "p_1", Token)));
        Assert.Null(await ReadAsync(s => s.AnswerAsync("R9", Token)));
    }

    [Fact]
    public async Task Answers_to_send_are_the_queued_and_the_sending_that_are_due()
    {
        await SaveAsync(Case(1), new CaseEvent(CaseEventKind.Opened, Nine, Nine, 1, "M1"));
        foreach (var state in Enum.GetValues<AnswerState>())
        {
            await WriteAsync(s => s.SaveAnswerAsync(Written((int)state + 1) with { State = state }, Token));
        }

        await WriteAsync(s => s.SaveAnswerAsync(Written(20) with { State = AnswerState.Queued, NotBefore = Nine.AddHours(1) }, Token));
        var due = await ReadAsync(s => s.AnswersToSendAsync(Nine, 10, Token));
        Assert.Equal([AnswerState.Queued, AnswerState.Sending], due.Select(a => a.State));
        Assert.Equal(3, (await ReadAsync(s => s.AnswersToSendAsync(Nine.AddHours(1), 10, Token))).Count);
        Assert.Equal(9, (await ReadAsync(s => s.AnswersOfCaseAsync("C1", Token))).Count);
    }

    [Fact]
    public async Task Texts_of_ended_answers_are_blanked_and_those_on_their_way_stay()
    {
        await SaveAsync(Case(1), new CaseEvent(CaseEventKind.Opened, Nine, Nine, 1, "M1"));
        await WriteAsync(s => s.SaveAnswerAsync(Written(1) with { State = AnswerState.Sent, SentAt = Nine }, Token));
        await WriteAsync(s => s.SaveAnswerAsync(Written(2) with { State = AnswerState.Unknown }, Token));
        Assert.Equal(1, await WriteAsync<int>(s => s.BlankAnswersAsync(Nine.AddSeconds(1), Token)));
        Assert.Equal(["", "Anh chị nhận lương ngày 25."], (await ReadAsync(s => s.AnswersOfCaseAsync("C1", Token))).Select(a => a.Text));
    }

    [Fact]
    public async Task A_policy_keeps_its_version_and_another_gets_another()
    {
        List<int> versions = [];
        await WriteAsync(async s =>
        {
            versions.Add(await s.KeepPolicyAsync("a", 1, Token));
            versions.Add(await s.KeepPolicyAsync("b", 1, Token));
            versions.Add(await s.KeepPolicyAsync("a", 5, Token));
            versions.Add(await s.KeepPolicyAsync("c", 7, Token));
        });
        Assert.Equal([1, 2, 1, 7], versions);
        Assert.Equal("b", await ReadAsync(s => s.PolicyAsync(2, Token)));
        Assert.Null(await ReadAsync(s => s.PolicyAsync(3, Token)));
    }

    [Fact]
    public async Task Apps_of_own_items_and_approvals_are_kept()
    {
        var first = new KnowledgeApproval("K7", "f1", "staff", Nine);
        await WriteAsync(async s =>
        {
            await s.KeepAppAsync("M1", "77", Token);
            await s.ApproveKnowledgeAsync(first, Token);
            await s.ApproveKnowledgeAsync(first with { Fingerprint = "f2" }, Token);
        });
        Assert.Equal("77", await ReadAsync(s => s.AppOfAsync("M1", Token)));
        Assert.Null(await ReadAsync(s => s.AppOfAsync("M2", Token)));
        Assert.Equal(first with { Fingerprint = "f2" }, Assert.Single(await ReadAsync(s => s.KnowledgeApprovalsAsync(Token))).Value);
    }
}
