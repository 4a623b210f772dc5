using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;
using SocialWatch.Connectors.Http;

namespace SocialWatch.Connectors.Facebook;

/// <summary>The section <c>Facebook</c> of the settings.</summary>
internal sealed class FacebookSettings
{
    public const string Section = "Facebook";

    /// <summary>Where the Graph API stands; default <c>https://graph.facebook.com/</c>. Https, or http on this machine alone: the token stands in the address.</summary>
    public string BaseUrl { get; set; } = "https://graph.facebook.com/";

    /// <summary>The Graph version asked for; default <c>v25.0</c>. A dead one is served as another, so the answer's version is compared with it.</summary>
    public string Version { get; set; } = "v25.0";

    /// <summary>The app's id, used with <see cref="AppSecret"/> to inspect a token; optional.</summary>
    public string? AppId { get; set; }

    /// <summary>The app's secret; when set, every call carries its proof. Optional.</summary>
    public string? AppSecret { get; set; }

    /// <summary>The word that Facebook must know when it asks whether the webhook's address is ours; needed only where webhooks are set up.</summary>
    public string? VerifyToken { get; set; }

    /// <summary>Credentials by account name; a channel names one in <c>channels.json</c>.</summary>
    public Dictionary<string, FacebookAccount> Accounts { get; set; } = [];

    /// <summary>Days back in which a thread counts as alive and is read; default 14, 1–365.</summary>
    public int HorizonDays { get; set; } = 14;

    /// <summary>Hours after which an unchanged live thread is read again, since an edited comment leaves no trace; default 24, 0 = never.</summary>
    public int RereadHours { get; set; } = 24;

    /// <summary>Minutes between two polls of a page on which nobody spoke for hours; a hot page is asked with every poll. Default 5, 0 = every poll asks.</summary>
    public int QuietMinutes { get; set; } = 5;

    /// <summary>Minutes between two reads of what visitors posted on a page; default 5, 0 = never.</summary>
    public int VisitorMinutes { get; set; } = 5;

    /// <summary>Minutes between two reads of public posts that tag a page; default 15, 0 = never.</summary>
    public int TaggedMinutes { get; set; } = 15;

    /// <summary>Days back that conversations are read at first contact; default 7.</summary>
    public int InboxDays { get; set; } = 7;

    /// <summary>Items asked for per call; default 100, the most the platform gives.</summary>
    public int PageSize { get; set; } = 100;

    /// <summary>Seconds allowed for one try; default 30.</summary>
    public double TimeoutSeconds { get; set; } = 30;

    /// <summary>Milliseconds before a failed read is tried again; default 300.</summary>
    public int RetryMilliseconds { get; set; } = 300;

    /// <summary>A proxy such as <c>socks5://host:1080</c>; optional.</summary>
    public string? Proxy { get; set; }

    public ReadOptions Reading => new(TimeSpan.FromSeconds(TimeoutSeconds), MaxBytes: 16 << 20)
    {
        Proxy = Proxy,
        RetryDelay = TimeSpan.FromMilliseconds(RetryMilliseconds),
    };
}

/// <summary>The credentials of one account.</summary>
internal sealed class FacebookAccount
{
    /// <summary>A page token (or a system user's) with pages_read_engagement and pages_read_user_content.</summary>
    public string Token { get; set; } = "";
}

/// <summary>Every error of the section at once.</summary>
internal sealed partial class FacebookSettingsValidator : IValidateOptions<FacebookSettings>
{
    public ValidateOptionsResult Validate(string? name, FacebookSettings options)
    {
        var errors = new SettingErrors(FacebookSettings.Section);
        errors.BaseUrl("BaseUrl", options.BaseUrl);
        errors.Proxy("Proxy", options.Proxy);
        errors.Range("HorizonDays", options.HorizonDays, 1, 365);
        errors.Range("RereadHours", options.RereadHours, 0, 720);
        errors.Range("QuietMinutes", options.QuietMinutes, 0, 120);
        errors.Range("VisitorMinutes", options.VisitorMinutes, 0, 1440);
        errors.Range("TaggedMinutes", options.TaggedMinutes, 0, 1440);
        errors.Range("InboxDays", options.InboxDays, 1, 90);
        errors.Range("PageSize", options.PageSize, 1, 100);
        errors.Range("TimeoutSeconds", options.TimeoutSeconds, 1, 300);
        errors.Range("RetryMilliseconds", options.RetryMilliseconds, 0, 60_000);
        if (!VersionShape().IsMatch(options.Version ?? ""))
        {
            errors.Add("Version", "cần dạng v25.0");
        }

        foreach (var (account, value) in options.Accounts.OrderBy(a => a.Key, StringComparer.Ordinal))
        {
            if (string.IsNullOrWhiteSpace(value?.Token))
            {
                errors.Add($"Accounts:{account}:Token", "đang trống");
            }
        }

        if (!string.IsNullOrEmpty(options.VerifyToken) && string.IsNullOrEmpty(options.AppSecret))
        {
            errors.Add("AppSecret", "webhook cần khóa bí mật của ứng dụng để kiểm tra chữ ký");
        }

        return errors.Result;
    }

    [GeneratedRegex(@"^v[0-9]{1,3}\.[0-9]$")]
    private static partial Regex VersionShape();
}
