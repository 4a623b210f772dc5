using System.Globalization;
using SocialWatch.Alerts;
using SocialWatch.Configuration;
using SocialWatch.Pipeline;
using SocialWatch.Publishing;
using SocialWatch.Storage;
using SocialWatch.Time;

namespace SocialWatch.Duties;

/// <summary>At each checkpoint of the day tells editors which page is short of its floor, at the last one the standing committee too (DESIGN 6.4).</summary>
internal sealed class FloorCheckpointDuty(FloorGather floor, Alerter alerter, Wording wording, EscalationPolicy escalation, FloorPolicy policy) : IDueDuty
{
    private const string Pattern = "yyyy-MM-dd'T'HH:mm";

    public string Kind => "floor_checkpoint";

    public async ValueTask PlanFirstAsync(IWriteSession session, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var today = LocalClock.DateOf(now);
        foreach (var day in new[] { today, today.AddDays(1) })
        {
            foreach (var checkpoint in policy.Checkpoints.Where(c => LocalClock.At(day, c) >= now))
            {
                await PlanAsync(session, day, checkpoint, cancellationToken);
            }
        }
    }

    public async ValueTask RunAsync(IWriteSession session, DueRun run, CancellationToken cancellationToken)
    {
        var at = DateTime.ParseExact(run.Due.Subject, Pattern, CultureInfo.InvariantCulture);
        var (day, checkpoint) = (DateOnly.FromDateTime(at), TimeOnly.FromDateTime(at));
        await PlanAsync(session, day.AddDays(1), checkpoint, cancellationToken);

        // A checkpoint that was slept through is not told when a later one of the day has passed too, or the day is over: the day's miss will be.
        if (LocalClock.DateOf(run.Now) != day || policy.Checkpoints.Any(c => c > checkpoint && LocalClock.At(day, c) <= run.Now))
        {
            return;
        }

        foreach (var page in await floor.DayAsync(session, day, run.Now, null, cancellationToken))
        {
            var request = FloorAlerts.Checkpoint(page, FloorCheckpoints.Decide(page, checkpoint, policy), checkpoint, wording, escalation);
            await alerter.RaiseAsync(session, request, run.Late ? run.Due.At : null, cancellationToken);
        }
    }

    private ValueTask PlanAsync(IWriteSession session, DateOnly day, TimeOnly checkpoint, CancellationToken cancellationToken) =>
        session.PlanAsync(new(Kind, day.ToDateTime(checkpoint).ToString(Pattern, CultureInfo.InvariantCulture), LocalClock.At(day, checkpoint)), cancellationToken);
}
