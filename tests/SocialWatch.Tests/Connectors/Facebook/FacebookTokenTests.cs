using System.Text.RegularExpressions;
using SocialWatch.Channels;
using SocialWatch.Configuration;
using SocialWatch.Connectors.Facebook;
using SocialWatch.Tests.Simulator;
using static SocialWatch.Tests.Connectors.Facebook.FacebookDay;

namespace SocialWatch.Tests.Connectors.Facebook;

/// <summary>Tokens and faults: each has a name, says who must do what, and what ends soon is told ahead; against the simulator every wrong setting is named.</summary>
public sealed class FacebookTokenTests
{
    private const string Nothing = "";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string> Named =>
    [
        "190", "190/458", "190/459", "190/460", "190/463", "190/464", "190/466", "190/467", "190/492", "102", "10", "200", "368", "368/1390008", "368/1346003", "368/1404006", "368/1404102",
        "368/1404078", "368/4854002", "368/1404112", "4", "17", "32", "341", "613", "613/1996", "80001", "80006", "100", "100/33", "100/proof", "506/1455006", "1705", "803", "2500", "page_gone",
    ];

    [Theory]
    [MemberData(nameof(Named))]
    public void Every_named_fault_says_who_must_do_what_in_Vietnamese(string code)
    {
        var texts = ConfigFolder.ShippedTexts();
        var words = new FacebookWords(texts).Of(new SourceFault(FaultKind.Malformed, "facebook:" + code), "tinh");
        Assert.Contains("facebook:" + code, words, StringComparison.Ordinal);
        Assert.Matches(new Regex("quản trị|người phụ trách|chủ trang|hệ thống tự"), words);
        Assert.DoesNotContain("{", words, StringComparison.Ordinal);

        // A channel that this fault killed says the same in its alert; a post that was perhaps made is no fault of a channel.
        Assert.True(texts.Keys.Contains("alert.channel.dead.facebook." + code) || code.StartsWith("506", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("error_190_458_app_removed", FaultKind.Credentials, "facebook:190/458")]
    [InlineData("error_190_459_checkpoint", FaultKind.Credentials, "facebook:190/459")]
    [InlineData("error_190_460_password", FaultKind.Credentials, "facebook:190/460")]
    [InlineData("error_190_464_unconfirmed", FaultKind.Credentials, "facebook:190/464")]
    [InlineData("error_190_466_invalidated", FaultKind.Credentials, "facebook:190/466")]
    [InlineData("error_190_467_invalid", FaultKind.Credentials, "facebook:190/467")]
    [InlineData("error_190_492_role", FaultKind.Permission, "facebook:190/492")]
    [InlineData("error_102_session", FaultKind.Credentials, "facebook:102")]
    [InlineData("error_1705_not_as_page", FaultKind.Credentials, "facebook:1705")]
    [InlineData("error_368_blocked", FaultKind.Permission, "facebook:368")]
    [InlineData("error_32_page_user_token", FaultKind.RateLimited, "facebook:32")]
    [InlineData("error_4_app_limit", FaultKind.RateLimited, "facebook:4")]
    [InlineData("error_17_user_limit", FaultKind.RateLimited, "facebook:17")]
    [InlineData("error_613_custom_limit", FaultKind.RateLimited, "facebook:613")]
    public async Task Each_error_of_the_platform_becomes_its_named_fault(string fault, FaultKind kind, string code)
    {
        await using var day = await FacebookDay.StartAsync(Nothing);
        day.Server.Faults.Inject(new() { Name = fault, Network = "facebook" });
        var found = (await Assert.ThrowsAsync<SourceFaultException>(() => day.PollAsync(Pages))).Fault;
        Assert.Equal((kind, code), (found.Kind, found.Code));
        Assert.Single(day.Server.Calls);
    }

    [Fact]
    public async Task Sound_settings_pass_the_online_check_for_the_page_and_its_inbox()
    {
        await using var day = await FacebookDay.StartAsync(Nothing);
        Assert.All(await day.Connector("facebook").CheckAsync(Pages, Stop), f => Assert.True(f.Ok, f.Setting + ": " + f.Reason));
        var inbox = await day.Connector("messenger").CheckAsync(Talks, Stop);
        Assert.All(inbox, f => Assert.True(f.Ok, f.Setting + ": " + f.Reason));
        Assert.All(day.Server.Calls, c => Assert.DoesNotContain("access_token", c.Query, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Facebook:Accounts:main:Token", "EAAGsai", "Facebook:Accounts:main:Token")]
    [InlineData("Facebook:AppSecret", "khoa-sai", "Facebook:AppSecret")]
    [InlineData("Facebook:AppId", "999", "Facebook:AppId, Facebook:AppSecret")]
    [InlineData("Facebook:Version", "v19.0", "Facebook:Version")]
    [InlineData("Facebook:BaseUrl", "http://127.0.0.1:9/", "Facebook:BaseUrl, Facebook:Proxy")]
    public async Task Each_wrong_setting_is_named(string key, string value, string named)
    {
        await using var day = await FacebookDay.StartAsync(Nothing, (key, value));
        var wrong = (await day.Connector("facebook").CheckAsync(Pages, Stop)).Where(f => !f.Ok).ToList();
        Assert.Contains(wrong, f => f.Setting == named);
        Assert.All(wrong, f => Assert.DoesNotContain(value, f.Reason.Replace("v19.0", "", StringComparison.Ordinal), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_wrong_page_is_named_in_channels_json()
    {
        await using var day = await FacebookDay.StartAsync(Nothing);
        var wrong = (await day.Connector("facebook").CheckAsync(Pages with { Channels = [Page with { Source = "404404" }] }, Stop)).Where(f => !f.Ok);
        Assert.Contains(wrong, f => f.Setting == "channels.json fb.source");
    }

    [Theory]
    [InlineData("pages_messaging", "messenger")]
    [InlineData("pages_read_user_content", "facebook")]
    public async Task A_missing_permission_is_named(string scope, string kind)
    {
        await using var day = await FacebookDay.StartAsync(Head($$""", "without": ["{{scope}}"] """), Nothing);
        var wrong = Assert.Single(await day.Connector(kind).CheckAsync(kind == "facebook" ? Pages : Talks, Stop), f => !f.Ok);
        Assert.Contains(scope, wrong.Reason, StringComparison.Ordinal);
        Assert.Equal("Facebook:Accounts:main:Token", wrong.Setting);
    }

    [Fact]
    public async Task A_token_is_told_of_two_weeks_before_it_ends_and_is_dead_after()
    {
        await using var day = await FacebookDay.StartAsync(Head(""", "token_expires": "2026-11-30T00:00:00+07:00" """), Nothing);
        day.Go("09T08:00");
        var probe = (ICredentialProbe)day.Connector("facebook");
        Assert.Empty(await probe.EndingAsync(Pages, Stop));
        day.Go("20T08:00");
        Assert.Equal(new CredentialNotice("fb", DateTimeOffset.Parse("2026-11-30T00:00:00+07:00", System.Globalization.CultureInfo.InvariantCulture)), Assert.Single(await probe.EndingAsync(Pages, Stop)));
        Assert.Contains(await day.Connector("facebook").CheckAsync(Pages, Stop), f => !f.Ok && f.Reason.Contains("30/11/2026", StringComparison.Ordinal));
        day.Go("30T08:00");
        Assert.Empty(await probe.EndingAsync(Pages, Stop)); // the poll says it now
        Assert.Equal("facebook:190/463", (await Assert.ThrowsAsync<SourceFaultException>(() => day.PollAsync(Pages))).Fault.Code);
        Assert.Contains(await day.Connector("facebook").CheckAsync(Pages, Stop), f => !f.Ok && f.Reason.Contains("facebook:190/463", StringComparison.Ordinal));
    }

    [Fact]
    public void The_right_to_data_may_end_although_the_token_does_not_and_zero_is_never()
    {
        var now = FacebookPageStub.Now;
        var ends = now.AddDays(5).ToUnixTimeSeconds();
        Assert.Equal(now.AddDays(5), FacebookTokenHealth.EndsAt(new(true, "PAGE", 0, null, DataAccessExpiresAt: ends)));
        Assert.Null(FacebookTokenHealth.EndsAt(new(true, "PAGE", 0, null, DataAccessExpiresAt: 0)));
        Assert.Equal("token.data_access", Assert.Single(FacebookTokenHealth.Of(new(true, "PAGE", 0, null, DataAccessExpiresAt: ends), [Page], null, false, now)).Key);
        Assert.Equal("token.of_person", Assert.Single(FacebookTokenHealth.Of(new(true, "USER", 0, null), [Page], null, false, now)).Key);
    }

    private static string Head(string more) => SimulatedDay.Head.Replace("\"token\": \"EAAGtinh0simulated0token\"", "\"token\": \"EAAGtinh0simulated0token\"" + more, StringComparison.Ordinal);
}
