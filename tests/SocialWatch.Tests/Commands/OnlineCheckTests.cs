using System.Text.Json;
using SocialWatch.Commands;
using SocialWatch.Simulator;

namespace SocialWatch.Tests.Commands;

/// <summary><c>check-config --online</c> with the finished program's modules against the simulated networks: each wrong setting is named, and only that one.</summary>
public sealed class OnlineCheckTests
{
    private const string World =
        """
        { "name": "kiem-tra", "start": "2026-11-09T00:00:00+07:00", "end": "2026-11-20T00:00:00+07:00",
          "bots": [{ "token": "7000000001:AAsimulated_bot_token_for_tests_000", "username": "cong_doan_bot" }],
          "chats": [{ "id": -1001000000001, "type": "supergroup", "title": "Nhóm", "bot": "cong_doan_bot" }],
          "oas": [{ "id": "388613280878808645", "name": "Công đoàn tỉnh", "app_id": "360846524940903967", "app_secret": "bi-mat-app", "oa_secret": "khoa-oa",
                    "access_token": "AT-sim", "refresh_token": "RT-sim", "redirect_uri": "https://nghe.congdoan.example/zalo", "groups": ["f414c8f76fa586fbdfb4"] }],
          "sites": [{ "id": "trang", "kind": "wordpress", "user": "bientap", "password": "mat khau ung dung" }, { "id": "UCcongdoan", "kind": "youtube", "api_key": "AIzaSimulatedKeyForTests0000000000" }],
          "people": [],
          "events": [{ "at": "d1 00:00", "kind": "web_post", "site": "trang", "text": "Thông báo" }] }
        """;

    private static Dictionary<string, string> Settings(Uri at) => new()
    {
        ["Telegram:BaseUrl"] = at.ToString(), ["Telegram:Accounts:bot:Token"] = "7000000001:AAsimulated_bot_token_for_tests_000", ["Telegram:TimeoutSeconds"] = "5",
        ["Zalo:BaseUrl"] = at.ToString(), ["Zalo:OAuthUrl"] = at.ToString(), ["Zalo:AppId"] = "360846524940903967", ["Zalo:AppSecret"] = "bi-mat-app",
        ["Zalo:RedirectUri"] = "https://nghe.congdoan.example/zalo", ["Zalo:RetryMilliseconds"] = "0", ["Zalo:Accounts:tinh:OaId"] = "388613280878808645",
        ["Zalo:Accounts:tinh:AccessToken"] = "AT-sim", ["Zalo:Bot:BaseUrl"] = new Uri(at, "zalobot/").ToString(), ["Zalo:Bot:Token"] = "2000000001:simulated-zalo-bot",
        ["Website:RetryMilliseconds"] = "0", ["WordPress:RetryMilliseconds"] = "0", ["WordPress:Accounts:bt:User"] = "bientap", ["WordPress:Accounts:bt:Password"] = "mat khau ung dung",
        ["YouTube:BaseUrl"] = at.ToString(), ["YouTube:RetryMilliseconds"] = "0", ["YouTube:Accounts:yt:ApiKey"] = "AIzaSimulatedKeyForTests0000000000",
    };

    private static Dictionary<string, (string Kind, string Source, string Account)> Channels(Uri at) => new()
    {
        ["tg"] = ("telegram", "group:-1001000000001", "bot"), ["oa"] = ("zalo", "oa", "tinh"), ["zn"] = ("zalo", "group:f414c8f76fa586fbdfb4", "tinh"),
        ["web"] = ("website", new Uri(at, "site/trang/feed").ToString(), ""), ["wp"] = ("wordpress", new Uri(at, "site/trang").ToString(), "bt"), ["yt"] = ("youtube", "UCcongdoan", "yt"),
        ["nhom"] = ("tipline", "", ""),
    };

