using System.Globalization;
using SocialWatch.Answers;
using SocialWatch.Cases;
using SocialWatch.Classification;
using SocialWatch.Mentions;
using SocialWatch.Privacy;
using SocialWatch.Storage;
using SocialWatch.Training;

namespace SocialWatch.Pipeline;

/// <summary>
/// Opens cases, recognises who asks again, sees answers and withdrawals (DESIGN 6.1). Runs inside the transaction of the page, while the author is still in
/// memory: an asker is recognised by a keyed hash bound to the thread or conversation, so the same person in two cases cannot be joined.
/// </summary>
internal sealed class CaseDesk(CaseBook book, AnswerDesk answers, ReplySenders senders, IKeyRing keys, ServiceClassifier reading)
{
    /// <summary>Where the machine is unsure that something is a question: a person decides while the clock runs.</summary>
    private readonly UncertainBand _doubt = reading.Doubt;

    /// <summary>What a new (or newly edited) mention does to cases.</summary>
    public async ValueTask ConsiderAsync(IWriteSession session, Mention mention, PreparedItem item, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (mention.Origin == Origin.Own)
        {
            if (mention.Private && Lookup(item.Item.Source, null) is { } conversation)
            {
                await answers.InConversationAsync(session, mention, item.Item.Source.AppId, conversation, now, cancellationToken);
                return;
            }

            await answers.ConsiderAsync(session, mention, item.Item.Source.AppId, now, cancellationToken);
            return;
        }

        var thread = mention.Private ? null : mention.Thread ?? mention.ExternalId;
        var lookup = Lookup(item.Item.Source, thread);
        var standing = await StandingAsync(session, mention.Channel, thread, lookup, cancellationToken);
        switch (CaseRules.Decide(Candidate(mention, item, thread, standing)))
        {
            case CaseDecision.Open open:
                await OpenAsync(session, mention, item.Item.Source, open, thread, lookup, now, cancellationToken);
                break;
            case CaseDecision.Join join:
                await JoinAsync(session, mention, item.Item.Source, join.Case, lookup, now, cancellationToken);
                break;
            case CaseDecision.AskAgain again:
                await AddAsync(session, again.Case, new(CaseEventKind.AskedAgain, mention.At, now, again.Asker, mention.Id), cancellationToken);
                break;
            default:
                return;
        }

        if (thread is not null)
        {
            await answers.CatchUpAsync(session, mention, thread, now, cancellationToken);
        }
    }

