using SocialWatch.Answers;
using SocialWatch.Cases;
using SocialWatch.Configuration;
using SocialWatch.Mentions;
using SocialWatch.Privacy;
using SocialWatch.Storage;

namespace SocialWatch.Pipeline;

/// <summary>
/// What members ask of their own data in private (DESIGN 7): what is kept, and its erasure, which must be asked for twice within a day. Runs inside the transaction of the page,
/// while the author is still in memory: nobody else could name the mentions of one person.
/// </summary>
internal sealed class MemberDesk(CaseBook book, IKeyRing keys, UnionConfig config)
{
    /// <summary>So long is the second word waited for, by the platform's own times.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromHours(24);

    public async ValueTask HearAsync(
        IWriteSession session, Mention mention, FetchedItem source, MemberWish wish, byte[] conversation, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (wish == MemberWish.Privacy)
        {
            await TellAsync(session, source, MemberNoticeKind.Privacy, 0, 0, now, cancellationToken);
            return;
        }

        var asked = await session.ErasureAskedAsync(conversation, cancellationToken);
        if (asked is not { } first || mention.At < first || mention.At - first > Patience)
        {
            await session.AskErasureAsync(conversation, mention.At, cancellationToken);
            await TellAsync(session, source, MemberNoticeKind.EraseAsk, 0, 0, now, cancellationToken);
            return;
        }

        await session.ForgetErasureWishesAsync(conversation, DateTimeOffset.UnixEpoch, cancellationToken);
        var (cases, mentions) = await EraseAsync(session, source, mention.Id, conversation, now, cancellationToken);
        await session.KeepErasureAsync(new(source.Channel, first, now, cases, mentions), cancellationToken);
        await TellAsync(session, source, cases + mentions == 0 ? MemberNoticeKind.EraseNothing : MemberNoticeKind.EraseDone, cases, mentions, now, cancellationToken);
    }

    /// <summary>The same at the platform's own word: it asked them already, and answers them itself.</summary>
    public async ValueTask ForgetAsync(IWriteSession session, FetchedItem wish, byte[] conversation, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (cases, mentions) = await EraseAsync(session, wish, null, conversation, now, cancellationToken);
        if (cases + mentions > 0)
        {
            await session.KeepErasureAsync(new(wish.Channel, wish.At, now, cases, mentions), cancellationToken);
        }
    }

    /// <summary>How many cases and how many messages; the requests themselves are erased too and not counted.</summary>
    private async ValueTask<(int Cases, int Mentions)> EraseAsync(
        IWriteSession session, FetchedItem source, string? request, byte[] conversation, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var written = await WrittenAsync(session, source, cancellationToken);
        var places = (await session.AddressesOfAsync(conversation, cancellationToken)).ToHashSet();
        foreach (var mention in written)
        {
            if (await session.AskedInAsync(mention, cancellationToken) is { } asked)
            {
                places.Add(asked);
            }
        }

        var cases = 0;
        foreach (var (id, asker) in places)
        {
            if (await session.CaseAsync(id, cancellationToken) is { Erased: false } value)
            {
                written.UnionWith(await EraseCaseAsync(session, value, asker, now, cancellationToken));
                cases++;
            }
        }

        var erased = 0;
        foreach (var mention in written)
        {
            erased += mention != request && await session.MentionAsync(mention, cancellationToken) is { Removed: false, Text: var text } && !IsRequest(text) ? 1 : 0;
        }

        await session.EraseMentionsAsync(written, now, cancellationToken);
        await session.ForgetAddressesAsync(places, cancellationToken);
        await session.ForgetEarlyAnswersAsync(conversation, DateTimeOffset.UnixEpoch, cancellationToken);
        return (cases, erased);
    }

    /// <summary>The mentions of this person under keys that still live, in every channel of the same network: on another one they are somebody else.</summary>
    private async ValueTask<HashSet<string>> WrittenAsync(IReadSession session, FetchedItem source, CancellationToken cancellationToken)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        if (source.AuthorKey is not { } author || config.Channels.FirstOrDefault(c => c.Id == source.Channel) is not { } here)
        {
            return found;
        }

        foreach (var marked in await session.SelfMarkedAsync([.. config.Channels.Where(c => c.Kind == here.Kind).Select(c => c.Id)], cancellationToken))
        {
            if (keys.WeekKey(marked.Week) is { } key && PersonMarks.Self(key, marked.Channel, author, marked.Mention).AsSpan().SequenceEqual(marked.Mark))
            {
                found.Add(marked.Mention);
            }
        }

        return found;
    }

    /// <summary>A command, as it is stored: the handle of a bot behind it is masked.</summary>
    private static bool IsRequest(string text) => MemberWishes.Read(text) is not null || (text.StartsWith('/') && !text.Any(char.IsWhiteSpace));

    /// <summary>Takes one asker out of a case: their questions are withdrawn, what was drafted for them is dropped. Returns the mentions they asked with.</summary>
    private async ValueTask<List<string>> EraseCaseAsync(IWriteSession session, Case value, int asker, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var log = await session.EventsOfAskerAsync(value.Id, asker, cancellationToken);
        var asked = log.Where(e => e.Kind is CaseEventKind.Opened or CaseEventKind.AskerJoined or CaseEventKind.AskedAgain && (e.Asker ?? 1) == asker)
            .Select(e => e.Mention!).Distinct().ToList();
        var events = asked.ConvertAll(m => new CaseEvent(CaseEventKind.MessageRemoved, now, now, asker, m));
        var alone = value.Askers.Count == 1;
        if (alone)
        {
            events.Add(new(CaseEventKind.Closed, now, now, Reason: CaseReasons.Erased));
        }

        await book.AddAsync(session, value, events, cancellationToken);
        foreach (var answer in (await session.AnswersOfCaseAsync(value.Id, cancellationToken)).Where(a => alone || a.Asker == asker))
        {
            await session.SaveAnswerAsync(
                answer with { Text = "", State = answer.IsAlive ? AnswerState.Dropped : answer.State, DecidedAt = answer.IsAlive ? now : answer.DecidedAt }, cancellationToken);
        }

        return asked;
    }

    private async ValueTask TellAsync(
        IWriteSession session, FetchedItem source, MemberNoticeKind kind, int cases, int mentions, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (source.Conversation is not { } to)
        {
            return;
        }

        var number = await session.NextAsync("T", 1, cancellationToken);
        await session.SaveMemberNoticeAsync(new(number, source.Channel, kind, cases, mentions, NoticeSeal.Seal(keys.SealKey, number, to), now, now, 0), cancellationToken);
    }
}
