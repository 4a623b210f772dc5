using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using SocialWatch.Channels;

namespace SocialWatch.Connectors.Zalo;

/// <summary>
/// The token of each account, renewed by one at a time: in this process by a gate, across processes by a claim in the store. A refresh token works once, so the new pair is
/// durable before anybody uses it, the one before is kept, and an answer without a refresh token keeps the old one. Thread-safe.
/// </summary>
internal sealed class ZaloTokens(ZaloOAuth oauth, IZaloGrants grants, IOptions<ZaloSettings> options, TimeProvider time)
{
    /// <summary>No consent was given yet, or a person took it back: who must do what is in the texts.</summary>
    public const string NoConsent = "zalo:no_consent";

    private static readonly TimeSpan Early = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(500);

    private readonly ConcurrentDictionary<string, SemaphoreSlim> _gates = new(StringComparer.Ordinal);

    /// <summary>Under which name the pair of an account is kept.</summary>
    public static string NameOf(string account) => "zalo/" + account;

    /// <summary>The token to call with; renewed ahead when it ends within five minutes.</summary>
    /// <exception cref="SourceFaultException">No consent, or the renewal failed.</exception>
    public async Task<string> AccessAsync(string account, CancellationToken cancellationToken)
    {
        if (await grants.ReadAsync(NameOf(account), cancellationToken) is not { AccessToken.Length: > 0 } pair)
        {
            return options.Value.Accounts.GetValueOrDefault(account)?.AccessToken is { Length: > 0 } explorer ? explorer : throw Fault(NoConsent);
        }

        return pair.ExpiresAt is { } ends && ends - time.GetUtcNow() < Early ? await RenewAsync(account, pair.AccessToken, cancellationToken) : pair.AccessToken;
    }

    /// <summary>The token after <paramref name="refused"/>: whoever comes second gets what the first one renewed, whatever the stored expiry says.</summary>
    public async Task<string> RenewAsync(string account, string refused, CancellationToken cancellationToken)
    {
        var gate = _gates.GetOrAdd(account, _ => new(1, 1));
        await gate.WaitAsync(cancellationToken);
        try
        {
            var (name, began) = (NameOf(account), time.GetUtcNow());
            while (true)
            {
                if (await NextAsync(name, refused, cancellationToken) is { } next)
                {
                    return next;
                }

                if (time.GetUtcNow() - began > Patience)
                {
                    throw new SourceFaultException(new(FaultKind.Transient, "zalo:renewal_busy"));
                }

                await Task.Delay(Step, time, cancellationToken); // another process renews
            }
        }
        finally
        {
            gate.Release();
        }
    }

    private async Task<string?> NextAsync(string name, string refused, CancellationToken cancellationToken)
    {
        var pair = await grants.ReadAsync(name, cancellationToken);
        if (pair is null || pair.AccessToken.Length == 0)
        {
            throw Fault(NoConsent);
        }

        if (!string.Equals(pair.AccessToken, refused, StringComparison.Ordinal))
        {
            return pair.AccessToken;
        }

        if (!await grants.ClaimAsync(name, cancellationToken))
        {
            return null;
        }

        // From here on nobody else renews; what is stored may have changed until the claim was ours. Not cancelled: what Zalo hands out now exists nowhere else.
        pair = await grants.ReadAsync(name, CancellationToken.None) ?? pair;
        var saved = false;
        try
        {
            if (!string.Equals(pair.AccessToken, refused, StringComparison.Ordinal))
            {
                return pair.AccessToken;
            }

            var next = await oauth.RefreshAsync(pair.RefreshToken.Length > 0 ? pair.RefreshToken : throw Fault(NoConsent), CancellationToken.None);
            if (next.RefreshToken.Length == 0)
            {
                next = new() { AccessToken = next.AccessToken, RefreshToken = pair.RefreshToken, ExpiresAt = next.ExpiresAt };
            }

            await grants.SaveAsync(name, next, CancellationToken.None);
            saved = true;
            return next.AccessToken;
        }
        finally
        {
            if (!saved)
            {
                await grants.ReleaseAsync(name, CancellationToken.None);
            }
        }
    }

    private static SourceFaultException Fault(string code) => new(new(FaultKind.Credentials, code));
}
