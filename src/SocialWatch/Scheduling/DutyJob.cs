using Quartz;
using SocialWatch.Duties;

namespace SocialWatch.Scheduling;

/// <summary>Runs the due rows every two seconds, so that a breach is noticed within five (DESIGN 10).</summary>
[DisallowConcurrentExecution]
internal sealed class DutyJob(DueRunner runner) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await runner.RunAsync(cancellationToken);
}
