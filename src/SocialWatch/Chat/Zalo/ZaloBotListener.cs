using Microsoft.Extensions.Options;
using SocialWatch.Channels;
using SocialWatch.Connectors.Zalo;
using SocialWatch.Notify;
using SocialWatch.Storage;

namespace SocialWatch.Chat.Zalo;

/// <summary>
/// Hears what staff type to the bot and hands it to the desk. The platform gives each update once, without an offset: what was taken and not yet committed is tried again
/// here before the next poll. A chat of nobody in people.json gets nothing.
/// </summary>
internal sealed partial class ZaloBotListener(
    IZaloBotApi api, IStaffInbox desk, IStore store, OutboxSignal outbox, IOptions<ZaloSettings> options, TimeProvider time, ILogger<ZaloBotListener> log) : BackgroundService
{
    private static readonly TimeSpan Breath = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan AfterFault = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan ForAPerson = TimeSpan.FromMinutes(5);

    private readonly List<StaffMessage> _taken = [];
    private string? _told;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var pause = await RoundAsync(stoppingToken);
            await Task.Delay(pause, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>One poll; returns how long to wait before the next.</summary>
    internal async Task<TimeSpan> RoundAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (_taken.Count == 0)
            {
                _taken.AddRange((await api.GetUpdatesAsync(options.Value.Bot?.PollSeconds ?? 0, cancellationToken)).Select(ZaloBotSpeech.Read).OfType<StaffMessage>());
            }

            if (_taken.Count == 0)
            {
                return Breath;
            }

            // What was taken is nowhere else any more: a stop of the program waits for its commit.
            await store.WriteAsync(
                async (session, token) =>
                {
                    await desk.TakeAsync(session, _taken, token);
                    return true;
                },
                CancellationToken.None);
            _taken.Clear();
            _told = null;
            outbox.Ring();
            return TimeSpan.Zero;
        }
        catch (SourceFaultException e)
        {
            return Deaf(e.Fault.Code, e.Fault switch { { Code: "zalo-bot:408" } => TimeSpan.Zero, { NeedsPerson: true } => ForAPerson, var f => f.RetryAfter ?? AfterFault });
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return TimeSpan.Zero;
        }
#pragma warning disable CA1031 // The loop boundary: it outlives a full disk and a fault of a command; what was taken is kept and comes again.
        catch (Exception e)
        {
            return Deaf(e is StoreFaultException f ? $"store:{f.Fault}" : e.GetType().Name, AfterFault);
        }
#pragma warning restore CA1031
    }

    private TimeSpan Deaf(string code, TimeSpan pause)
    {
        if (_told != code && pause > TimeSpan.Zero)
        {
            _told = code; // once, not at every round
            Deaf(log, code);
        }

        return pause;
    }

    [LoggerMessage(1861, LogLevel.Error, "The Zalo bot does not hear staff: {Code}")]
    private static partial void Deaf(ILogger logger, string code);
}
