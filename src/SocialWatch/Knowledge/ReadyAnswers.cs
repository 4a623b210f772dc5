using SocialWatch.Alerts;
using SocialWatch.Answers;
using SocialWatch.Cases;
using SocialWatch.Chat;
using SocialWatch.Chat.Desk;
using SocialWatch.Storage;
using SocialWatch.Time;

namespace SocialWatch.Knowledge;

/// <summary>
/// Offers ready answers with a case, gives the text of one, takes approvals (DESIGN 6.1). A question of politics, dissent, strike or organising gets no offer but a neutral note,
/// and that is all that becomes of it (DESIGN 7). Thread-safe.
/// </summary>
internal sealed class ReadyAnswers(KnowledgeIndex index, IEnumerable<IHoldingStatements> holding, DeskWords words)
{
    private const int Offered = 3;

    /// <summary>Roles that may say that a ready answer is right.</summary>
    private static readonly string[] MayApprove = ["standing_committee", "staff"];

    /// <summary>The lines under a case's card: the three best, the holding statement, or the note.</summary>
    public async ValueTask<IReadOnlyList<string>> OffersAsync(IReadSession session, Case value, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (value.NextDueAt is null || value.Restricted || await QuestionAsync(session, value, cancellationToken) is not { } question)
        {
            return [];
        }

        if (NeutralMatter.Is(question))
        {
            return [words.Say("chat.ready.neutral")];
        }

        var lines = new List<string>();
        foreach (var statement in await StatementsAsync(session, value, cancellationToken))
        {
            lines.Add(words.Say("chat.ready.holding", ("hotspot", statement.HotSpot), ("code", value.Id)));
        }

        var approvals = await session.KnowledgeApprovalsAsync(cancellationToken);
        var found = index.Search(question, Offered, e => !KnowledgeReview.IsOver(e, index.Knowledge, LocalClock.DateOf(now)));
        lines.AddRange(found.Select(h => Line(h.Entry, approvals, now)));
        return lines.Count == 0 ? [] : [words.Say("chat.ready.title", ("code", value.Id)), .. lines];
    }

    /// <summary>The text that <c>/traloi C12 K7</c> would send, or why not.</summary>
    public async ValueTask<(string? Text, ChatReply? Refusal)> TextAsync(ChatCall call, Case value, ReplyWish.Take take, CancellationToken cancellationToken)
    {
        if (await QuestionAsync(call.Session, value, cancellationToken) is { } question && NeutralMatter.Is(question))
        {
            return (null, words.Reply("chat.ready.neutral", value.Id));
        }

        if (take.Kind == 'H')
        {
            return (await StatementsAsync(call.Session, value, cancellationToken)).FirstOrDefault(s => s.HotSpot == take.Ready) is { } statement
                ? (statement.Text, null) : (null, words.Reply("chat.ready.no_holding", value.Id, ("hotspot", take.Ready)));
        }

        if (index.Knowledge.Find(take.Ready) is not { } entry)
        {
            return (null, words.Reply("chat.code.none", value.Id, ("code", take.Ready)));
        }

        return (await StatusAsync(call.Session, entry, call.Now, cancellationToken)) switch
        {
            KnowledgeStatus.Approved => ($"{entry.Answer} ({entry.Citation})", null),
            KnowledgeStatus.NeedsReview => (null, words.Reply("chat.ready.over", value.Id, ("ready", entry.Code))),
            _ => (null, words.Reply("chat.ready.pending", value.Id, ("ready", entry.Code), ("code", value.Id), ("answer", entry.Answer), ("citation", entry.Citation))),
        };
    }

