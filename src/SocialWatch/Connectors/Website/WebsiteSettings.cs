using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using SocialWatch.Connectors.Http;

namespace SocialWatch.Connectors.Website;

/// <summary>The section <c>Website</c> of the settings.</summary>
internal sealed class WebsiteSettings : IValidatableObject
{
    public const string Section = "Website";

    /// <summary>Seconds allowed for one try; default 30.</summary>
    [Range(1, 300, ErrorMessage = "Website:TimeoutSeconds: cần từ 1 đến 300 giây")]
    public double TimeoutSeconds { get; set; } = 30;

    /// <summary>A larger feed is refused; default 8.</summary>
    [Range(1, 64, ErrorMessage = "Website:MaxMegabytes: cần từ 1 đến 64")]
    public int MaxMegabytes { get; set; } = 8;

    /// <summary>Milliseconds before a failed read is tried again; default 300.</summary>
    [Range(0, 60_000, ErrorMessage = "Website:RetryMilliseconds: cần từ 0 đến 60000")]
    public int RetryMilliseconds { get; set; } = 300;

    /// <summary>A proxy such as <c>http://host:3128</c>; optional.</summary>
    public string? Proxy { get; set; }

    public ReadOptions Reading => new(TimeSpan.FromSeconds(TimeoutSeconds), (long)MaxMegabytes << 20)
    {
        Proxy = Proxy,
        Redirects = true,
        RetryDelay = TimeSpan.FromMilliseconds(RetryMilliseconds),
    };

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!ProxySetting.IsValid(Proxy))
        {
            yield return new("Website:Proxy: cần http://máy:cổng hoặc socks5://máy:cổng", [nameof(Proxy)]);
        }
    }
}

[OptionsValidator]
internal sealed partial class WebsiteSettingsValidator : IValidateOptions<WebsiteSettings>;
