using SocialWatch.Connectors.Zalo;

namespace SocialWatch.Tests.Connectors.Zalo;

/// <summary>Pairs in memory, as durable as a test needs; every step is noted.</summary>
internal sealed class MemoryGrants : IZaloGrants
{
    private string? _claim;

    public Dictionary<string, ZaloPair> Pairs { get; } = [];

    public List<string> Steps { get; } = [];

    public MemoryGrants With(string access, string refresh, DateTimeOffset? expires = null, string account = "oa")
    {
        Pairs["zalo/" + account] = new() { AccessToken = access, RefreshToken = refresh, ExpiresAt = expires };
        return this;
    }

    public Task<ZaloPair?> ReadAsync(string name, CancellationToken cancellationToken) => Task.FromResult(Pairs.GetValueOrDefault(name));

    public Task SaveAsync(string name, ZaloPair pair, CancellationToken cancellationToken)
    {
        Steps.Add($"save {pair.AccessToken}/{pair.RefreshToken}");
        (Pairs[name], _claim) = (pair, null);
        return Task.CompletedTask;
    }

    public Task<bool> ClaimAsync(string name, CancellationToken cancellationToken)
    {
        var free = _claim is null;
        _claim ??= name;
        return Task.FromResult(free);
    }

    public Task ReleaseAsync(string name, CancellationToken cancellationToken)
    {
        _claim = null;
        return Task.CompletedTask;
    }
}
