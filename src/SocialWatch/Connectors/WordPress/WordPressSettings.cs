using Microsoft.Extensions.Options;
using SocialWatch.Connectors.Http;

namespace SocialWatch.Connectors.WordPress;

/// <summary>The section <c>WordPress</c> of the settings. Comments that stand for everybody need no account.</summary>
internal sealed class WordPressSettings
{
    public const string Section = "WordPress";

    /// <summary>Accounts by the name that channels.json gives in <c>account</c>; without one only approved comments are read.</summary>
    public Dictionary<string, WordPressAccount> Accounts { get; set; } = new(StringComparer.Ordinal);

    /// <summary>Hours read again each time: <c>after</c> is compared with the site's own clock, whose zone is not told; default 14, which covers every zone.</summary>
    public double OverlapHours { get; set; } = 14;

    /// <summary>Once a day as many days are read again, for comments that waited for approval that long; default 14.</summary>
    public double HorizonDays { get; set; } = 14;

    /// <summary>Comments of one page, at most 100.</summary>
    public int PageSize { get; set; } = 100;

    /// <summary>Seconds allowed for one try; default 30.</summary>
    public double TimeoutSeconds { get; set; } = 30;

    /// <summary>A larger answer is refused; default 8.</summary>
    public int MaxMegabytes { get; set; } = 8;

    /// <summary>Milliseconds before a failed read is tried again; default 300.</summary>
    public int RetryMilliseconds { get; set; } = 300;

    /// <summary>A proxy such as <c>http://host:3128</c>; optional.</summary>
    public string? Proxy { get; set; }

    /// <summary>No redirect: it would carry the password elsewhere.</summary>
    public ReadOptions Reading => new(TimeSpan.FromSeconds(TimeoutSeconds), (long)MaxMegabytes << 20) { Proxy = Proxy, RetryDelay = TimeSpan.FromMilliseconds(RetryMilliseconds) };
}

/// <summary>An application password of the site: comments that wait for approval are read with it too.</summary>
internal sealed class WordPressAccount
{
    public string User { get; set; } = "";

    /// <summary>Made under Users → Profile → Application Passwords. A secret: never printed.</summary>
    public string Password { get; set; } = "";
}

/// <summary>Every error of the section at once.</summary>
internal sealed class WordPressSettingsValidator : IValidateOptions<WordPressSettings>
{
    public ValidateOptionsResult Validate(string? name, WordPressSettings options)
    {
        var errors = new SettingErrors(WordPressSettings.Section);
        foreach (var (account, value) in options.Accounts.OrderBy(a => a.Key, StringComparer.Ordinal))
        {
            if (string.IsNullOrWhiteSpace(value.User) || value.User.Contains(':', StringComparison.Ordinal))
            {
                errors.Add($"Accounts:{account}:User", "cần tên đăng nhập của trang");
            }

            if (string.IsNullOrWhiteSpace(value.Password))
            {
                errors.Add($"Accounts:{account}:Password", "cần mật khẩu ứng dụng (Application Password)");
            }
        }

        errors.Range("OverlapHours", options.OverlapHours, 1, 72);
        errors.Range("HorizonDays", options.HorizonDays, 1, 90);
        errors.Range("PageSize", options.PageSize, 1, 100);
        errors.Range("TimeoutSeconds", options.TimeoutSeconds, 1, 300);
        errors.Range("MaxMegabytes", options.MaxMegabytes, 1, 64);
        errors.Range("RetryMilliseconds", options.RetryMilliseconds, 0, 60_000);
        errors.Proxy("Proxy", options.Proxy);
        return errors.Result;
    }
}
