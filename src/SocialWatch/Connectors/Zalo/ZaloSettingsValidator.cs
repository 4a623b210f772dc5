using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;
using SocialWatch.Connectors.Http;

namespace SocialWatch.Connectors.Zalo;

/// <summary>Every error of the section at once, naming the key and never the secret.</summary>
internal sealed partial class ZaloSettingsValidator : IValidateOptions<ZaloSettings>
{
    public ValidateOptionsResult Validate(string? name, ZaloSettings options)
    {
        var errors = new SettingErrors(ZaloSettings.Section);
        errors.BaseUrl("BaseUrl", options.BaseUrl);
        errors.BaseUrl("OAuthUrl", options.OAuthUrl);
        errors.Proxy("Proxy", options.Proxy);
        errors.Range("OverlapMinutes", options.OverlapMinutes, 1, 1440);
        errors.Range("MaxPages", options.MaxPages, 1, 500);
        errors.Range("FirstDays", options.FirstDays, 1, 7);
        errors.Range("WebhookHours", options.WebhookHours, 2, 48);
        errors.Range("TimeoutSeconds", options.TimeoutSeconds, 1, 300);
        errors.Range("RetryMilliseconds", options.RetryMilliseconds, 0, 60_000);
        if (options.Accounts.Count > 0)
        {
            App(options, errors);
        }

        foreach (var (account, value) in options.Accounts.OrderBy(a => a.Key, StringComparer.Ordinal))
        {
            if (!Digits().IsMatch(value?.OaId ?? ""))
            {
                errors.Add($"Accounts:{account}:OaId", "cần mã Official Account, chỉ gồm chữ số");
            }

            if (value?.CodeVerifier is { Length: > 0 } verifier && !Verifier().IsMatch(verifier))
            {
                errors.Add($"Accounts:{account}:CodeVerifier", "cần đúng 43 ký tự chữ, số, '-' hoặc '_'");
            }
        }

        Bot(options.Bot, errors);
        return errors.Result;
    }

    private static void App(ZaloSettings options, SettingErrors errors)
    {
        if (!Digits().IsMatch(options.AppId ?? ""))
        {
            errors.Add("AppId", "cần mã ứng dụng trên developers.zalo.me, chỉ gồm chữ số");
        }

        if (string.IsNullOrWhiteSpace(options.AppSecret))
        {
            errors.Add("AppSecret", "đang trống; lấy ở mục Cài đặt của ứng dụng trên developers.zalo.me");
        }

        if (!string.IsNullOrEmpty(options.RedirectUri) && !(Uri.TryCreate(options.RedirectUri, UriKind.Absolute, out var back) && back.Scheme == Uri.UriSchemeHttps))
        {
            errors.Add("RedirectUri", "cần một địa chỉ https://, đúng như đã khai ở mục Official Account của ứng dụng");
        }

        if (options.NotifyAccount is { Length: > 0 } notify && !options.Accounts.ContainsKey(notify))
        {
            errors.Add("NotifyAccount", $"không có tài khoản '{notify}' trong Zalo:Accounts");
        }
    }

    private static void Bot(ZaloBotSettings? bot, SettingErrors errors)
    {
        if (bot is null)
        {
            return;
        }

        errors.BaseUrl("Bot:BaseUrl", bot.BaseUrl);
        errors.Range("Bot:PollSeconds", bot.PollSeconds, 0, 50);
        if (!BotToken().IsMatch(bot.Token ?? ""))
        {
            errors.Add("Bot:Token", "cần mã bot do Zalo Bot Platform cấp, dạng <số>:<chữ>");
        }
    }

    [GeneratedRegex("^[0-9]{1,20}$")]
    private static partial Regex Digits();

    [GeneratedRegex("^[A-Za-z0-9_-]{43}$")]
    private static partial Regex Verifier();

    [GeneratedRegex("^[0-9]{1,20}:[A-Za-z0-9_-]{3,200}$")]
    private static partial Regex BotToken();
}
