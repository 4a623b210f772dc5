using System.Globalization;
using SocialWatch.Cases;
using SocialWatch.Channels;
using SocialWatch.Configuration;
using SocialWatch.Privacy.Masking;
using SocialWatch.Storage;

namespace SocialWatch.Answers;

/// <summary>How a draft was received.</summary>
/// <param name="Key">The text of the answer to the drafter.</param>
/// <param name="Answer">What was stored, null when it was refused.</param>
internal sealed record DraftResult(string Key, Answer? Answer = null);

/// <summary>
/// Takes an answer that a person wrote (DESIGN 6.1): checks that it can be sent, replaces an earlier draft, and leaves it for approval or for sending. Inside the
/// transaction of the command.
/// </summary>
internal sealed class AnswerDrafting(ReplySenders senders, Masker masker, EscalationPolicy escalation)
{
    public async ValueTask<DraftResult> TakeAsync(IWriteSession session, Case value, Answer draft, CancellationToken cancellationToken)
    {
        if (senders.MeansOf(value.Channel, value.Private) is not { CanReply: true } means)
        {
            return new("chat.reply.no_way");
        }

        var earlier = await session.AnswersOfCaseAsync(value.Id, cancellationToken);
        if (await RefusalAsync(session, value, draft, means, earlier, cancellationToken) is { } key)
        {
            return new(key);
        }

        foreach (var old in earlier.Where(a => a.Asker == draft.Asker && a.State == AnswerState.Draft))
        {
            await session.SaveAnswerAsync(old with { State = AnswerState.Dropped, DecidedAt = draft.CreatedAt }, cancellationToken);
            await session.TouchCardsAsync(value.Id, cancellationToken);
        }

        if (draft.Error == AnswerErrors.NeedsWord)
        {
            var kept = draft with { Id = "R" + (await session.NextAsync("R", 1, cancellationToken)).ToString(CultureInfo.InvariantCulture), State = AnswerState.Draft };
            await session.SaveAnswerAsync(kept, cancellationToken);
            return new("chat.reply.is_it", kept);
        }

        var id = "R" + (await session.NextAsync("R", 1, cancellationToken)).ToString(CultureInfo.InvariantCulture);
        var ready = Ready(value, draft with { Id = id }, means);
        await session.SaveAnswerAsync(ready, cancellationToken);
        return new(KeyOf(ready), ready);
    }

    /// <summary>Somebody says that words written under a card are meant for the member.</summary>
    public async ValueTask<DraftResult> MeantAsync(IWriteSession session, Case value, Answer draft, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (senders.MeansOf(value.Channel, value.Private) is not { } means || ReplyWindow.At(value.WindowEndsAt, means, now) == WindowState.Over)
        {
            return new("chat.reply.window_over");
        }

        var ready = Ready(value, draft with { Error = null, NotBefore = now }, means);
        await session.SaveAnswerAsync(ready, cancellationToken);
        return new(KeyOf(ready), ready);
    }

    /// <summary>A person's click that an answer goes out after the platform's window.</summary>
    public async ValueTask<DraftResult> AsPersonAsync(IWriteSession session, Case value, Answer draft, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (senders.MeansOf(value.Channel, value.Private) is not { } means || ReplyWindow.At(value.WindowEndsAt, means, now) == WindowState.Over)
        {
            return new("chat.reply.window_over");
        }

        var ready = Ready(value, draft with { HumanAgent = true, Error = null, NotBefore = now }, means);
        await session.SaveAnswerAsync(ready, cancellationToken);
        return new(KeyOf(ready), ready);
    }

    private async ValueTask<string?> RefusalAsync(
        IWriteSession session, Case value, Answer draft, ReplyMeans means, IReadOnlyList<Answer> earlier, CancellationToken cancellationToken)
    {
        if (value.State is CaseState.Closed or CaseState.Withdrawn)
        {
            return "chat.reply.over";
        }

        if (draft.Text.Length > means.MaxLength)
        {
            return "chat.reply.too_long";
        }

        if (draft.Asker is { } asker
            && (value.Askers.All(a => a.Number != asker) || await session.ReplyAddressAsync(value.Id, asker, cancellationToken) is null))
        {
            return "chat.reply.no_address";
        }

        if (earlier.Any(a => a.Asker == draft.Asker && a.State is AnswerState.Queued or AnswerState.Sending))
        {
            return "chat.reply.on_its_way";
        }

        if (earlier.Any(a => a.Asker == draft.Asker && a.State == AnswerState.Unknown))
        {
            return "chat.reply.decide_first";
        }

        if (draft.Error == AnswerErrors.NeedsWord && earlier.Any(a => a.Asker == draft.Asker && a is { State: AnswerState.Draft, Error: not AnswerErrors.NeedsWord }))
        {
            return "chat.reply.another_waits"; // talk under a card must not push aside what waits for approval
        }

        if (!value.Private)
        {
            if (PublicReplyRule.Check(draft.Text, masker.Mask(draft.Text, []).Text) is { } fault)
            {
                return fault == PublicReplyFault.Tag ? "chat.reply.tag" : "chat.reply.personal";
            }

            if (draft.Asker is not null && value.Askers.Count > 1 && !ThreadPace.Allows(earlier, escalation.Answers, draft.CreatedAt))
            {
                return "chat.reply.pace";
            }
        }

        return ReplyWindow.At(value.WindowEndsAt, means, draft.CreatedAt) == WindowState.Over ? "chat.reply.window_over" : null;
    }

    /// <summary>A restricted matter is the duty officer's alone: there is nobody else who could approve.</summary>
    private Answer Ready(Case value, Answer draft, ReplyMeans means)
    {
        if (!draft.HumanAgent && ReplyWindow.At(value.WindowEndsAt, means, draft.NotBefore) == WindowState.NeedsClick)
        {
            return draft with { State = AnswerState.Draft, Error = AnswerErrors.NeedsClick };
        }

        var approved = escalation.Answers.Approval == ApprovalRule.None || value.Restricted;
        return draft with { State = approved ? AnswerState.Queued : AnswerState.Draft, Error = null, DecidedAt = approved ? draft.NotBefore : null };
    }

    private static string KeyOf(Answer ready) => ready switch
    {
        { Error: AnswerErrors.NeedsClick } => "chat.reply.needs_click",
        { State: AnswerState.Queued } => "chat.reply.queued",
        _ => "chat.reply.waits",
    };
}

/// <summary>Stable codes of this product's own reasons in <see cref="Answer.Error"/>.</summary>
internal static class AnswerErrors
{
    public const string NeedsClick = "needs_click";

    /// <summary>Written as a plain reply to a card where it may have been meant for colleagues: it waits for the word to send it.</summary>
    public const string NeedsWord = Answer.AwaitsWord;
    public const string WindowOver = "window_over";
    public const string NoAddress = "no_address";
    public const string NoWay = "no_way";
    public const string CaseOver = "case_over";
}
