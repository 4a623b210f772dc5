using SocialWatch.Channels;

namespace SocialWatch.Connectors.Facebook;

/// <summary>How near a pool is to its limit.</summary>
internal enum FacebookStrain
{
    Calm,

    /// <summary>Over 70 %: only what is fresh is asked for, and less often.</summary>
    Tight,

    /// <summary>Over 90 %: hardly anything.</summary>
    Scarce,
}

/// <summary>
/// What is left of each pool of each account, from the headers of every answer: the program slows down before the limit and is silent behind it, since calls while throttled
/// lengthen the pause. In memory: after a start the first answer tells. Thread-safe.
/// </summary>
internal sealed class FacebookBudget(TimeProvider time)
{
    private const double TightFrom = 70;
    private const double ScarceFrom = 90;

    /// <summary>A figure is believed so long; the windows of the platform roll.</summary>
    private static readonly TimeSpan Believed = TimeSpan.FromHours(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<(string Account, string Pool), (double Percent, DateTimeOffset At)> _used = [];
    private readonly Dictionary<(string Account, string Pool), DateTimeOffset> _blocked = [];

    /// <summary>Takes in what an answer says.</summary>
    public void Observe(string account, HttpResponseMessage response)
    {
        var uses = FacebookUsage.Of(response);
        if (uses.Count == 0)
        {
            return; // absence is not zero
        }

        lock (_gate)
        {
            var now = time.GetUtcNow();
            foreach (var pool in uses.GroupBy(u => u.Pool))
            {
                var key = Key(account, pool.Key);
                _used[key] = (pool.Max(u => u.Percent), now);
                if (pool.Max(u => u.Regain) is var regain && regain > TimeSpan.Zero)
                {
                    _blocked[key] = now + regain;
                }
            }
        }
    }

    /// <summary>A call was refused for its number.</summary>
    public void Throttled(string account, string pool, SourceFault fault)
    {
        if (fault is { Kind: FaultKind.RateLimited, RetryAfter: { } wait })
        {
            lock (_gate)
            {
                _blocked[Key(account, FacebookPools.OfCode(fault.Code) ?? pool)] = time.GetUtcNow() + wait;
            }
        }
    }

    /// <summary>How long a call of this pool would be in vain, null when it may be made.</summary>
    public TimeSpan? BlockedFor(string account, string pool)
    {
        lock (_gate)
        {
            var until = Both(account, pool).Max(k => _blocked.TryGetValue(k, out var at) ? at : DateTimeOffset.MinValue);
            var left = until - time.GetUtcNow();
            return left > TimeSpan.Zero ? left : null;
        }
    }

    public FacebookStrain StrainOf(string account, string pool)
    {
        lock (_gate)
        {
            var since = time.GetUtcNow() - Believed;
            return Both(account, pool).Max(k => _used.TryGetValue(k, out var use) && use.At >= since ? use.Percent : 0) switch
            {
                >= ScarceFrom => FacebookStrain.Scarce,
                >= TightFrom => FacebookStrain.Tight,
                _ => FacebookStrain.Calm,
            };
        }
    }

    private static IEnumerable<(string Account, string Pool)> Both(string account, string pool) => [Key(account, pool), Key(account, FacebookPools.App)];

    /// <summary>The app's pool is one for all accounts.</summary>
    private static (string Account, string Pool) Key(string account, string pool) => (pool == FacebookPools.App ? "" : account, pool);
}
