using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;
using SocialWatch.Connectors.Http;

namespace SocialWatch.Connectors.YouTube;

/// <summary>The section <c>YouTube</c> of the settings.</summary>
internal sealed class YouTubeSettings
{
    public const string Section = "YouTube";

    public string BaseUrl { get; set; } = "https://www.googleapis.com/";

    /// <summary>Keys by the name that channels.json gives in <c>account</c>.</summary>
    public Dictionary<string, YouTubeAccount> Accounts { get; set; } = new(StringComparer.Ordinal);

    /// <summary>Units of the project's 10,000 a day that this program may use; a list costs one. Default 9,000.</summary>
    public int DailyUnits { get; set; } = 9_000;

    /// <summary>Once a day as many days are read again, for answers under older comments; default 14.</summary>
    public double HorizonDays { get; set; } = 14;

    /// <summary>Seconds allowed for one try; default 30.</summary>
    public double TimeoutSeconds { get; set; } = 30;

    /// <summary>Milliseconds before a failed read is tried again; default 300.</summary>
    public int RetryMilliseconds { get; set; } = 300;

    /// <summary>A proxy such as <c>http://host:3128</c>; optional.</summary>
    public string? Proxy { get; set; }

    public ReadOptions Reading => new(TimeSpan.FromSeconds(TimeoutSeconds), 16 << 20) { Proxy = Proxy, RetryDelay = TimeSpan.FromMilliseconds(RetryMilliseconds) };

    /// <summary>The account of a name; an empty name, or one of a channel without an account, means the only one. Null when there is none or more than one.</summary>
    public YouTubeAccount? Account(string name) => Accounts.GetValueOrDefault(name) ?? (Accounts.Count == 1 ? Accounts.Values.First() : null);
}

/// <summary>One project of the Google Cloud console.</summary>
internal sealed class YouTubeAccount
{
    /// <summary>An API key that may use the YouTube Data API v3. A secret: never printed.</summary>
    public string ApiKey { get; set; } = "";
}

/// <summary>Every error of the section at once.</summary>
internal sealed partial class YouTubeSettingsValidator : IValidateOptions<YouTubeSettings>
{
    public ValidateOptionsResult Validate(string? name, YouTubeSettings options)
    {
        var errors = new SettingErrors(YouTubeSettings.Section);
        errors.BaseUrl("BaseUrl", options.BaseUrl);
        foreach (var (account, value) in options.Accounts.OrderBy(a => a.Key, StringComparer.Ordinal))
        {
            if (!Key().IsMatch(value.ApiKey))
            {
                errors.Add($"Accounts:{account}:ApiKey", "cần khóa API của Google Cloud");
            }
        }

        errors.Range("DailyUnits", options.DailyUnits, 10, 10_000_000);
        errors.Range("HorizonDays", options.HorizonDays, 1, 90);
        errors.Range("TimeoutSeconds", options.TimeoutSeconds, 1, 300);
        errors.Range("RetryMilliseconds", options.RetryMilliseconds, 0, 60_000);
        errors.Proxy("Proxy", options.Proxy);
        return errors.Result;
    }

    [GeneratedRegex("^[A-Za-z0-9_-]{20,100}$")]
    private static partial Regex Key();
}
