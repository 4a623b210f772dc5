using SocialWatch.Pipeline;
using SocialWatch.Storage;
using SocialWatch.Time;

namespace SocialWatch.Duties;

/// <summary>Soon after midnight the coming week of every topic is forecast and kept, so that it can be held against what came (DESIGN 6.2).</summary>
internal sealed class ForecastDuty(ForecastBook book) : DailyDuty
{
    public override string Kind => "forecast";

    protected override DateTimeOffset At(DateOnly day) => LocalClock.At(day, new(0, 30));

    protected override async ValueTask DoAsync(IWriteSession session, DateOnly day, DueRun run, CancellationToken cancellationToken)
    {
        foreach (var forecast in await book.MakeAsync(session, day, cancellationToken))
        {
            await session.SaveForecastAsync(forecast, cancellationToken);
        }
    }
}
