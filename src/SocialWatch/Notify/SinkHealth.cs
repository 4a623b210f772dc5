using System.Globalization;
using SocialWatch.Configuration;
using SocialWatch.Storage;

namespace SocialWatch.Notify;

/// <summary>
/// Since when each sink cannot be reached, as facts of the store (<c>sink_down/ID</c> since when, <c>sink_alarmed/ID</c> that it was told),
/// so that a restart neither forgets an outage nor tells of it twice.
/// </summary>
internal sealed class SinkHealth(IStore store, ISinkAlarm alarm, Schedule schedule, TimeProvider time)
{
    /// <summary>Notes, in the transaction that stores the outcome, whether the sink could be reached.</summary>
    public static async ValueTask NoteAsync(IWriteSession session, string sink, SendOutcome outcome, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var down = await session.FactAsync(Down(sink), cancellationToken);
        if (outcome.Result == SendResult.Unreachable)
        {
            if (string.IsNullOrEmpty(down))
            {
                await session.SetFactAsync(Down(sink), now.ToString("O", CultureInfo.InvariantCulture), cancellationToken);
            }
        }
        else if (!string.IsNullOrEmpty(down) && outcome is not { Result: SendResult.Retry, Error: null })
        {
            // Any answer of the sink, a refusal too, shows that it is there.
            await session.SetFactAsync(Down(sink), "", cancellationToken);
        }
    }

    /// <summary>Tells what has to be told about these sinks; returns when one that is down and not yet told of will have to be.</summary>
    public async ValueTask<DateTimeOffset?> TellAsync(IEnumerable<string> sinks, CancellationToken cancellationToken)
    {
        DateTimeOffset? next = null;
        foreach (var sink in sinks)
        {
            var (down, told) = await store.ReadAsync(
                async (s, ct) => (Since(await s.FactAsync(Down(sink), ct)), Since(await s.FactAsync(Told(sink), ct))), cancellationToken);
            if (down is { } since && told is null)
            {
                var due = since + schedule.SinkDownAfter;
                if (due <= time.GetUtcNow())
                {
                    await alarm.RaiseAsync(sink, since, cancellationToken);
                    await SetToldAsync(sink, since, cancellationToken);
                }
                else if (next is null || due < next)
                {
                    next = due;
                }
            }
            else if (down is null && told is { } ended)
            {
                await alarm.RecoverAsync(sink, ended, cancellationToken);
                await SetToldAsync(sink, null, cancellationToken);
            }
        }

        return next;
    }

    private ValueTask<bool> SetToldAsync(string sink, DateTimeOffset? since, CancellationToken cancellationToken) => store.WriteAsync(
        async (s, ct) =>
        {
            await s.SetFactAsync(Told(sink), since?.ToString("O", CultureInfo.InvariantCulture) ?? "", ct);
            return true;
        },
        cancellationToken);

    private static DateTimeOffset? Since(string? fact) =>
        DateTimeOffset.TryParseExact(fact, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) ? at : null;

    private static string Down(string sink) => $"sink_down/{sink}";

    private static string Told(string sink) => $"sink_alarmed/{sink}";
}
