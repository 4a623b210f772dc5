using SocialWatch.Channels;
using static SocialWatch.Tests.Connectors.Zalo.ZaloDay;

namespace SocialWatch.Tests.Connectors.Zalo;

/// <summary><c>check-config --online</c> against the simulator: each wrong setting is found by its name.</summary>
public sealed class ZaloCheckTests
{
    [Fact]
    public async Task Good_settings_have_no_finding_and_use_nothing_up()
    {
        await using var day = await StartAsync();
        var findings = await CheckAsync(day, "oa", "group:" + Group);
        Assert.All(findings, f => Assert.True(f.Ok, f.Setting + f.Reason));
        Assert.Equal(["Zalo:Accounts:tinh", "channels.json z1.source", "Zalo:Bot:Token"], findings.Select(f => f.Setting));
        Assert.Equal(0, day.Server.Zalo(Oa).Renewals);
    }

    [Theory]
    [InlineData("Zalo:AppId", "1", "Zalo:AppId")]
    [InlineData("Zalo:AppSecret", "khac", "Zalo:AppSecret")]
    [InlineData("Zalo:Accounts:tinh:OaId", "1", "Zalo:Accounts:tinh:OaId")]
    [InlineData("Zalo:Bot:Token", "2000000001:khac", "Zalo:Bot:Token")]
    [InlineData("Zalo:BaseUrl", "http://127.0.0.1:9/", "Zalo:BaseUrl, Zalo:OAuthUrl, Zalo:Proxy")]
    [InlineData("Zalo:OAuthUrl", "http://127.0.0.1:9/", "Zalo:BaseUrl, Zalo:OAuthUrl, Zalo:Proxy")]
    [InlineData("Zalo:Bot:BaseUrl", "http://127.0.0.1:9/", "Zalo:Bot:BaseUrl, Zalo:Proxy")]
    public async Task A_wrong_setting_is_named(string key, string value, string named)
    {
        await using var day = await StartAsync((key, value));
        var wrong = Assert.Single(await CheckAsync(day, "oa"), f => !f.Ok);
        Assert.Equal(named, wrong.Setting);
        Assert.DoesNotContain("khac", wrong.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_group_that_the_account_did_not_make_and_a_source_that_is_none_are_named()
    {
        await using var day = await StartAsync();
        Assert.Equal(["channels.json z1.source", "channels.json z0.source"], (await CheckAsync(day, "group:la", "trang")).Where(f => !f.Ok).Select(f => f.Setting));
    }

    [Fact]
    public async Task An_account_without_consent_is_told_what_to_run()
    {
        await using var day = await StartAsync();
        day.Grants.Pairs.Clear();
        var wrong = Assert.Single(await CheckAsync(day, "oa"), f => !f.Ok);
        Assert.Equal("Zalo:Accounts:tinh", wrong.Setting);
        Assert.Contains("zalo consent --account tinh", wrong.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_package_that_does_not_allow_groups_is_told()
    {
        await using var day = await StartAsync();
        day.Server.Faults.Inject(new() { Name = "zalo_224_package", Path = "getgroupsofoa" });
        Assert.Contains("nâng gói", Assert.Single(await CheckAsync(day, "group:" + Group), f => !f.Ok).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_channel_of_an_unknown_account_is_told()
    {
        await using var day = await StartAsync();
        var source = Source("oa") with { Account = "khong-co" };
        Assert.False(Assert.Single(await day.Connector.CheckAsync(source, TestContext.Current.CancellationToken)).Ok);
    }

    private static Task<IReadOnlyList<CheckFinding>> CheckAsync(ZaloDay day, params string[] sources) =>
        day.Connector.CheckAsync(Source(sources), TestContext.Current.CancellationToken);
}
