using Microsoft.Extensions.Options;
using SocialWatch.Connectors.Zalo;

namespace SocialWatch.Tests.Connectors.Zalo;

/// <summary>The section names every error at once and no secret.</summary>
public sealed class ZaloSettingsTests
{
    [Fact]
    public void Every_error_is_named_at_once_and_no_value_is_repeated()
    {
        var failures = new ZaloSettingsValidator().Validate(null, new()
        {
            BaseUrl = "http://openapi.zalo.me/", OAuthUrl = "x", Proxy = "y", OverlapMinutes = 0, MaxPages = 0, FirstDays = 8, WebhookHours = 1, TimeoutSeconds = 0, RetryMilliseconds = -1,
            RedirectUri = "http://a/", NotifyAccount = "none", Accounts = { ["oa"] = new() { OaId = "chu-rieng", CodeVerifier = "ngan-bi-mat" } },
            Bot = new() { Token = "bi-mat", BaseUrl = "z", PollSeconds = 51 },
        }).Failures!.ToList();
        Assert.Equal(
        [
            "Zalo:BaseUrl", "Zalo:OAuthUrl", "Zalo:Proxy", "Zalo:OverlapMinutes", "Zalo:MaxPages", "Zalo:FirstDays", "Zalo:WebhookHours", "Zalo:TimeoutSeconds", "Zalo:RetryMilliseconds",
            "Zalo:AppId", "Zalo:AppSecret", "Zalo:RedirectUri", "Zalo:NotifyAccount", "Zalo:Accounts:oa:OaId", "Zalo:Accounts:oa:CodeVerifier", "Zalo:Bot:BaseUrl", "Zalo:Bot:PollSeconds", "Zalo:Bot:Token",
        ], failures.Select(f => f[..f.IndexOf(": ", StringComparison.Ordinal)]));
        Assert.All(failures, f => Assert.DoesNotContain("bi-mat", f, StringComparison.Ordinal));
    }

    [Fact]
    public void Good_settings_have_no_error() => Assert.Equal(ValidateOptionsResult.Success, new ZaloSettingsValidator().Validate(null, new ZaloBench().Settings));
}
