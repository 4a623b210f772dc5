using Quartz;
using SocialWatch.Notify;
using SocialWatch.Pipeline;

namespace SocialWatch.Scheduling;

/// <summary>Evaluates hot spots on windows that end now (DESIGN 6.2). A missed run is no lost duty: the next one sees the same window.</summary>
[DisallowConcurrentExecution]
internal sealed class HotSpotJob(HotSpotDesk desk, OutboxSignal signal) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        await desk.EvaluateAsync(cancellationToken);
        signal.Ring();
    }
}
