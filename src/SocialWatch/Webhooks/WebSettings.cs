using Microsoft.Extensions.Options;
using SocialWatch.Connectors.Http;

namespace SocialWatch.Webhooks;

/// <summary>The section <c>Web</c> of the settings: where the program can be called from outside. Off without it.</summary>
internal sealed class WebSettings
{
    public const string Section = "Web";

    /// <summary>What to listen on, e.g. <c>http://127.0.0.1:8088</c>; a reverse proxy with a certificate stands in front of it.</summary>
    public string Listen { get; set; } = "";

    /// <summary>The address members and platforms see, e.g. <c>https://nghe.congdoan.example/</c>; in answers that must name one. Optional.</summary>
    public string? PublicUrl { get; set; }

    /// <summary>The largest body taken, in kilobytes; default 1024.</summary>
    public int MaxKilobytes { get; set; } = 1024;
}

/// <summary>Every error of the section at once.</summary>
internal sealed class WebSettingsValidator : IValidateOptions<WebSettings>
{
    public ValidateOptionsResult Validate(string? name, WebSettings options)
    {
        var errors = new SettingErrors(WebSettings.Section);
        if (!Uri.TryCreate(options.Listen, UriKind.Absolute, out var listen) || listen.Scheme != Uri.UriSchemeHttp)
        {
            errors.Add("Listen", "cần dạng http://127.0.0.1:8088");
        }

        if (!string.IsNullOrEmpty(options.PublicUrl))
        {
            errors.BaseUrl("PublicUrl", options.PublicUrl);
        }

        errors.Range("MaxKilobytes", options.MaxKilobytes, 64, 16 * 1024);
        return errors.Result;
    }
}
