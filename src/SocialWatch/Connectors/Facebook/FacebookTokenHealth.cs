using System.Globalization;
using SocialWatch.Channels;
using SocialWatch.Time;

namespace SocialWatch.Connectors.Facebook;

/// <summary>One thing that debug_token tells of a token.</summary>
/// <param name="Fine">False where somebody must do something.</param>
/// <param name="Key">The end of the text's key.</param>
/// <param name="Value">A date, a permission, an id of a page: what the text names.</param>
/// <param name="Setting">The setting at fault, null = the token's own.</param>
internal sealed record FacebookTokenNote(bool Fine, string Key, string Value = "", string? Setting = null)
{
    /// <summary>The fault behind it, where the platform names one.</summary>
    public SourceFault? Fault { get; init; }
}

/// <summary>How a token does and how long it still will (debug_token). Pure.</summary>
internal static class FacebookTokenHealth
{
    /// <summary>A person needs so long to find the administrator of a page.</summary>
    public static readonly TimeSpan WarnAhead = TimeSpan.FromDays(14);

    private static readonly string[] PageScopes = ["pages_read_engagement", "pages_read_user_content"];
    private static readonly string[] InboxScopes = ["pages_messaging", "pages_manage_metadata"];

    /// <summary>The nearer of the two ends, null when neither is known.</summary>
    public static DateTimeOffset? EndsAt(FacebookTokenInfo info) =>
        new[] { info.ExpiresAt, info.DataAccessExpiresAt }.Where(e => e is > 0 and < 253_402_300_799).Select(e => (DateTimeOffset?)DateTimeOffset.FromUnixTimeSeconds(e!.Value)).Min();

    public static IReadOnlyList<FacebookTokenNote> Of(FacebookTokenInfo info, IReadOnlyList<Channel> channels, string? appId, bool inbox, DateTimeOffset now)
    {
        var notes = new List<FacebookTokenNote>();
        if (!string.IsNullOrEmpty(appId) && info.AppId is { Length: > 0 } app && app != appId)
        {
            notes.Add(new(false, "token.other_app", Setting: "Facebook:AppId"));
        }

        if (info.IsValid == false)
        {
            var code = info.Error is { Code: { } c } ? string.Create(CultureInfo.InvariantCulture, $"facebook:{c}") + (info.Error.Subcode is { } s ? string.Create(CultureInfo.InvariantCulture, $"/{s}") : "") : "facebook:190";
            notes.Add(new(false, "token.dead") { Fault = new(FaultKind.Credentials, code) });
            return notes;
        }

        if (info.Type is "USER")
        {
            notes.Add(new(false, "token.of_person"));
        }

        if (info.ProfileId is { Length: > 0 } page && channels.All(c => c.Source != page))
        {
            notes.Add(new(false, "token.other_page", page));
        }

        // Zero is "never"; the right to read data may end although the token does not.
        foreach (var (ends, key) in new[] { (info.ExpiresAt, "token.expires"), (info.DataAccessExpiresAt, "token.data_access") })
        {
            if (ends is > 0 and < 253_402_300_799 && DateTimeOffset.FromUnixTimeSeconds(ends.Value) is var end)
            {
                notes.Add(new(end > now + WarnAhead, key, LocalClock.DateOf(end).ToString("dd/MM/yyyy", CultureInfo.InvariantCulture)));
            }
        }

        notes.AddRange(PageScopes.Concat(inbox ? InboxScopes : [])
            .Where(scope => info.Scopes is { } has && !has.Contains(scope, StringComparer.Ordinal))
            .Select(scope => new FacebookTokenNote(false, "token.no_scope", scope)));
        return notes;
    }
}
