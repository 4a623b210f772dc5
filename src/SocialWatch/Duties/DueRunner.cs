using System.Collections.Frozen;
using SocialWatch.Notify;
using SocialWatch.Storage;
using SocialWatch.Time;

namespace SocialWatch.Duties;

/// <summary>
/// Runs what is due, oldest first, each with its completion in one transaction (DESIGN 5.7). On start the overdue ones run once, marked late.
/// One failing duty is recorded and does not hold up the others.
/// </summary>
internal sealed partial class DueRunner(IStore store, IEnumerable<IDueDuty> duties, OutboxSignal signal, LocalClock clock, ILogger<DueRunner> logger)
{
    /// <summary>Later than this is late and says so.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan RetryAfter = TimeSpan.FromMinutes(5);
    private readonly FrozenDictionary<string, IDueDuty> _duties = duties.ToFrozenDictionary(d => d.Kind, StringComparer.Ordinal);

    /// <summary>Plans the first occurrence of every repeating duty; planned ones stay.</summary>
    public async ValueTask PlanAsync(CancellationToken cancellationToken) => await store.WriteAsync(
        async (session, token) =>
        {
            foreach (var duty in _duties.Values)
            {
                await duty.PlanFirstAsync(session, clock.Now, token);
            }

            return 0;
        },
        cancellationToken);

    /// <summary>Runs everything due now; returns how many.</summary>
    public async ValueTask<int> RunAsync(CancellationToken cancellationToken)
    {
        var done = 0;
        while (await store.ReadAsync((session, token) => session.DuesAsync(clock.Now, 50, token), cancellationToken) is { Count: > 0 } due)
        {
            foreach (var one in due)
            {
                await RunOneAsync(one, cancellationToken);
                done++;
            }
        }

        if (done > 0)
        {
            signal.Ring();
        }

        return done;
    }

    private async ValueTask RunOneAsync(Due due, CancellationToken cancellationToken)
    {
        var now = clock.Now;
#pragma warning disable CA1031 // The loop boundary: a duty that fails is tried again later and is in the log by kind.
        try
        {
            await store.WriteAsync(
                async (session, token) =>
                {
                    var late = now - due.At > Grace;
                    await session.DoneAsync(due, now, late, token);
                    if (_duties.TryGetValue(due.Kind, out var duty))
                    {
                        await duty.RunAsync(session, new(due, now, late), token);
                    }

                    await session.TouchAsync(now, token);
                    return 0;
                },
                cancellationToken);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested && e is not StoreFaultException)
        {
            DutyFailed(e, due.Kind);
            await store.WriteAsync(
                async (session, token) =>
                {
                    await session.PlanAsync(due with { At = now + RetryAfter }, token);
                    return 0;
                },
                cancellationToken);
        }
#pragma warning restore CA1031
    }

    [LoggerMessage(1101, LogLevel.Error, "Duty {Kind} failed; it is tried again in five minutes")]
    private partial void DutyFailed(Exception exception, string kind);
}