    /// <summary><c>/duyet K7</c>.</summary>
    public async ValueTask<ChatReply> ApproveAsync(ChatCall call, string code, CancellationToken cancellationToken)
    {
        var who = DeskWords.Who(call);
        if (index.Knowledge.Find(code) is not { } entry)
        {
            return words.Reply("chat.code.none", null, ("code", code));
        }

        if (who.Group || who.Roles.FirstOrDefault(MayApprove.Contains) is not { } role)
        {
            return words.Reply("chat.ready.approve_role", code, ("roles", words.Roles(MayApprove)));
        }

        if (KnowledgeReview.IsOver(entry, index.Knowledge, LocalClock.DateOf(call.Now)))
        {
            return words.Reply("chat.ready.over", code, ("ready", code));
        }

        await call.Session.ApproveKnowledgeAsync(new(code, entry.Fingerprint, role, call.Now), cancellationToken);
        return words.Reply("chat.ready.approved", code, ("ready", code), ("role", words.Role(role)));
    }

    /// <summary>What a search of staff finds, with what waits for review where nothing was typed.</summary>
    public async ValueTask<string> SearchAsync(IReadSession session, string wish, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var approvals = await session.KnowledgeApprovalsAsync(cancellationToken);
        var today = LocalClock.DateOf(now);
        var over = index.Knowledge.Entries.Where(e => KnowledgeReview.IsOver(e, index.Knowledge, today)).ToList();
        var text = words.List();
        if (wish.Length == 0)
        {
            var pending = index.Knowledge.Entries.Count(e => KnowledgeReview.Of(e, index.Knowledge, approvals, today) == KnowledgeStatus.Pending);
            text.Add(words.Say("chat.search.status", ("all", Wording.Count(index.Knowledge.Entries.Count)), ("pending", Wording.Count(pending)), ("over", Wording.Count(over.Count))));
            over.ForEach(e => text.AddItem(words.Say("chat.search.over", ("ready", e.Code), ("question", e.Question), ("citation", e.Citation))));
            return text.Add(words.Say("chat.search.how")).Fit();
        }

        var found = index.Search(wish, Offered, e => !over.Contains(e));
        if (found.Count == 0)
        {
            return words.Say("chat.search.none");
        }

        text.Add(words.Say("chat.search.title"));
        foreach (var hit in found)
        {
            text.AddItem(Line(hit.Entry, approvals, now) + "\n" + words.Say("chat.search.answer", ("answer", hit.Entry.Answer), ("citation", hit.Entry.Citation)));
        }

        return text.Fit();
    }

    private string Line(KnowledgeEntry entry, IReadOnlyDictionary<string, KnowledgeApproval> approvals, DateTimeOffset now) => words.Say(
        KnowledgeReview.Of(entry, index.Knowledge, approvals, LocalClock.DateOf(now)) == KnowledgeStatus.Approved ? "chat.ready.line" : "chat.ready.line_pending",
        ("ready", entry.Code), ("question", entry.Question));

    private async ValueTask<KnowledgeStatus> StatusAsync(IReadSession session, KnowledgeEntry entry, DateTimeOffset now, CancellationToken cancellationToken) =>
        KnowledgeReview.Of(entry, index.Knowledge, await session.KnowledgeApprovalsAsync(cancellationToken), LocalClock.DateOf(now));

    /// <summary>The masked text that waits: the nearest clock's message, else the first.</summary>
    private static async ValueTask<string?> QuestionAsync(IReadSession session, Case value, CancellationToken cancellationToken)
    {
        var waiting = value.Askers.Where(a => a.WaitingMessage is not null).MinBy(a => a.DueAt ?? DateTimeOffset.MaxValue)?.WaitingMessage ?? value.FirstMention;
        return await session.MentionAsync(waiting, cancellationToken) is { Removed: false, Text: { Length: > 0 } text } ? text : null;
    }

    private async ValueTask<IReadOnlyList<HoldingStatement>> StatementsAsync(IReadSession session, Case value, CancellationToken cancellationToken)
    {
        var all = new List<HoldingStatement>();
        foreach (var source in holding)
        {
            all.AddRange(await source.ForAsync(session, value, cancellationToken));
        }

        return all;
    }
}
