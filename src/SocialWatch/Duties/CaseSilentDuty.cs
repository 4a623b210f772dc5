using SocialWatch.Alerts;
using SocialWatch.Cases;
using SocialWatch.Configuration;
using SocialWatch.Pipeline;
using SocialWatch.Storage;

namespace SocialWatch.Duties;

/// <summary>A case whose assignee did nothing for two waking hours goes back to the queue, and the queue is told (DESIGN 6.1; product anchors 7, SLA 10).</summary>
internal sealed class CaseSilentDuty(CaseBook book, Alerter alerter, Wording wording, EscalationPolicy escalation) : IDueDuty
{
    public string Kind => CaseBook.SilentDuty;

    public async ValueTask RunAsync(IWriteSession session, DueRun run, CancellationToken cancellationToken)
    {
        if (await session.CaseAsync(run.Due.Subject.Split('/')[0], cancellationToken) is not { AssignedAt: { } since, Assignee: { } assignee, NextDueAt: not null } value
            || SilentAssignee.LosesAt(value, escalation.QuietFrom, escalation.QuietTo) > run.Now)
        {
            return;
        }

        // Whoever wrote an answer since then, sent or not, was not silent.
        if ((await session.AnswersOfCaseAsync(value.Id, cancellationToken)).Any(a => a.CreatedAt >= since && a.Drafter == assignee))
        {
            return;
        }

        var back = await book.AddAsync(
            session, value, [new(CaseEventKind.Released, run.Now, run.Now, Reason: CaseReasons.SilentAssignee)], cancellationToken);
        await alerter.RaiseAsync(session, CaseAlerts.BackInQueue(back, wording, escalation, run.Now), run.Late ? run.Due.At : null, cancellationToken);
    }
}
