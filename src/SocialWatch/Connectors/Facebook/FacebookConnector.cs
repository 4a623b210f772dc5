using Microsoft.Extensions.Options;
using SocialWatch.Channels;
using SocialWatch.Connectors.Http;

namespace SocialWatch.Connectors.Facebook;

/// <summary>Reads the union's own pages: posts, comments with replies, engagement; by polling. Thread-safe.</summary>
internal sealed class FacebookConnector(
    IFacebookApi api, FacebookFreshness freshness, FacebookBudget budget, FacebookWords words, IOptions<FacebookSettings> options, TimeProvider time)
    : IConnector, IRemovalProbe, ICredentialProbe
{
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
            (channel, token) => PagesAsync(channel, access, mark, now, token),
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

    public Task<IReadOnlyList<CheckFinding>> CheckAsync(Source source, CancellationToken cancellationToken)
    {
        var name = AccountName(source);
        return options.Value.Accounts.ContainsKey(name)
            ? new FacebookCheck(api, options.Value, Access(source), words, name, time).RunAsync(source, cancellationToken)
            : Task.FromResult<IReadOnlyList<CheckFinding>>([new(false, $"Facebook:Accounts:{name}:Token", words.Say("no_token"))]);
    }

    /// <summary>What of the token ends within two weeks; without an app secret the token cannot be inspected.</summary>
    public async Task<IReadOnlyList<CredentialNotice>> EndingAsync(Source source, CancellationToken cancellationToken)
    {
        var access = Access(source);
        if (access.Inspector is null || await api.GetDebugTokenAsync(access, cancellationToken) is not { IsValid: not false } info)
        {
            return []; // a token that is dead already is the poll's to tell
        }

        return FacebookTokenHealth.EndsAt(info) is { } end && end <= time.GetUtcNow() + FacebookTokenHealth.WarnAhead ? [.. source.Channels.Select(c => new CredentialNotice(c.Id, end))] : [];
    }

    /// <summary>A quiet page is not asked with every poll, a page near its limit seldom.</summary>
    private IAsyncEnumerable<FetchedPage> PagesAsync(Channel channel, FacebookAccess access, FacebookWatermark mark, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var strain = budget.StrainOf(access.Account, FacebookPools.Pages);
        var neverRead = mark.Of(channel.Id).F is null;
        return neverRead || freshness.IsDue(channel.Id, strain, TimeSpan.FromMinutes(options.Value.QuietMinutes))
            ? new FacebookWalk(api, access, options.Value, channel, mark, freshness, strain, now).PagesAsync(cancellationToken)
            : AsyncEnumerable.Empty<FetchedPage>();
    }

    private FacebookAccess Access(Source source) => FacebookAccounts.Access(options.Value, source.Account);

    private string AccountName(Source source) => FacebookAccounts.Name(options.Value, source.Account);
}