    /// <summary>Exit code and errors of the check with one thing changed: a setting, or the source of a channel (<c>#id</c>).</summary>
    private static async Task<(int Code, List<string> Fields, string Out)> CheckAsync(string? key, string? value)
    {
        await using var world = await SimulatorServer.StartAsync(Scenario.Parse(World, "kiem-tra.json"), 0, TestContext.Current.CancellationToken);
        var (settings, channels) = (Settings(world.BaseUrl), Channels(world.BaseUrl));
        var given = value?.Replace("HERE/", world.BaseUrl.ToString(), StringComparison.Ordinal);
        if (key?.StartsWith('#') == true)
        {
            channels[key[1..]] = channels[key[1..]] with { Source = given! };
        }
        else if (key is not null)
        {
            settings[key] = given!;
        }

        using var terminal = new Terminal();
        terminal.Configure("appsettings.json", JsonSerializer.Serialize(settings));
        terminal.Configure("channels.json", JsonSerializer.Serialize(channels.Select(c => new Dictionary<string, string>
        {
            ["id"] = c.Key, ["kind"] = c.Value.Kind, ["name"] = c.Key, ["unit"] = "lien-doan", ["ownership"] = "owned", ["source"] = c.Value.Source, ["account"] = c.Value.Account,
        }.Where(p => p.Value.Length > 0).ToDictionary())));
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var host = new VerbHost { Output = output, Error = error, EnableDefaultExceptionHandler = false };
        var root = new CommandLineRoot(VerbDiscovery.Find(typeof(ICommandVerb).Assembly), host);
        var code = await root.InvokeAsync(["check-config", "--online", "--json", "--config", terminal.Config, "--data", terminal.Data], TestContext.Current.CancellationToken);
        Assert.Equal("", error.ToString());
        var text = output.ToString();
        return (code, [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement.GetProperty("field").GetString()!)], text);
    }

    [Fact]
    public async Task Right_settings_of_every_network_are_good()
    {
        var (code, fields, said) = await CheckAsync(null, null);
        Assert.True(code == 0 && fields.Count == 0, said);
    }

    [Theory]
    [InlineData("Telegram:Accounts:bot:Token", "7000000001:AAanother_token_of_somebody_else00", "Telegram:Accounts:bot:Token")]
    [InlineData("Telegram:BaseUrl", "http://127.0.0.1:1/", "Telegram:BaseUrl, Telegram:Proxy")]
    [InlineData("Telegram:Proxy", "http://127.0.0.1:1/", "Telegram:BaseUrl, Telegram:Proxy")]
    [InlineData("#tg", "group:-1009999999999", "channels.json tg.source")]
    [InlineData("Zalo:AppSecret", "sai", "Zalo:AppSecret")]
    [InlineData("Zalo:AppId", "111111111111111111", "Zalo:AppId")]
    [InlineData("Zalo:Accounts:tinh:OaId", "999999999999999999", "Zalo:Accounts:tinh:OaId")]
    [InlineData("Zalo:Accounts:tinh:AccessToken", "AT-khac", "Zalo:Accounts:tinh")]
    [InlineData("Zalo:Bot:Token", "2000000001:khong-dung-ma", "Zalo:Bot:Token")]
    [InlineData("#zn", "group:khongco", "channels.json zn.source")]
    [InlineData("#web", "HERE/site/khongco/feed", "channels.json web.source")]
    [InlineData("WordPress:Accounts:bt:Password", "không đúng", "WordPress:Accounts:bt:Password")]
    [InlineData("#wp", "HERE/site/khongco", "channels.json wp.source")]
    [InlineData("YouTube:Accounts:yt:ApiKey", "AIzaAnotherKeyOfSomebodyElse000000", "YouTube:Accounts:yt:ApiKey")]
    [InlineData("#yt", "UCkhongco", "channels.json yt.source")]
    public async Task A_wrong_setting_is_named_alone_and_its_secret_is_not_shown(string key, string value, string named)
    {
        var (code, fields, said) = await CheckAsync(key, value);
        Assert.Equal(1, code);
        Assert.NotEmpty(fields);
        Assert.All(fields, f => Assert.StartsWith(named, f, StringComparison.Ordinal));
        if (!key.StartsWith('#') && !key.EndsWith("Url", StringComparison.Ordinal) && !key.EndsWith("Id", StringComparison.Ordinal) && !key.EndsWith("Proxy", StringComparison.Ordinal))
        {
            Assert.DoesNotContain(value, said, StringComparison.Ordinal);
        }
    }
}
