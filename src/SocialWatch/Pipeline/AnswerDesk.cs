using System.Globalization;
using SocialWatch.Answers;
using SocialWatch.Cases;
using SocialWatch.Mentions;
using SocialWatch.Storage;

namespace SocialWatch.Pipeline;

/// <summary>
/// Sees answers of the page, wherever they were written, and stops the clocks at their own platform time unless they are automatic (DESIGN 6.1).
/// </summary>
internal sealed class AnswerDesk(CaseBook book)
{
    private static readonly TimeSpan Recent = TimeSpan.FromDays(1);

    /// <summary>An own item was read: does it stop a clock?</summary>
    public async ValueTask ConsiderAsync(IWriteSession session, Mention own, string? appId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (appId is not null)
        {
            await session.KeepAppAsync(own.Id, appId, cancellationToken); // its question may be read later
        }

        if (await session.AnswerOfReceiptAsync(own.Channel, own.ExternalId, cancellationToken) is { } ours)
        {
            await OursAsync(session, own, ours, now, cancellationToken);
            return;
        }

        if (own.Thread is not { } thread || await session.CaseOfThreadAsync(own.Channel, thread, cancellationToken) is not { } open)
        {
            return;
        }

        var verdict = await JudgeAsync(session, own, appId, open, cancellationToken);
        foreach (var automatic in verdict.AlsoAutomatic)
        {
            await RevokeAsync(session, own.Channel, automatic, now, cancellationToken);
        }

        if (verdict.StopsClock)
        {
            await book.AddAsync(session, open, await CaseAnswers.InThreadAsync(session, open, own, now, cancellationToken), cancellationToken);
        }
    }

    /// <summary>An own message in a private conversation, typed by a person on the platform itself or in its manager: does it stop the clock of who asked there?</summary>
    public async ValueTask InConversationAsync(IWriteSession session, Mention own, string? appId, byte[] conversation, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (appId is not null)
        {
            await session.KeepAppAsync(own.Id, appId, cancellationToken);
        }

        if (await session.CaseOfLookupAsync(conversation, cancellationToken) is not { } known || known.Case.State is CaseState.Closed or CaseState.Withdrawn)
        {
            // A call may come before the one that brings its question.
            await session.KeepEarlyAnswerAsync(conversation, own.Id, own.At, cancellationToken);
            return;
        }

        if (await session.AnswerOfReceiptAsync(own.Channel, own.ExternalId, cancellationToken) is { } ours)
        {
            await OursAsync(session, own, ours, now, cancellationToken);
        }
        else if ((await JudgeAsync(session, own, appId, known.Case, cancellationToken)).StopsClock)
        {
            await book.AddAsync(session, known.Case, [new(CaseEventKind.Answered, own.At, now, known.Asker, own.Id)], cancellationToken);
        }
    }

    /// <summary>
    /// A question was found after its answer: networks list the newest first, so with many comments the answer stands on an earlier page, committed before
    /// there was a case.
    /// </summary>
    public async ValueTask CatchUpAsync(IWriteSession session, Mention question, string thread, DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (var own in await session.OwnItemsAsync(question.Channel, question.At, cancellationToken))
        {
            // Items of the question's own page come to their turn by themselves.
            if (own.Thread == thread && !own.Removed && (own.IngestedAt < now || Number(own) < Number(question)))
            {
                await ConsiderAsync(session, own, await session.AppOfAsync(own.Id, cancellationToken), now, cancellationToken);
            }
        }
    }

    /// <summary>A question of a private conversation came after the answer that a person had typed elsewhere: the answer stops its clock if it was written later.</summary>
    public async ValueTask CatchUpAsync(IWriteSession session, byte[] conversation, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var early = await session.EarlyAnswersAsync(conversation, cancellationToken);
        if (early.Count == 0)
        {
            return;
        }

        await session.ForgetEarlyAnswersAsync(conversation, DateTimeOffset.UnixEpoch, cancellationToken);
        foreach (var id in early)
        {
            if (await session.MentionAsync(id, cancellationToken) is { Removed: false } own)
            {
                await InConversationAsync(session, own, await session.AppOfAsync(own.Id, cancellationToken), conversation, now, cancellationToken);
            }
        }
    }

    /// <summary>An answer that this product sent comes back by polling: it stopped the clock already, now its own platform time is known.</summary>
    private async ValueTask OursAsync(IWriteSession session, Mention own, Answer ours, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var log = await session.CaseEventsAsync(ours.Case, cancellationToken);
        if (!log.Any(e => e.Kind == CaseEventKind.Answered && e.Mention == ours.Id && e.At <= own.At) && await session.CaseAsync(ours.Case, cancellationToken) is { } value)
        {
            await book.AddAsync(session, value, [new(CaseEventKind.Answered, own.At, now, ours.Asker, ours.Id)], cancellationToken);
        }
    }

    private static long Number(Mention mention) => long.Parse(mention.Id.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture);

    private async ValueTask<AnswerVerdict> JudgeAsync(IWriteSession session, Mention own, string? appId, Case open, CancellationToken cancellationToken)
    {
        var before = await session.OwnItemsAsync(own.Channel, own.At - Recent, cancellationToken);
        var texts = new List<OwnText>(before.Count);
        foreach (var item in before)
        {
            texts.Add(new(item.Id, item.Text, item.At, await AskedBeforeAsync(session, item, cancellationToken)));
        }

        var asked = open.Askers.Where(a => a.WaitingSince <= own.At).Max(a => a.WaitingSince);
        return AutomaticAnswerRule.Judge(new(own.Id, own.Text, own.At, asked, appId), texts, book.Policy);
    }

    // What an earlier own text answered: its parent, when that is a member's item.
    private static async ValueTask<DateTimeOffset?> AskedBeforeAsync(IReadSession session, Mention own, CancellationToken cancellationToken)
    {
        if (own.Parent is not { } parent || parent == own.Thread)
        {
            return null;
        }

        var known = await session.KnownAsync(own.Channel, [parent], cancellationToken);
        return known.TryGetValue(parent, out var question) && question.Origin == Origin.Member ? question.At : null;
    }

    private async ValueTask RevokeAsync(IWriteSession session, string channel, string mention, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await session.MentionAsync(mention, cancellationToken) is { Thread: { } thread } automatic
            && await session.CaseOfThreadAsync(channel, thread, cancellationToken) is { } open)
        {
            await book.AddAsync(session, open, [new(CaseEventKind.AnswerRevoked, automatic.At, now, null, mention)], cancellationToken);
        }
    }
}
