using System.Text.Json.Nodes;
using SocialWatch.Simulator.Scripting;
using SocialWatch.Simulator.Wire;
using SocialWatch.Simulator.World;

namespace SocialWatch.Simulator.Telegram;

/// <summary>
/// getUpdates: confirms by offset, waits for news up to the asked time-out, but never over two real seconds and
/// never longer than the asked time on the simulated clock. A second poller ends the first one's wait with a 409.
/// </summary>
internal sealed class UpdatePolling(TelegramWorld world, SimulatedClock clock, Lock gate)
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(20);

    public async Task<Reply> AnswerAsync(ScriptedBot bot, Call call, CancellationToken cancellationToken)
    {
        var mailbox = world.Mailboxes[bot.Username];
        var limit = (int)Math.Clamp(call.Number("limit") ?? 100, 1, 100);
        var timeout = TimeSpan.FromSeconds(Math.Max(0, call.Number("timeout") ?? 0));
        var (started, began) = (clock.Now, TimeProvider.System.GetTimestamp());
        using var turn = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Begin(mailbox, turn);
        try
        {
            while (true)
            {
                lock (gate)
                {
                    if (turn.IsCancellationRequested)
                    {
                        return BotErrors.Named("error_409_other_getupdates");
                    }

                    var news = Take(mailbox, call, limit);
                    var waited = TimeProvider.System.GetElapsedTime(began);
                    if (news.Count > 0 || waited >= timeout || waited >= LongestWait || clock.Now - started >= timeout)
                    {
                        return BotApi.Result(news);
                    }
                }

                await Task.Delay(Step, TimeProvider.System, cancellationToken);
            }
        }
        finally
        {
            lock (gate)
            {
                if (mailbox.Poller == turn)
                {
                    mailbox.Poller = null;
                }
            }
        }
    }

    private void Begin(BotMailbox mailbox, CancellationTokenSource turn)
    {
        lock (gate)
        {
            mailbox.Poller?.Cancel();
            mailbox.Poller = turn;
        }
    }

    private JsonArray Take(BotMailbox mailbox, Call call, int limit)
    {
        world.Advance(clock.Now);
        if (BotApi.Json(call, "allowed_updates") is JsonArray kinds)
        {
            mailbox.Allow([.. kinds.Select(kind => kind?.ToString() ?? "")]);
        }

        return mailbox.Take(call.Number("offset"), limit, clock.Now);
    }
}
