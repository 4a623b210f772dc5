using SocialWatch.Storage;

namespace SocialWatch.Answers;

/// <summary>Runs the reply dispatcher in the service: every two seconds it looks for answers to send. All rows survive whatever stops it.</summary>
internal sealed partial class ReplyService(ReplyDispatcher replies, NoticeDispatcher notices, TimeProvider time, ILogger<ReplyService> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan AfterFault = TimeSpan.FromSeconds(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var pause = await RoundAsync(stoppingToken);
            await Task.Delay(pause, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<TimeSpan> RoundAsync(CancellationToken stop)
    {
        try
        {
            await replies.DispatchAsync(stop);
            await notices.DispatchAsync(stop);
            return Pause;
        }
#pragma warning disable CA1031 // The loop outlives a full disk or a fault of one part; what was being sent is read back.
        catch (Exception e)
        {
            if (!stop.IsCancellationRequested)
            {
                StandsStill(log, e is StoreFaultException f ? $"store:{f.Fault}" : e.GetType().Name);
            }

            return AfterFault;
        }
#pragma warning restore CA1031
    }

    [LoggerMessage(1302, LogLevel.Error, "Answers to members stand still: {Fault}")]
    private static partial void StandsStill(ILogger logger, string fault);
}
