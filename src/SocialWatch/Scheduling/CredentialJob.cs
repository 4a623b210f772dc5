using Quartz;
using SocialWatch.Pipeline;

namespace SocialWatch.Scheduling;

/// <summary>At the start and twice a day asks how long the tokens still hold.</summary>
[DisallowConcurrentExecution]
internal sealed class CredentialJob(CredentialRunner runner) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await runner.RunAsync(cancellationToken);
}
