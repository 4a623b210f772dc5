using SocialWatch.Alerts;
using SocialWatch.Cases;
using SocialWatch.Configuration;
using SocialWatch.Pipeline;
using SocialWatch.Storage;

namespace SocialWatch.Duties;

/// <summary>Records a broken promise the second after it was due and tells the standing committee once (DESIGN 6.1; product anchors 7, SLA 4 and 11).</summary>
internal sealed class CaseDueDuty(CaseBook book, Alerter alerter, Wording wording, EscalationPolicy escalation) : IDueDuty
{
    public string Kind => CaseBook.DueDuty;

    public async ValueTask RunAsync(IWriteSession session, DueRun run, CancellationToken cancellationToken)
    {
        if (await session.CaseAsync(run.Due.Subject.Split('/')[0], cancellationToken) is not { } value)
        {
            return;
        }

        var misses = CaseSweep.Misses(value, run.Now);
        if (misses.Count == 0)
        {
            await book.LookAgainAsync(session, value, cancellationToken);
            return;
        }

        var missed = await book.AddAsync(session, value, misses, cancellationToken);
        if (missed.Misses.Count > value.Misses.Count)
        {
            await alerter.RaiseAsync(session, CaseAlerts.Late(missed, missed.Misses[^1], wording, escalation, run.Now), run.Late ? run.Due.At : null, cancellationToken);
        }
    }
}
