using SocialWatch.Alerts;
using SocialWatch.Configuration;
using SocialWatch.Pipeline;
using SocialWatch.Storage;
using SocialWatch.Time;

namespace SocialWatch.Duties;

/// <summary>At 02:00 the day before is final: pages that were short are told of once (DESIGN 6.4).</summary>
internal sealed class FloorFinalDuty(FloorGather floor, Alerter alerter, Wording wording, UnionConfig config) : DailyDuty
{
    public override string Kind => "floor_final";

    protected override DateTimeOffset At(DateOnly day) => LocalClock.At(day.AddDays(1), config.Schedule.FloorFinal);

    protected override async ValueTask DoAsync(IWriteSession session, DateOnly day, DueRun run, CancellationToken cancellationToken)
    {
        foreach (var page in await floor.DayAsync(session, day, run.Now, null, cancellationToken))
        {
            await alerter.RaiseAsync(session, FloorAlerts.Missed(page, wording, config.Escalation), run.Late ? run.Due.At : null, cancellationToken);
        }
    }
}
