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
internal sealed class CaseDesk(CaseBook book, CaseOpener opener, AnswerDesk answers, MemberDesk members, IKeyRing keys, ServiceClassifier reading)
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
        if (mention.Private && lookup is not null && MemberWishes.Read(item.Item.Source.Text) is { } wish)
        {
            await members.HearAsync(session, mention, item.Item.Source, wish, lookup, now, cancellationToken);
            return;
        }

        var standing = await StandingAsync(session, mention.Channel, thread, lookup, cancellationToken);
        switch (CaseRules.Decide(Candidate(mention, item, thread, standing)))
        {
            case CaseDecision.Open open:
                await opener.OpenAsync(session, mention, open, thread, AddressOf(item.Item.Source), lookup, now, cancellationToken);
                break;
            case CaseDecision.Join join:
                await opener.JoinAsync(session, mention, join.Case, AddressOf(item.Item.Source), lookup, now, cancellationToken);
                break;
            case CaseDecision.AskAgain again:
                await AddAsync(session, again.Case, new(CaseEventKind.AskedAgain, mention.At, now, again.Asker, mention.Id), cancellationToken);
                if (mention.Private && lookup is not null)
                {
                    // The answer quotes the newest message.
                    await opener.SealAsync(session, again.Case, again.Asker, mention.Channel, AddressOf(item.Item.Source), lookup, cancellationToken);
                }

                break;
            default:
                return;
        }

        if (thread is not null)
        {
            await answers.CatchUpAsync(session, mention, thread, now, cancellationToken);
        }
        else if (lookup is not null)
        {
            await answers.CatchUpAsync(session, lookup, now, cancellationToken);
        }
    }

    /// <summary>A member told the platform itself that what is kept of them shall go: that is asked and confirmed.</summary>
    public ValueTask ForgetAsync(IWriteSession session, FetchedItem wish, DateTimeOffset now, CancellationToken cancellationToken) =>
        Lookup(wish, null) is { } conversation ? members.ForgetAsync(session, wish, conversation, now, cancellationToken) : ValueTask.CompletedTask;

    /// <summary>A member's message was removed on the platform: if it waited for an answer, the question is withdrawn.</summary>
    public async ValueTask RemovedAsync(IWriteSession session, string mention, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await AskerOfAsync(session, mention, cancellationToken) is { } found)
        {
            await book.AddAsync(session, found.Case, [new(CaseEventKind.MessageRemoved, now, now, found.Asker, mention)], cancellationToken);
        }
    }

    /// <summary>Whether a message has asked already, in a case that may be over: an edit of it is no new question.</summary>
    public static async ValueTask<bool> AskedBeforeAsync(IReadSession session, Mention mention, CancellationToken cancellationToken) =>
        await session.AskedInAsync(mention.Id, cancellationToken) is not null;

    /// <summary>The case and asker of a message that asked in a case which is not over.</summary>
    private static async ValueTask<(Case Case, int Asker)?> AskerOfAsync(IReadSession session, string mention, CancellationToken cancellationToken) =>
        await session.AskedInAsync(mention, cancellationToken) is { } asked
        && await session.CaseAsync(asked.Case, cancellationToken) is { State: not (CaseState.Closed or CaseState.Withdrawn) } open ? (open, asked.Asker) : null;

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

    private async ValueTask AddAsync(IWriteSession session, string caseId, CaseEvent added, CancellationToken token)
    {
        if (await session.CaseHeadAsync(caseId, token) is { } head)
        {
            await book.AddMessageAsync(session, head, added, token);
        }
    }

    private static string AddressOf(FetchedItem source) => source.Private ? ReplyOrders.InConversation(source.Conversation, source.ExternalId) : "item:" + source.ExternalId;

    private byte[]? Lookup(FetchedItem source, string? thread) => source switch
    {
        { Private: true, Conversation: { } conversation } => PersonMarks.Conversation(keys.AddressKey, source.Channel, conversation),
        { Private: false, AuthorKey: { } author } => PersonMarks.Conversation(keys.AddressKey, source.Channel, thread + "|" + author),
        _ => null,
    };

    private CaseCandidate Candidate(Mention mention, PreparedItem item, string? thread, StandingCase? standing) => new()
    {
        Kind = mention.Kind, Origin = mention.Origin, Private = mention.Private, Wordless = item.Item.Source.Wordless, Labels = mention.Labels, Topics = CaseOpener.Topics(mention),
        Uncertain = _doubt.From <= mention.Question && mention.Question < _doubt.To, Emergency = mention.Emergency, Restricted = mention.Restricted, Text = mention.Text, Thread = thread,
        History = mention.History, Standing = standing,
    };
}
