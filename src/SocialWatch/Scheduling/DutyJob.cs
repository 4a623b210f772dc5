using Quartz;
using SocialWatch.Duties;

namespace SocialWatch.Scheduling;

/// <summary>Runs the due rows every two seconds, so that a breach is noticed within five (DESIGN 10); after a start once the platforms were asked.</summary>
[DisallowConcurrentExecution]
internal sealed class DutyJob(DueRunner runner, FirstRound round) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        if (round.IsOver)
        {
            await runner.RunAsync(cancellationToken);
        }
    }
}
