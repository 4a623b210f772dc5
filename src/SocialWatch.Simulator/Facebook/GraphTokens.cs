using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using SocialWatch.Simulator.World;

namespace SocialWatch.Simulator.Facebook;

/// <summary>Which token opens what: a page token its page, the user token the list of pages.</summary>
internal static class GraphTokens
{
    public const string AppId = "700100200300";
    public const string AppSecret = "khoa-bi-mat-cua-ung-dung-thu";
    public const string AppName = "Theo dõi dư luận";

    private static readonly string[] Scopes =
        ["pages_show_list", "pages_read_engagement", "pages_read_user_content", "pages_manage_posts", "pages_manage_engagement", "pages_messaging", "pages_manage_metadata"];

    /// <summary>The token of the app itself, which may inspect others.</summary>
    public const string AppToken = AppId + "|" + AppSecret;

    public static bool Known(GraphWorld world, string token) =>
        token is Scenario.UserToken or AppToken || world.Pages.Values.Any(page => page.Token == token);

    /// <summary>The proof that goes with a token.</summary>
    public static string Proof(string token) => Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(AppSecret), Encoding.UTF8.GetBytes(token)));

    /// <summary>Whether a page's token has died.</summary>
    public static bool Died(GraphWorld world, string token, DateTimeOffset now) => world.Pages.Values.Any(page => page.Token == token && page.TokenExpires <= now);

    public static bool Opens(GraphWorld world, string token, string page) =>
        token == Scenario.UserToken || world.Pages[page].Token == token;

    /// <summary>The answer of /debug_token about one token.</summary>
    public static JsonObject Describe(GraphWorld world, string token, DateTimeOffset start, Func<string, bool> expired)
    {
        var page = world.Pages.Values.FirstOrDefault(page => page.Token == token);
        if (page is null && token != Scenario.UserToken)
        {
            return new JsonObject
            {
                ["error"] = new JsonObject { ["code"] = 190, ["message"] = "Invalid OAuth access token." },
                ["is_valid"] = false,
                ["scopes"] = new JsonArray(),
            };
        }

        var valid = page is null || (!expired(page.Id) && !(page.TokenExpires <= start));
        var about = new JsonObject
        {
            ["app_id"] = AppId,
            ["type"] = page is null ? "USER" : "PAGE",
            ["application"] = AppName,
            ["data_access_expires_at"] = start.AddDays(90).ToUnixTimeSeconds(),
            ["expires_at"] = page?.TokenExpires?.ToUnixTimeSeconds() ?? 0,
            ["is_valid"] = valid,
            ["issued_at"] = start.AddDays(-20).ToUnixTimeSeconds(),
            ["scopes"] = new JsonArray([.. Scopes.Except(page?.Without ?? []).Select(scope => JsonValue.Create(scope))]),
            ["user_id"] = "1207059",
        };
        if (page is not null)
        {
            about["profile_id"] = page.Id;
        }

        if (!valid)
        {
            about["error"] = new JsonObject { ["code"] = 190, ["message"] = "Error validating access token: Session has expired.", ["subcode"] = 463 };
        }

        return about;
    }

}
