using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using SocialWatch.Simulator.Wire;

namespace SocialWatch.Simulator.Zalo;

/// <summary>OAuth v4: consent, the code, the pair and its rotation. Errors come with HTTP 200. The caller holds the world's gate.</summary>
internal sealed class ZaloConsentDesk(ZaloWorld world, SimulatedClock clock)
{
    private int _codes;

    public Reply Answer(Call call) => (call.Method, call.Path) switch
    {
        ("GET", ["v4", "oa", "permission"]) => Consent(call),
        ("POST", ["v4", "oa", "access_token"]) => Token(call),
        _ => ZaloErrors.Named("zalo_404_path"),
    };

    /// <summary>A manager of the first account of the app consents at once; the browser is sent back with the code.</summary>
    private Reply Consent(Call call)
    {
        if (world.Accounts.Values.FirstOrDefault(a => a.Oa.AppId == call["app_id"]) is not { } account)
        {
            return ZaloErrors.OfTokens(-14002, "Invalid app id.");
        }

        if (call["redirect_uri"] != account.Oa.RedirectUri)
        {
            return ZaloErrors.OfTokens(-14003, "Invalid redirect uri.");
        }

        var code = $"code-{++_codes}";
        account.Codes[code] = call["code_challenge"] ?? "";
        return new(StatusCodes.Status302Found, new JsonObject())
        {
            Headers = { ["Location"] = $"{account.Oa.RedirectUri}?code={code}&oa_id={account.Oa.Id}&state={call["state"]}" },
        };
    }

    private Reply Token(Call call)
    {
        if (world.Accounts.Values.Where(a => a.Oa.AppId == call["app_id"]).ToList() is not { Count: > 0 } accounts)
        {
            return ZaloErrors.OfTokens(-14002, "Invalid app id.");
        }

        if (accounts[0].Oa.AppSecret != call.ZaloSecret)
        {
            return ZaloErrors.OfTokens(-14004, "Invalid secret key.");
        }

        return call["grant_type"] switch
        {
            "authorization_code" => accounts.Find(a => a.Codes.Remove(call["code"] ?? "", out var challenge) && challenge == Challenge(call["code_verifier"] ?? "")) is { } owner
                ? Reply.Ok(owner.Renew(clock.Now))
                : ZaloErrors.OfTokens(-14005, "Invalid authorization code."),
            "refresh_token" => accounts.Find(a => a.RefreshToken == call["refresh_token"]) is { } owner
                ? Reply.Ok(owner.Renew(clock.Now))
                : ZaloErrors.OfTokens(-14014, "Invalid refresh token."),
            _ => ZaloErrors.OfTokens(-14018, "Invalid grant type."),
        };
    }

    private static string Challenge(string verifier) => Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));
}
