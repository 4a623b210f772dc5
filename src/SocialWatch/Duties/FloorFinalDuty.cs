using System.Globalization;
using SocialWatch.Alerts;
using SocialWatch.Configuration;
using SocialWatch.Pipeline;
using SocialWatch.Storage;
using SocialWatch.Time;

namespace SocialWatch.Duties;

/// <summary>At 02:00 the day before is final: pages that were short are told of once (DESIGN 6.4).</summary>
internal sealed class FloorFinalDuty(FloorGather floor, Alerter alerter, Wording wording, UnionConfig config) : IDueDuty
{
    private const string Pattern = "yyyy-MM-dd";

    public string Kind => "floor_final";

    public async ValueTask PlanFirstAsync(IWriteSession session, DateTimeOffset now, CancellationToken cancellationToken) =>
        await PlanAsync(session, LocalClock.DateOf(now), cancellationToken);

    public async ValueTask RunAsync(IWriteSession session, DueRun run, CancellationToken cancellationToken)
    {
        var day = DateOnly.ParseExact(run.Due.Subject, Pattern, CultureInfo.InvariantCulture);
        await PlanAsync(session, day.AddDays(1), cancellationToken);
        foreach (var page in await floor.DayAsync(session, day, run.Now, null, cancellationToken))
        {
            await alerter.RaiseAsync(session, FloorAlerts.Missed(page, wording, config.Escalation), run.Late ? run.Due.At : null, cancellationToken);
        }
    }

    private ValueTask PlanAsync(IWriteSession session, DateOnly day, CancellationToken cancellationToken) =>
        session.PlanAsync(new(Kind, day.ToString(Pattern, CultureInfo.InvariantCulture), LocalClock.At(day.AddDays(1), config.Schedule.FloorFinal)), cancellationToken);
}
