using Quartz;
using SocialWatch.Notify;
using SocialWatch.Pipeline;

namespace SocialWatch.Scheduling;

/// <summary>Evaluates hot spots on windows that end now (DESIGN 6.2). A missed run is no lost duty: the next one sees the same window.</summary>
[DisallowConcurrentExecution]
internal sealed class HotSpotJob(HotSpotDesk desk, OutboxSignal signal, FirstRound round, TimeProvider time) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        while (!round.IsOver)
        {
            // Before the platforms were asked the window looks empty, and an open hot spot over.
            await Task.Delay(TimeSpan.FromSeconds(1), time, cancellationToken);
        }

        await desk.EvaluateAsync(cancellationToken);
        signal.Ring();
    }
}
