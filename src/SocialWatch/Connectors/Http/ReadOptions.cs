namespace SocialWatch.Connectors.Http;

/// <summary>How one network is read over HTTP.</summary>
/// <param name="Timeout">Time allowed for one try, body included.</param>
/// <param name="MaxBytes">A longer (unpacked) body is refused.</param>
internal sealed record ReadOptions(TimeSpan Timeout, long MaxBytes)
{
    /// <summary>Further tries of a GET after the first; default 2, 0 = none.</summary>
    public int Retries { get; init; } = 2;

    /// <summary>Mean wait before the first further try; it doubles and is jittered.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromMilliseconds(300);

    /// <summary>A proxy address (http, https, socks4, socks4a, socks5), or null for none.</summary>
    public string? Proxy { get; init; }

    /// <summary>Whether redirects are followed; never where the address carries a token.</summary>
    public bool Redirects { get; init; }
}
