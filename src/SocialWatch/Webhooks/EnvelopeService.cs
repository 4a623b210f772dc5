using SocialWatch.Storage;

namespace SocialWatch.Webhooks;

/// <summary>Keeps the processing going: what a kill left behind at the start, then at every ring.</summary>
internal sealed partial class EnvelopeService(EnvelopeRunner runner, EnvelopeSignal signal, TimeProvider time, ILogger<EnvelopeService> log) : BackgroundService
{
    private static readonly TimeSpan AfterFault = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await runner.RunAsync(stoppingToken) > 0)
                {
                }

                await signal.WaitAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // The loop outlives a full disk: the bodies are kept and come again.
            catch (Exception e)
            {
                StandsStill(log, e is StoreFaultException f ? $"store:{f.Fault}" : e.GetType().Name);
                await Task.Delay(AfterFault, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
#pragma warning restore CA1031
        }
    }

    [LoggerMessage(1821, LogLevel.Error, "Webhook bodies are not processed: {Fault}")]
    private static partial void StandsStill(ILogger logger, string fault);
}
