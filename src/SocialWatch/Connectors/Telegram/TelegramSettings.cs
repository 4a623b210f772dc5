using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace SocialWatch.Connectors.Telegram;

/// <summary>Section <c>Telegram</c> of appsettings.json.</summary>
internal sealed class TelegramSettings
{
    public const string Section = "Telegram";

    /// <summary>Where the Bot API answers; https, or http on this machine alone (the token stands in the address).</summary>
    public string BaseUrl { get; set; } = "https://api.telegram.org/";

    /// <summary>The bots, by the name that channels.json gives in <c>account</c>.</summary>
    public Dictionary<string, TelegramAccount> Accounts { get; set; } = new(StringComparer.Ordinal);

    /// <summary>Which bot speaks to staff; may be left out when there is one.</summary>
    public string? NotifyAccount { get; set; }

    /// <summary><c>http://host:port</c> or <c>socks5://[user:password@]host:port</c>; null = the system's own way out.</summary>
    public string? Proxy { get; set; }

    /// <summary>How long the server may hold a poll open when there is nothing new: 0–50 seconds. Left out, the service takes 25 and everything else 0.</summary>
    public int PollSeconds { get; set; }

    /// <summary>The longest wait for an answer beyond the poll time: 1–120 seconds, default 20.</summary>
    public int TimeoutSeconds { get; set; } = 20;

    /// <summary>The account of a name; an empty name means the only one. Null when there is none or more than one.</summary>
    public TelegramAccount? Account(string? name) =>
        string.IsNullOrEmpty(name) ? (Accounts.Count == 1 ? Accounts.Values.First() : null) : Accounts.GetValueOrDefault(name);
}

/// <summary>One bot.</summary>
internal sealed class TelegramAccount
{
    /// <summary>What BotFather gave, <c>digits:letters</c>. A secret: never printed.</summary>
    public string Token { get; set; } = "";
}

/// <summary>Every error of the section at once, naming the key and never the secret.</summary>
internal sealed partial class TelegramSettingsValidator : IValidateOptions<TelegramSettings>
{
    private static readonly string[] ProxySchemes = ["http", "socks5"];

    public ValidateOptionsResult Validate(string? name, TelegramSettings options)
    {
        var errors = new List<string>();
        if (!Uri.TryCreate(options.BaseUrl, UriKind.Absolute, out var address)
            || !(address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback)))
        {
            errors.Add("Telegram:BaseUrl: cần một địa chỉ https:// (http:// chỉ dùng cho chính máy này)");
        }

        foreach (var (account, value) in options.Accounts.OrderBy(a => a.Key, StringComparer.Ordinal))
        {
            if (!TokenShape().IsMatch(value.Token))
            {
                errors.Add($"Telegram:Accounts:{account}:Token: không đúng dạng <số>:<chữ> mà BotFather cấp");
            }
        }

        if (options.NotifyAccount is { Length: > 0 } notify && !options.Accounts.ContainsKey(notify))
        {
            errors.Add($"Telegram:NotifyAccount: không có tài khoản '{notify}' trong Telegram:Accounts");
        }
        else if (string.IsNullOrEmpty(options.NotifyAccount) && options.Accounts.Count > 1)
        {
            errors.Add("Telegram:NotifyAccount: có nhiều tài khoản, phải nêu tài khoản dùng để báo tin");
        }

        if (options.Proxy is { Length: > 0 } proxy && !(Uri.TryCreate(proxy, UriKind.Absolute, out var way) && ProxySchemes.Contains(way.Scheme)))
        {
            errors.Add("Telegram:Proxy: cần http://máy:cổng hoặc socks5://máy:cổng");
        }

        if (options.PollSeconds is < 0 or > 50)
        {
            errors.Add($"Telegram:PollSeconds: {options.PollSeconds} nằm ngoài 0–50");
        }

        if (options.TimeoutSeconds is < 1 or > 120)
        {
            errors.Add($"Telegram:TimeoutSeconds: {options.TimeoutSeconds} nằm ngoài 1–120");
        }

        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }

    [GeneratedRegex("^[0-9]{1,20}:[A-Za-z0-9_-]{3,100}$")]
    private static partial Regex TokenShape();
}
