using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using SocialWatch.Connectors.Http;

namespace SocialWatch.Connectors.Facebook;

/// <summary>The section <c>Facebook</c> of the settings.</summary>
internal sealed class FacebookSettings : IValidatableObject
{
    public const string Section = "Facebook";

    /// <summary>Where the Graph API stands; default <c>https://graph.facebook.com/</c>. Https, or http on this machine alone: the token stands in the address.</summary>
    [Required]
    public string BaseUrl { get; set; } = "https://graph.facebook.com/";

    /// <summary>The Graph version asked for; default <c>v25.0</c>. A dead one is served as another, so the answer's version is compared with it.</summary>
    [Required, RegularExpression(@"^v[0-9]{1,3}\.[0-9]$", ErrorMessage = "Facebook:Version: cần dạng v25.0")]
    public string Version { get; set; } = "v25.0";

    /// <summary>The app's id, used with <see cref="AppSecret"/> to inspect a token; optional.</summary>
    public string? AppId { get; set; }

    /// <summary>The app's secret; when set, every call carries its proof. Optional.</summary>
    public string? AppSecret { get; set; }

    /// <summary>Credentials by account name; a channel names one in <c>channels.json</c>.</summary>
    public Dictionary<string, FacebookAccount> Accounts { get; set; } = [];

    /// <summary>Days back in which a thread counts as alive and is read; default 14.</summary>
    [Range(1, 365, ErrorMessage = "Facebook:HorizonDays: cần từ 1 đến 365 ngày")]
    public int HorizonDays { get; set; } = 14;

    /// <summary>Hours after which an unchanged live thread is read again, since an edited comment leaves no trace; default 24, 0 = never.</summary>
    [Range(0, 24 * 30, ErrorMessage = "Facebook:RereadHours: cần từ 0 đến 720 giờ")]
    public int RereadHours { get; set; } = 24;

    /// <summary>Items asked for per call; default 100, the most the platform gives.</summary>
    [Range(1, 100, ErrorMessage = "Facebook:PageSize: cần từ 1 đến 100")]
    public int PageSize { get; set; } = 100;

    /// <summary>Seconds allowed for one try; default 30.</summary>
    [Range(1, 300, ErrorMessage = "Facebook:TimeoutSeconds: cần từ 1 đến 300 giây")]
    public double TimeoutSeconds { get; set; } = 30;

    /// <summary>Milliseconds before a failed read is tried again; default 300.</summary>
    [Range(0, 60_000, ErrorMessage = "Facebook:RetryMilliseconds: cần từ 0 đến 60000")]
    public int RetryMilliseconds { get; set; } = 300;

    /// <summary>A proxy such as <c>socks5://host:1080</c>; optional.</summary>
    public string? Proxy { get; set; }

    public ReadOptions Reading => new(TimeSpan.FromSeconds(TimeoutSeconds), MaxBytes: 16 << 20)
    {
        Proxy = Proxy,
        RetryDelay = TimeSpan.FromMilliseconds(RetryMilliseconds),
    };

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!Uri.TryCreate(BaseUrl, UriKind.Absolute, out var url) || !(url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback)))
        {
            yield return new("Facebook:BaseUrl: cần một địa chỉ https:// (http:// chỉ dùng cho chính máy này)", [nameof(BaseUrl)]);
        }

        if (!ProxySetting.IsValid(Proxy))
        {
            yield return new("Facebook:Proxy: cần http://máy:cổng hoặc socks5://máy:cổng", [nameof(Proxy)]);
        }

        foreach (var name in Accounts.Where(a => string.IsNullOrWhiteSpace(a.Value?.Token)).Select(a => a.Key).Order(StringComparer.Ordinal))
        {
            yield return new($"Facebook:Accounts:{name}:Token: đang trống", [nameof(Accounts)]);
        }
    }
}

/// <summary>The credentials of one account.</summary>
internal sealed class FacebookAccount
{
    /// <summary>A page token (or a system user's) with pages_read_engagement and pages_read_user_content.</summary>
    public string Token { get; set; } = "";
}

[OptionsValidator]
internal sealed partial class FacebookSettingsValidator : IValidateOptions<FacebookSettings>;
