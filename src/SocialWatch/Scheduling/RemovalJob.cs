using Quartz;
using SocialWatch.Pipeline;

namespace SocialWatch.Scheduling;

/// <summary>Once an hour asks whether the questions that wait still stand.</summary>
[DisallowConcurrentExecution]
internal sealed class RemovalJob(RemovalRunner runner) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await runner.RunAsync(cancellationToken);
}
