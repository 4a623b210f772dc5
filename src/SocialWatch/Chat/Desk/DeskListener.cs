using SocialWatch.Channels;
using SocialWatch.Connectors.Telegram;
using SocialWatch.Pipeline;
using SocialWatch.Scheduling;
using SocialWatch.Time;

namespace SocialWatch.Chat.Desk;

/// <summary>The source under which the bot that speaks to staff is polled; it is listened to all the time and left out of the timetable. Empty when there is none.</summary>
internal sealed record ListenedSource(string Id);

/// <summary>
/// Listens to the bot that speaks to staff without a pause: each poll waits at the server until something comes, so that a button is answered at once. What a poll brings takes the
/// same way as any other; faults and back-off are the channel's own. The loop outlives a fault of the store.
/// </summary>
internal sealed partial class DeskListener(
    CollectRunner runner, SourceCatalogue catalogue, HealthDesk health, ListenedSource listened, FirstRound round, ITelegramMenu menu, LocalClock clock, TimeProvider time,
    ILogger<DeskListener> logger) : BackgroundService
{
    /// <summary>Between two polls that came back at once with nothing: a server that does not hold a poll must not be run hot.</summary>
    private static readonly TimeSpan Breath = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan AfterFault = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (catalogue.Sources.FirstOrDefault(s => s.Id == listened.Id) is not { } source)
        {
            return;
        }

        while (!stoppingToken.IsCancellationRequested)
        {
            var pause = await RoundAsync(source, stoppingToken);
            if (pause > TimeSpan.Zero)
            {
                await Task.Delay(pause, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>One poll; returns how long to wait before the next.</summary>
    internal async Task<TimeSpan> RoundAsync(Source source, CancellationToken stop)
    {
#pragma warning disable CA1031 // The loop boundary: a full disk or a fault of one part is logged, and the next poll brings the same updates again.
        try
        {
            var began = clock.Now;
            var came = await runner.PollIfDueAsync(source, stop);
            round.Asked(source.Id);
            await menu.OfferAsync(stop);
            if (came is null)
            {
                var until = await health.NextPollAsync(source, stop) - clock.Now ?? Breath;
                return until < Breath ? Breath : until > Longest ? Longest : until;
            }

            return clock.Now - began < Breath && !runner.Heard(source) ? Breath : TimeSpan.Zero;
        }
        catch (Exception e) when (!stop.IsCancellationRequested)
        {
            StandsStill(e.GetType().Name);
            return AfterFault;
        }
        catch (OperationCanceledException)
        {
            return TimeSpan.Zero;
        }
#pragma warning restore CA1031
    }

    [LoggerMessage(6101, LogLevel.Error, "The desk does not hear: {Fault}; asked again in five seconds")]
    private partial void StandsStill(string fault);
}
