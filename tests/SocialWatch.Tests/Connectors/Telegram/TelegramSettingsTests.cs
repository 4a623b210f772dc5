using System.Net;
using Microsoft.Extensions.Configuration;
using SocialWatch.Channels;
using SocialWatch.Chat.Telegram;
using SocialWatch.Connectors.Telegram;
using static SocialWatch.Tests.Connectors.Telegram.TelegramHost;

namespace SocialWatch.Tests.Connectors.Telegram;

public class TelegramSettingsTests
{
    [Fact]
    public void Every_wrong_setting_is_named_at_once_and_no_secret_is_shown()
    {
        var result = new TelegramSettingsValidator().Validate(null, new()
        {
            BaseUrl = "http://api.example.org/", Proxy = "ftp://x", PollSeconds = 51, TimeoutSeconds = 0, NotifyAccount = "la",
            Accounts = new() { ["a"] = new() { Token = "secret without a colon" } },
        });

        Assert.Equal(
            ["Telegram:BaseUrl", "Telegram:Accounts:a:Token", "Telegram:NotifyAccount", "Telegram:Proxy", "Telegram:PollSeconds", "Telegram:TimeoutSeconds"],
            result.Failures!.Select(f => f[..f.IndexOf(": ", StringComparison.Ordinal)]));
        Assert.DoesNotContain("secret", result.FailureMessage, StringComparison.Ordinal);
    }

    [Fact]
    public void Sensible_settings_pass_and_two_bots_need_to_say_which_one_speaks()
    {
        var settings = new TelegramSettings { Accounts = new() { ["a"] = new() { Token = BotServer.Token } }, Proxy = "socks5://127.0.0.1:1080" };
        Assert.True(new TelegramSettingsValidator().Validate(null, settings).Succeeded);

        settings.Accounts["b"] = new() { Token = BotServer.Token };
        Assert.Contains("NotifyAccount", Assert.Single(new TelegramSettingsValidator().Validate(null, settings).Failures!), StringComparison.Ordinal);
    }

    [Fact]
    public void The_modules_are_off_until_a_bot_is_named()
    {
        var none = new ConfigurationBuilder().Build();
        var one = new ConfigurationBuilder().AddInMemoryCollection([new("Telegram:Accounts:bot:Token", "x")]).Build();

        Assert.Equal((false, false), (new TelegramModule().IsOn(none), new TelegramSinkModule().IsOn(none)));
        Assert.Equal((true, true), (new TelegramModule().IsOn(one), new TelegramSinkModule().IsOn(one)));
    }

    [Fact]
    public void The_way_out_leads_through_the_proxy_and_its_password_is_no_part_of_the_address()
    {
        using var handler = TelegramClient.Handler(new() { Proxy = "socks5://khach:mat%20khau@10.0.0.1:1080" });

        var proxy = Assert.IsType<WebProxy>(handler.Proxy);
        Assert.Equal("socks5://10.0.0.1:1080/", proxy.Address!.ToString());
        Assert.Equal(("khach", "mat khau"), (proxy.Credentials!.GetCredential(proxy.Address, "")!.UserName, proxy.Credentials.GetCredential(proxy.Address, "")!.Password));
        Assert.False(handler.AllowAutoRedirect);
    }

    [Fact]
    public async Task A_poll_through_a_proxy_reaches_the_bot_api_by_the_proxy()
    {
        await using var proxy = new BotServer().Updates(Fixture("update_text_private"));
        using var host = new TelegramHost("http://127.0.0.1:9/", more: new() { ["Telegram:Proxy"] = proxy.BaseUrl });

        Assert.Single(await host.FetchAsync(Of(("rieng", "private"))));
        Assert.StartsWith("http://127.0.0.1:9/bot", proxy.Calls.First().Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_online_check_names_the_setting_that_is_wrong()
    {
        await using var server = new BotServer()
            .Result("getMe", """{"id":7000000001,"is_bot":true,"can_read_all_group_messages":false}""")
            .Result("getChat", """{"id":-1,"type":"supergroup"}""")
            .Give("getChat", new BotAnswer(400, Fixture("error_400_chat_not_found")), new BotAnswer(400, Fixture("error_400_migrate_to_chat_id")));
        using var host = new TelegramHost(server.BaseUrl);
        var source = Of(("rieng", "private"), ("a", "group:-1"), ("b", "group:-2"), ("c", "group:-3"), ("d", "nhóm"));

        var findings = await host.Get<IConnector>().CheckAsync(source, TestContext.Current.CancellationToken);

        Assert.Equal(
            [("Telegram:Accounts:bot:Token", true), ("channels.json rieng.source", true), ("channels.json a.source", true), ("channels.json b.source", false), ("channels.json c.source", false), ("channels.json d.source", false)],
            findings.Select(f => (f.Setting, f.Ok)));
        Assert.Contains("quản trị viên", findings[2].Reason, StringComparison.Ordinal);
        Assert.Contains("group:-1001477607310", findings[4].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_online_check_of_a_dead_token_stops_at_the_token_and_of_a_dead_network_at_the_address()
    {
        await using var server = new BotServer().Give("getMe", new BotAnswer(401, """{"ok":false,"error_code":401,"description":"Unauthorized"}"""));
        using var host = new TelegramHost(server.BaseUrl);
        using var away = new TelegramHost("http://127.0.0.1:1/");
        var source = Of(("a", "group:-1"));

        Assert.Equal((false, "Telegram:Accounts:bot:Token"), await Finding(host, source));
        Assert.Equal((false, "Telegram:BaseUrl, Telegram:Proxy"), await Finding(away, source));

        static async Task<(bool, string)> Finding(TelegramHost host, Source source)
        {
            var finding = Assert.Single(await host.Get<IConnector>().CheckAsync(source, TestContext.Current.CancellationToken));
            return (finding.Ok, finding.Setting);
        }
    }
}
