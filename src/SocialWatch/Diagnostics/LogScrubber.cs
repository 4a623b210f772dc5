using System.Text.RegularExpressions;

namespace SocialWatch.Diagnostics;

/// <summary>
/// Blanks the secrets of the networks in a line before it is written, one rule per shape. The second wall: the first is that no such text is handed to a
/// logger. Pure; thread-safe; linear in the text.
/// </summary>
internal static partial class LogScrubber
{
    private const string Blank = "***";

    /// <summary>The text with every known secret shape replaced by <c>***</c>; the same instance when there is none.</summary>
    public static string Scrub(string text)
    {
        text = BotPath().Replace(text, $"/bot{Blank}");
        text = BotToken().Replace(text, Blank);
        text = Query().Replace(text, $"$1={Blank}");
        text = Authorization().Replace(text, $"$1{Blank}");
        text = SmtpAuth().Replace(text, $"$1{Blank}");
        text = Named().Replace(text, $"$1{Blank}");
        text = UserInfo().Replace(text, $"$1{Blank}@");
        return GraphToken().Replace(text, Blank);
    }

    /// <summary>Telegram: <c>/bot123:ABC/getUpdates</c>, and file links <c>/file/bot123:ABC/…</c>.</summary>
    [GeneratedRegex(@"/bot[0-9]+(?::|%3A)[A-Za-z0-9_-]+", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex BotPath();

    /// <summary>A bare Telegram bot token.</summary>
    [GeneratedRegex(@"\b[0-9]{6,12}:[A-Za-z0-9_-]{30,}", RegexOptions.NonBacktracking)]
    private static partial Regex BotToken();

    /// <summary>Facebook and Zalo: <c>?access_token=…&amp;appsecret_proof=…</c>, also percent-encoded inside another address.</summary>
    [GeneratedRegex(@"(access_token|input_token|refresh_token|fb_exchange_token|client_secret|appsecret_proof|secret_key|verify_token)(?:=|%3D)[^&\s""'<>]+", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Query();

    /// <summary><c>Authorization: Bearer …</c>, whatever the scheme.</summary>
    [GeneratedRegex(@"(authorization[""']?\s*[:=]\s*[""'\[]*)(?:(?:bearer|basic|oauth)\s+)?[^\s""',;\]]+", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Authorization();

    /// <summary><c>AUTH PLAIN …</c>, <c>AUTH LOGIN …</c> of an SMTP talk.</summary>
    [GeneratedRegex(@"(\bAUTH\s+(?:PLAIN|LOGIN|XOAUTH2)\s+)\S+", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex SmtpAuth();

    /// <summary>Headers, JSON members and settings: <c>access_token: …</c>, <c>"secret_key":"…"</c>, <c>Smtp:Password=…</c>.</summary>
    [GeneratedRegex(@"((?:access_?token|refresh_?token|app_?secret|client_?secret|appsecret_proof|secret_?key|bot_?token|password|passwd|pwd)[""']?\s*[:=]\s*[""']?)[^\s""',;&\}\]]+", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Named();

    /// <summary>A password in an address: <c>smtp://user:…@host</c>, <c>socks5://user:…@host</c>.</summary>
    [GeneratedRegex(@"([a-z][a-z0-9+.-]*://[^\s/:@]*:)[^\s/@]+@", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex UserInfo();

    /// <summary>A bare Graph token.</summary>
    [GeneratedRegex(@"\bEAA[A-Za-z0-9]{20,}", RegexOptions.NonBacktracking)]
    private static partial Regex GraphToken();
}
