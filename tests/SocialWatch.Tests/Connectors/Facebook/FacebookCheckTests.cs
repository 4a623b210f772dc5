using Microsoft.Extensions.Options;
using SocialWatch.Connectors.Facebook;
using SocialWatch.Tests.Kit;
using static SocialWatch.Tests.Connectors.Facebook.FacebookPageStub;

namespace SocialWatch.Tests.Connectors.Facebook;

/// <summary>The check names the setting that is wrong; the settings name all their errors at once.</summary>
public sealed class FacebookCheckTests
{
    [Theory]
    [InlineData("error_190_463_token_expired", "Facebook:Accounts:main:Token")]
    [InlineData("error_10_permission_denied", "Facebook:Accounts:main:Token")]
    [InlineData("error_100_33_unsupported", "channels.json fb-tinh.source")]
    [InlineData("error_2_transient", "Facebook:BaseUrl")]
    [InlineData("error_2500_bogus_path", "Facebook:BaseUrl")]
    public async Task A_fault_names_its_setting(string fixture, string setting)
    {
        await using var stub = await StartAsync();
        stub.Http.On("/1000001?", StubReply.Json(Fixture(fixture), 400));
        var finding = Assert.Single(await stub.Host.Connector.CheckAsync(OurSource, TestContext.Current.CancellationToken));
        Assert.Equal((false, setting), (finding.Ok, finding.Setting));
        stub.AssertNoSecret(finding.Reason);
    }

    [Fact]
    public async Task A_sound_page_passes_and_a_stale_version_is_said()
    {
        await using var stub = await StartAsync();
        stub.Http.On("/1000001?", StubReply.Json("""{"id":"1000001","name":"Trang"}"""));
        Assert.True(Assert.Single(await stub.Host.Connector.CheckAsync(OurSource, TestContext.Current.CancellationToken)).Ok);
        stub.Http.On("/1000001?", StubReply.Json("""{"id":"1000001","name":"Trang"}""", 200, ("facebook-api-version", "v26.0")));
        Assert.Equal("Facebook:Version", (await stub.Host.Connector.CheckAsync(OurSource, TestContext.Current.CancellationToken)).Single(f => !f.Ok).Setting);
    }

    [Fact]
    public async Task The_token_is_inspected_when_an_app_secret_is_known()
    {
        await using var stub = await StartAsync(("Facebook:AppSecret", "bi-mat"), ("Facebook:AppId", "42"));
        stub.Http.On("/1000001?", StubReply.Json("""{"id":"1000001"}""")).On("/debug_token?", StubReply.Json("{\"data\":" + Fixture("debug_token_page") + "}"));
        var wrong = (await stub.Host.Connector.CheckAsync(OurSource, TestContext.Current.CancellationToken)).Where(f => !f.Ok).ToList();
        // The recorded token is of another app and another page and has neither right.
        Assert.Equal(
            ["Facebook:Accounts:main:Token", "Facebook:Accounts:main:Token", "Facebook:Accounts:main:Token", "Facebook:AppId"], wrong.Select(f => f.Setting).Order(StringComparer.Ordinal));
        Assert.All((string[])["pages_read_engagement", "pages_read_user_content", "123456789"], named => Assert.Contains(wrong, f => f.Reason.Contains(named, StringComparison.Ordinal)));
        Assert.Contains("access_token=42%7Cbi-mat", stub.Http.Calls[^1], StringComparison.Ordinal);
        stub.Http.On("/debug_token?", StubReply.Json("""{"data":{"is_valid":false,"scopes":["pages_read_engagement","pages_read_user_content"]}}"""));
        Assert.Single(await stub.Host.Connector.CheckAsync(OurSource, TestContext.Current.CancellationToken), f => !f.Ok);
    }

    [Fact]
    public async Task An_unknown_account_is_said_and_its_poll_refused()
    {
        await using var stub = await StartAsync();
        var source = OurSource with { Account = "khác" };
        Assert.Equal("Facebook:Accounts:khác:Token", Assert.Single(await stub.Host.Connector.CheckAsync(source, TestContext.Current.CancellationToken)).Setting);
        Assert.Equal("facebook:no_token", (await stub.Host.FailAsync(source, null)).Fault.Code);
    }

    [Fact]
    public void Settings_name_every_error_at_once()
    {
        var settings = new FacebookSettings
        {
            BaseUrl = "http://graph.example", Version = "25", HorizonDays = 0, PageSize = 101, Proxy = "không phải", Accounts = { ["a"] = new(), ["b"] = new() { Token = "x" } },
        };
        var failures = new FacebookSettingsValidator().Validate(null, settings).Failures!.ToList();
        Assert.All(
            (string[])["Facebook:BaseUrl", "Facebook:Version", "Facebook:HorizonDays", "Facebook:PageSize", "Facebook:Proxy", "Facebook:Accounts:a:Token"],
            key => Assert.Contains(failures, f => f.Contains(key, StringComparison.Ordinal)));
        Assert.Equal(ValidateOptionsResult.Success, new FacebookSettingsValidator().Validate(null, new()));
    }
}
