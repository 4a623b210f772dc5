using Microsoft.Extensions.Options;
using SocialWatch.Channels;
using SocialWatch.Connectors.Http;

namespace SocialWatch.Connectors.Facebook.Messenger;

/// <summary>
/// Reads the private conversations of the union's own pages. A kind of its own beside <c>facebook</c>: it has its own rights, its own limits and its own silence, and whoever may read
/// comments need not read these. Thread-safe.
/// </summary>
internal sealed class MessengerConnector(
    IMessengerApi api, IFacebookApi pages, FacebookFreshness freshness, FacebookBudget budget, FacebookWords words, IOptions<FacebookSettings> options, TimeProvider time) : IConnector
{
    public string Kind => "messenger";

    /// <summary>Edits and withdrawals are told by webhooks alone.</summary>
    public ConnectorTraits Traits { get; } = new(CanBackfill: true, SeesEdits: false, SeesRemovals: false);

    public IAsyncEnumerable<FetchedPage> FetchAsync(Source source, string? watermark, CancellationToken cancellationToken)
    {
        var access = FacebookAccounts.Access(options.Value, source.Account);
        var (mark, now) = (MessengerWatermark.Parse(watermark), time.GetUtcNow());
        return ChannelWalk.EachAsync(
            source.Channels,
            (channel, token) => PagesAsync(channel, access, mark, now, token),
            fault => fault.Kind is not (FaultKind.Gone or FaultKind.Malformed or FaultKind.Permission),
            cancellationToken);
    }

    public Task<IReadOnlyList<CheckFinding>> CheckAsync(Source source, CancellationToken cancellationToken)
    {
        var name = FacebookAccounts.Name(options.Value, source.Account);
        return options.Value.Accounts.ContainsKey(name)
            ? new FacebookCheck(pages, options.Value, FacebookAccounts.Access(options.Value, source.Account), words, name, time) { Inbox = api }.RunAsync(source, cancellationToken)
            : Task.FromResult<IReadOnlyList<CheckFinding>>([new(false, $"Facebook:Accounts:{name}:Token", words.Say("no_token"))]);
    }

    private IAsyncEnumerable<FetchedPage> PagesAsync(Channel channel, FacebookAccess access, MessengerWatermark mark, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var strain = budget.StrainOf(access.Account, FacebookPools.Messenger);
        var neverRead = !mark.Channels.ContainsKey(channel.Id);
        return neverRead || freshness.IsDue(channel.Id, strain, TimeSpan.Zero)
            ? new MessengerWalk(api, access, options.Value, channel, mark, freshness, strain, now).PagesAsync(cancellationToken)
            : AsyncEnumerable.Empty<FetchedPage>();
    }
}
