using SocialWatch.Cases;
using SocialWatch.Mentions;
using SocialWatch.Storage;

namespace SocialWatch.Pipeline;

/// <summary>
/// What a correction by staff does to cases (DESIGN 6.1): a mention that turns out to be a question opens a case or joins that of its thread, at the platform's own time; one that
/// turns out to ask nothing is taken out without a miss; a doubt that is answered is confirmed. Private messages ask whatever their labels say.
/// </summary>
internal sealed class CorrectedCases(CaseBook book, CaseOpener opener, AnswerDesk answers)
{
    /// <summary>Older than a story may be: nobody waits for that answer any more.</summary>
    private static readonly TimeSpan Oldest = TimeSpan.FromDays(7);

    public async ValueTask ApplyAsync(IWriteSession session, Mention before, Mention after, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (after.Private || after.Removed || after.History || after.Origin == Origin.Own)
        {
            return;
        }

        var asked = await session.AskedInAsync(after.Id, cancellationToken);
        var (did, does) = (Opens(before), Opens(after));
        if (asked is { } place)
        {
            await InCaseAsync(session, place, after, did, does, now, cancellationToken);
        }
        else if (did is null && does is not null && now - after.At <= Oldest)
        {
            await AskAsync(session, after, does, now, cancellationToken);
        }
    }

    private async ValueTask InCaseAsync(
        IWriteSession session, (string Case, int Asker) place, Mention after, CaseDecision.Open? did, CaseDecision.Open? does, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await session.CaseAsync(place.Case, cancellationToken) is not { State: not (CaseState.Closed or CaseState.Withdrawn) } value)
        {
            return;
        }

        var events = new List<CaseEvent>();
        if (after.Id == value.FirstMention && !CaseOpener.Topics(after).SequenceEqual(value.Topics))
        {
            events.Add(new(CaseEventKind.Relabelled, now, now, Reason: string.Join(',', CaseOpener.Topics(after))));
        }

        if (does is null && (did is not null || value.State == CaseState.ToConfirm) && IsSettled(after))
        {
            // It never asked anything: taken back at its own time, so that no clock of it can have run out.
            events.Add(new(CaseEventKind.MessageRemoved, after.At, now, place.Asker, after.Id, Reason: CaseReasons.NoQuestion));
        }
        else if (value.State == CaseState.ToConfirm && does is { ToConfirm: false } && IsSettled(after))
        {
            events.Add(new(CaseEventKind.Confirmed, now, now));
        }

        await book.AddAsync(session, value, events, cancellationToken);
    }

    private async ValueTask AskAsync(IWriteSession session, Mention after, CaseDecision.Open open, DateTimeOffset now, CancellationToken cancellationToken)
    {
        // Who wrote it is not known any more: it can be answered where it stands.
        var (thread, address) = (after.Thread ?? after.ExternalId, "item:" + after.ExternalId);
        if (await session.HeadOfThreadAsync(after.Channel, thread, cancellationToken) is { } standing)
        {
            await opener.JoinAsync(session, after, standing.Alone.Id, address, null, now, cancellationToken);
        }
        else
        {
            await opener.OpenAsync(session, after, open, thread, address, null, now, cancellationToken);
        }

        await answers.CatchUpAsync(session, after, thread, now, cancellationToken);
    }

    /// <summary>Staff have spoken of the very signal: its score is certain one way or the other.</summary>
    private static bool IsSettled(Mention mention) => mention.Question is <= 0 or >= 1 || mention.Complaint is <= 0 or >= 1;

    private static CaseDecision.Open? Opens(Mention mention) => CaseRules.Decide(new()
    {
        Kind = mention.Kind, Origin = mention.Origin, Wordless = mention.Text.Length == 0, Labels = mention.Labels, Topics = CaseOpener.Topics(mention), Emergency = mention.Emergency,
        Restricted = mention.Restricted, Text = mention.Text, Thread = mention.Thread ?? mention.ExternalId,
    }) as CaseDecision.Open;
}
