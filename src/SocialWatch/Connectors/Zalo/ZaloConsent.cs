using System.Web;
using Microsoft.Extensions.Options;
using SocialWatch.Channels;

namespace SocialWatch.Connectors.Zalo;

/// <summary>
/// The consent of a manager of the account, in two steps with a person between them. The verifier waits sealed in the store, since the second step is another process; a fixed one of the
/// settings is for consoles that hold its challenge themselves. Zalo may leave <c>state</c> out: it is compared only where it comes back.
/// </summary>
internal sealed class ZaloConsent(ZaloOAuth oauth, IZaloGrants grants, IZaloApis apis, IOptions<ZaloSettings> options)
{
    /// <summary>The address to open.</summary>
    public async Task<Uri> AskAsync(string account, CancellationToken cancellationToken)
    {
        var verifier = options.Value.Accounts[account].CodeVerifier is { Length: > 0 } known ? known : ZaloPkce.NewVerifier();
        var state = ZaloPkce.NewVerifier();
        await grants.SaveAsync(Waiting(account), new() { AccessToken = state, RefreshToken = verifier }, cancellationToken);
        return oauth.ConsentUrl(ZaloPkce.ChallengeOf(verifier), state);
    }

    /// <summary>Takes the code, bare or as the whole address the browser was sent to, and keeps the pair. The pair is durable before it is used.</summary>
    /// <exception cref="SourceFaultException">The code is of another question or another account.</exception>
    public async Task TakeAsync(string account, string given, CancellationToken cancellationToken)
    {
        var (code, state, oa) = Read(given);
        var waiting = await grants.ReadAsync(Waiting(account), cancellationToken);
        var verifier = waiting?.RefreshToken ?? options.Value.Accounts[account].CodeVerifier ?? throw Fault("zalo:not_asked");
        if (state is not null && waiting is not null && state != waiting.AccessToken)
        {
            throw Fault("zalo:other_state");
        }

        if (oa is not null && oa != options.Value.Accounts[account].OaId)
        {
            throw Fault("zalo:other_oa");
        }

        // The code works once: from here on nothing is given up half-way.
        var pair = await oauth.ExchangeAsync(code, verifier, CancellationToken.None);
        await grants.SaveAsync(ZaloTokens.NameOf(account), pair, CancellationToken.None);
        if ((await apis.For(account).GetProfileOfOfficialAccountAsync(cancellationToken)).Id != options.Value.Accounts[account].OaId)
        {
            throw Fault("zalo:other_oa");
        }
    }

    private static (string Code, string? State, string? Oa) Read(string given)
    {
        if (!Uri.TryCreate(given.Trim(), UriKind.Absolute, out var address) || !address.Scheme.StartsWith("http", StringComparison.Ordinal))
        {
            return (given.Trim(), null, null);
        }

        var query = HttpUtility.ParseQueryString(address.Query);
        return (query["code"] ?? throw Fault("zalo:no_code"), query["state"], query["oa_id"]);
    }

    private static string Waiting(string account) => "zalo-consent/" + account;

    private static SourceFaultException Fault(string code) => new(new(FaultKind.Credentials, code));
}
