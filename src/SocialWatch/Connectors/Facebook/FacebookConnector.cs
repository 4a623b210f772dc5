using System.Globalization;
using Microsoft.Extensions.Options;
using SocialWatch.Channels;
using SocialWatch.Connectors.Http;

namespace SocialWatch.Connectors.Facebook;

/// <summary>Reads the union's own pages: posts, comments with replies, engagement; by polling. Thread-safe.</summary>
internal sealed class FacebookConnector(IFacebookApi api, IOptions<FacebookSettings> options, TimeProvider time) : IConnector
{
    private static readonly string[] NeededScopes = ["pages_read_engagement", "pages_read_user_content"];

    public string Kind => "facebook";

    /// <summary>Removals are found only by asking for one item (<see cref="IsGoneAsync"/>): absence from a list proves nothing.</summary>
    public ConnectorTraits Traits => new(CanBackfill: true, SeesEdits: true, SeesRemovals: false, BackfillLimit: TimeSpan.FromDays(options.Value.HorizonDays));

    public IAsyncEnumerable<FetchedPage> FetchAsync(Source source, string? watermark, CancellationToken cancellationToken)
    {
        var access = Access(source);
        var mark = FacebookWatermark.Parse(watermark);
        var now = time.GetUtcNow();
        return ChannelWalk.EachAsync(
            source.Channels,
            (channel, token) => new FacebookWalk(api, access, options.Value, channel, mark, now).PagesAsync(token),
            fault => fault.Kind is not (FaultKind.Gone or FaultKind.Malformed or FaultKind.Permission),
            cancellationToken);
    }

    /// <summary>
    /// Whether a post or comment is gone for good: a direct read answers "gone" while the page itself can still be read with the same token.
    /// </summary>
    /// <exception cref="SourceFaultException">The page cannot be read either: nothing is known of the item.</exception>
    public async Task<bool> IsGoneAsync(Source source, Channel channel, string externalId, CancellationToken cancellationToken)
    {
        var access = Access(source);
        if ((await api.GetNodeAsync(access, externalId, cancellationToken)).Outcome != FacebookOutcome.Gone)
        {
            return false;
        }

        return (await api.GetNodeAsync(access, channel.Source, cancellationToken)).Outcome == FacebookOutcome.Ok
            ? true
            : throw new SourceFaultException(new(FaultKind.Gone, "facebook:page_gone"));
    }

    public async Task<IReadOnlyList<CheckFinding>> CheckAsync(Source source, CancellationToken cancellationToken)
    {
        var name = AccountName(source);
        var setting = $"Facebook:Accounts:{name}:Token";
        if (!options.Value.Accounts.ContainsKey(name))
        {
            return [new(false, setting, "facebook:no_token")];
        }

        var access = Access(source);
        var findings = new List<CheckFinding>();
        foreach (var channel in source.Channels)
        {
            findings.AddRange(await CheckCall.RunAsync(() => PageAsync(access, channel, setting, cancellationToken), fault => Wrong(fault, setting, channel)));
        }

        if (access.Inspector is not null)
        {
            findings.AddRange(await CheckCall.RunAsync(() => TokenAsync(access, setting, cancellationToken), fault => new(false, "Facebook:AppSecret", fault.Code)));
        }

        return findings;
    }

    private async Task<IReadOnlyList<CheckFinding>> PageAsync(FacebookAccess access, Channel channel, string setting, CancellationToken cancellationToken)
    {
        var reply = await api.GetNodeAsync(access, channel.Source, cancellationToken);
        if (reply.Outcome == FacebookOutcome.Gone)
        {
            return [new(false, $"channels.json {channel.Id} source", "facebook:page_gone")];
        }

        return reply.ServedVersion is { } served && served != options.Value.Version
            ? [new(true, setting, "ok"), new(false, "Facebook:Version", $"facebook:version_served {served}")]
            : [new(true, setting, "ok")];
    }

    private async Task<IReadOnlyList<CheckFinding>> TokenAsync(FacebookAccess access, string setting, CancellationToken cancellationToken)
    {
        var info = await api.GetDebugTokenAsync(access, cancellationToken);
        if (info is null)
        {
            return [];
        }

        var findings = new List<CheckFinding>();
        if (info.IsValid == false)
        {
            findings.Add(new(false, setting, "facebook:token_invalid"));
        }

        if (info.ExpiresAt is > 0 and var ends)
        {
            findings.Add(new(false, setting, "facebook:token_expires " + DateTimeOffset.FromUnixTimeSeconds(ends).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
        }

        findings.AddRange(NeededScopes.Where(s => info.Scopes is { } has && !has.Contains(s)).Select(s => new CheckFinding(false, setting, $"facebook:scope_missing {s}")));
        return findings;
    }

    private static CheckFinding Wrong(SourceFault fault, string setting, Channel channel) => fault.Kind switch
    {
        FaultKind.Gone => new(false, $"channels.json {channel.Id} source", fault.Code),
        FaultKind.Network or FaultKind.Malformed => new(false, "Facebook:BaseUrl", fault.Code),
        FaultKind.Credentials or FaultKind.Permission or FaultKind.RateLimited or FaultKind.Transient or FaultKind.Conflict => new(false, setting, fault.Code),
    };

    private FacebookAccess Access(Source source) =>
        options.Value.Accounts.TryGetValue(AccountName(source), out var account) && !string.IsNullOrEmpty(account.Token)
            ? new(account.Token, options.Value)
            : throw new SourceFaultException(new(FaultKind.Credentials, "facebook:no_token"));

    /// <summary>A channel that names no account uses the only one there is.</summary>
    private string AccountName(Source source) =>
        source.Account.Length == 0 && options.Value.Accounts.Count == 1 ? options.Value.Accounts.Keys.First() : source.Account;
}
