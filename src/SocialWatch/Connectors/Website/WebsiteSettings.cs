using Microsoft.Extensions.Options;
using SocialWatch.Connectors.Http;

namespace SocialWatch.Connectors.Website;

/// <summary>The section <c>Website</c> of the settings.</summary>
internal sealed class WebsiteSettings
{
    public const string Section = "Website";

    /// <summary>Seconds allowed for one try; default 30.</summary>
    public double TimeoutSeconds { get; set; } = 30;

    /// <summary>A larger feed is refused; default 8.</summary>
    public int MaxMegabytes { get; set; } = 8;

    /// <summary>Milliseconds before a failed read is tried again; default 300.</summary>
    public int RetryMilliseconds { get; set; } = 300;

    /// <summary>A proxy such as <c>http://host:3128</c>; optional.</summary>
    public string? Proxy { get; set; }

    public ReadOptions Reading => new(TimeSpan.FromSeconds(TimeoutSeconds), (long)MaxMegabytes << 20)
    {
        Proxy = Proxy,
        Redirects = true,
        RetryDelay = TimeSpan.FromMilliseconds(RetryMilliseconds),
    };
}

/// <summary>Every error of the section at once.</summary>
internal sealed class WebsiteSettingsValidator : IValidateOptions<WebsiteSettings>
{
    public ValidateOptionsResult Validate(string? name, WebsiteSettings options)
    {
        var errors = new SettingErrors(WebsiteSettings.Section);
        errors.Range("TimeoutSeconds", options.TimeoutSeconds, 1, 300);
        errors.Range("MaxMegabytes", options.MaxMegabytes, 1, 64);
        errors.Range("RetryMilliseconds", options.RetryMilliseconds, 0, 60_000);
        errors.Proxy("Proxy", options.Proxy);
        return errors.Result;
    }
}
