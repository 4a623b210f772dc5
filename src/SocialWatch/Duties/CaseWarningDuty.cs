using SocialWatch.Alerts;
using SocialWatch.Cases;
using SocialWatch.Configuration;
using SocialWatch.Pipeline;
using SocialWatch.Storage;

namespace SocialWatch.Duties;

/// <summary>Warns at 50, 75 and 90 % of a running clock, if it still runs (DESIGN 6.1; product anchors 7, SLA 9).</summary>
internal sealed class CaseWarningDuty(Alerter alerter, CaseBook book, Wording wording, EscalationPolicy escalation) : IDueDuty
{
    public string Kind => CaseBook.WarningDuty;

    public async ValueTask RunAsync(IWriteSession session, DueRun run, CancellationToken cancellationToken)
    {
        if (await session.CaseAsync(run.Due.Subject.Split('/')[0], cancellationToken) is not { } value)
        {
            return;
        }

        var warnings = CaseClocks.Warnings(value, await book.PolicyOfAsync(session, value, cancellationToken));
        if (warnings.FirstOrDefault(w => w.Subject == run.Due.Subject) is not { } warning
            || !CaseClocks.StillDue(value, warning.Asker, warning.Message) || run.Now > warning.DueAt || value.NextDueAt < warning.DueAt)
        {
            return;
        }

        if ((await session.AnswersOfCaseAsync(value.Id, cancellationToken)).Any(a => a.QuietsWarnings))
        {
            return; // somebody writes the answer already
        }

        // Of a thread where many ask only the nearest clock speaks. After a night switched off only the newest step speaks.
        if (!warnings.Any(w => w.Asker == warning.Asker && w.Message == warning.Message && w.Percent > warning.Percent && w.At <= run.Now))
        {
            await alerter.RaiseAsync(session, CaseAlerts.Warning(value, warning, wording, escalation, run.Now), run.Late ? run.Due.At : null, cancellationToken);
        }
    }
}
