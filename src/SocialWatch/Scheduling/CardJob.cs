using Quartz;
using SocialWatch.Chat.Desk;

namespace SocialWatch.Scheduling;

/// <summary>Writes the cards anew that changed; a read every two seconds, a write only when there is something.</summary>
[DisallowConcurrentExecution]
internal sealed class CardJob(CardDesk cards) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await cards.RunAsync(cancellationToken);
}