    /// <summary>A member's message was removed on the platform: if it waited for an answer, the question is withdrawn.</summary>
    public async ValueTask RemovedAsync(IWriteSession session, string mention, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await AskerOfAsync(session, mention, cancellationToken) is { } found)
        {
            await book.AddAsync(session, found.Case, [new(CaseEventKind.MessageRemoved, now, now, found.Asker, mention)], cancellationToken);
        }
    }

    /// <summary>Whether a message has asked already, in a case that may be over: an edit of it is no new question.</summary>
    public async ValueTask<bool> AskedBeforeAsync(IReadSession session, Mention mention, FetchedItem source, CancellationToken cancellationToken) =>
        await AskerOfAsync(session, mention.Id, cancellationToken) is not null
        || (Lookup(source, mention.Private ? null : mention.Thread ?? mention.ExternalId) is { } lookup
            && await session.HeadOfLookupAsync(lookup, cancellationToken) is { } known
            && await session.AskerOfMentionAsync(known.Head.Alone.Id, mention.Id, cancellationToken) is not null);

    /// <summary>The case and asker of a message that waits, itself or behind an earlier one of the same asker.</summary>
    private static async ValueTask<(Case Case, int Asker)?> AskerOfAsync(IReadSession session, string mention, CancellationToken cancellationToken)
    {
        if (await session.CaseOfMentionAsync(mention, cancellationToken) is { } waiting)
        {
            return waiting;
        }

        return await session.MentionAsync(mention, cancellationToken) is { Private: false } second
            && await session.CaseOfThreadAsync(second.Channel, second.Thread ?? second.ExternalId, cancellationToken) is { } open
            && await session.AskerOfMentionAsync(open.Id, mention, cancellationToken) is { } asker ? (open, asker) : null;
    }

    private static async ValueTask<StandingCase?> StandingAsync(
        IReadSession session, string channel, string? thread, byte[]? lookup, CancellationToken cancellationToken)
    {
        if (lookup is not null && await session.HeadOfLookupAsync(lookup, cancellationToken) is { } known
            && known.Head.Alone is { State: not (CaseState.Closed or CaseState.Withdrawn) } mine)
        {
            return new(mine.Id, mine.State, known.Asker);
        }

        return thread is not null && await session.HeadOfThreadAsync(channel, thread, cancellationToken) is { Alone: var open } ? new(open.Id, open.State, null) : null;
    }

    private async ValueTask OpenAsync(
        IWriteSession session, Mention mention, FetchedItem source, CaseDecision.Open open, string? thread, byte[]? lookup, DateTimeOffset now, CancellationToken token)
    {
        var id = "C" + (await session.NextAsync("C", 1, token)).ToString(CultureInfo.InvariantCulture);
        var opening = new CaseOpening(
            id, mention.Channel, mention.Unit, Topics(mention), open.Kind, open.ToConfirm, mention.Restricted, mention.Private, thread,
            mention.At + senders.MeansOf(mention.Channel, mention.Private)?.Window, now - mention.At > CaseLedger.FoundLateAfter, book.Policy.Version);
        await book.OpenAsync(session, opening, CaseLedger.Opened(opening, mention.Id, mention.At, now), token);
        await SealAsync(session, id, 1, source, lookup, token);
    }

    private async ValueTask JoinAsync(
        IWriteSession session, Mention mention, FetchedItem source, string caseId, byte[]? lookup, DateTimeOffset now, CancellationToken token)
    {
        if (await session.CaseHeadAsync(caseId, token) is { } head)
        {
            var asker = head.Askers + 1;
            await book.AddMessageAsync(session, head, new(CaseEventKind.AskerJoined, mention.At, now, asker, mention.Id), token);
            await SealAsync(session, caseId, asker, source, lookup, token);
        }
    }

    private async ValueTask AddAsync(IWriteSession session, string caseId, CaseEvent added, CancellationToken token)
    {
        if (await session.CaseHeadAsync(caseId, token) is { } head)
        {
            await book.AddMessageAsync(session, head, added, token);
        }
    }

    private async ValueTask SealAsync(IWriteSession session, string caseId, int asker, FetchedItem source, byte[]? lookup, CancellationToken token)
    {
        // An asker the platform does not name can still be answered under the comment; nothing recognises them again.
        var address = source.Private ? "conversation:" + source.Conversation : "item:" + source.ExternalId;
        var key = lookup ?? PersonMarks.Conversation(keys.AddressKey, source.Channel, "unnamed|" + caseId + "|" + asker.ToString(CultureInfo.InvariantCulture));
        await session.AddReplyAddressAsync(new(caseId, asker, key, AddressSeal.Seal(keys.SealKey, caseId, asker, address)), token);
    }

    private byte[]? Lookup(FetchedItem source, string? thread) => source switch
    {
        { Private: true, Conversation: { } conversation } => PersonMarks.Conversation(keys.AddressKey, source.Channel, conversation),
        { Private: false, AuthorKey: { } author } => PersonMarks.Conversation(keys.AddressKey, source.Channel, thread + "|" + author),
        _ => null,
    };

    private CaseCandidate Candidate(Mention mention, PreparedItem item, string? thread, StandingCase? standing) => new()
    {
        Kind = mention.Kind, Origin = mention.Origin, Private = mention.Private, Wordless = item.Item.Source.Wordless, Labels = mention.Labels, Topics = Topics(mention),
        Uncertain = _doubt.From <= mention.Question && mention.Question < _doubt.To, Emergency = mention.Emergency, Restricted = mention.Restricted, Text = mention.Text, Thread = thread,
        History = mention.History, Standing = standing,
    };

    private static List<string> Topics(Mention mention) => [.. mention.Labels.Where(mention.Topics.ContainsKey)];
}
