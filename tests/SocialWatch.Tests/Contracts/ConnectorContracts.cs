using SocialWatch.Connectors.Facebook;
using SocialWatch.Connectors.Import;
using SocialWatch.Connectors.Telegram;
using SocialWatch.Connectors.TipLine;
using SocialWatch.Connectors.Website;
using SocialWatch.Connectors.Zalo;
using SocialWatch.Tests.Connectors.Facebook;
using SocialWatch.Tests.Connectors.Zalo;
using SocialWatch.Tests.Kit;

namespace SocialWatch.Tests.Contracts;

/// <summary>Facebook under the contract.</summary>
public sealed class FacebookConnectorContract : ConnectorContract
{
    internal override ConnectorRig Rig { get; } = new(
        new FacebookModule(),
        address => new Dictionary<string, string?>
        {
            ["Facebook:BaseUrl"] = address.ToString(), ["Facebook:Accounts:main:Token"] = FacebookPageStub.Token, ["Facebook:AppSecret"] = "bi-mat-cua-ung-dung", ["Facebook:RetryMilliseconds"] = "0",
        },
        _ => FacebookPageStub.OurSource)
    {
        Healthy = Page,
        Unchanged = Page,
        Empty = stub => stub.On("/published_posts", StubReply.Json("""{"data":[]}""")),
        Secrets = [FacebookPageStub.Token, "bi-mat-cua-ung-dung", "access_token", "appsecret_proof", "900700500300100"],
    };

    /// <summary>The connector runs on the real clock here; what was published once keeps its time, or the next poll would find it changed when a second has passed.</summary>
    private static readonly DateTimeOffset Published = TimeProvider.System.GetUtcNow().AddHours(-2);

    private static void Page(StubHttp stub)
    {
        stub.On("/published_posts", StubReply.Json(FacebookPageStub.List([FacebookPageStub.PostOf(FacebookPageStub.Post, Published, 1)], null)))
            .On("/comments", StubReply.Json(FacebookPageStub.List([FacebookPageStub.CommentOf("5001_1", "900700500300100")], null)));
    }
}

/// <summary>Websites under the contract.</summary>
public sealed class WebsiteConnectorContract : ConnectorContract
{
    internal override ConnectorRig Rig { get; } = new(
        new WebsiteModule(),
        _ => new Dictionary<string, string?> { ["Website:RetryMilliseconds"] = "0" },
        address => new("website/", "website", "", [new() { Id = "web", Kind = "website", Name = "Web", Unit = "tinh", Source = new Uri(address, "/rss?key=khoa-rieng-cua-nguon").ToString() }]))
    {
        Healthy = Feed,
        Unchanged = Feed,
        Empty = stub => stub.On("/rss", StubReply.Html("<rss><channel/></rss>")),
        Secrets = ["khoa-rieng-cua-nguon"],
    };

    private static void Feed(StubHttp stub) => stub.On("/rss", StubReply.Html(
        "<rss><channel><item><guid>1</guid><title>a</title><pubDate>2026-11-16T08:00:00Z</pubDate></item><item><guid>2</guid><title>b</title><pubDate>2026-11-16T08:00:00Z</pubDate></item></channel></rss>"));
}

/// <summary>Imports under the contract: no network, nothing to poll.</summary>
public sealed class ImportConnectorContract : ConnectorContract
{
    internal override ConnectorRig Rig { get; } = new(
        new ImportModule(), _ => new Dictionary<string, string?>(), _ => new("import/", "import", "", [new() { Id = "nhap", Kind = "import", Name = "Nhập", Unit = "tinh" }]));
}

/// <summary>Telegram under the contract.</summary>
public sealed class TelegramConnectorContract : ConnectorContract
{
    private const string Token = "123456789:AAtestsecret_secret_secret_secret00";

    internal override ConnectorRig Rig { get; } = new(
        new TelegramModule(),
        address => new Dictionary<string, string?> { ["Telegram:BaseUrl"] = address.ToString(), ["Telegram:Accounts:main:Token"] = Token },
        _ => new("telegram/main", "telegram", "main", [new() { Id = "nhom", Kind = "telegram", Name = "Nhóm", Unit = "tinh", Source = "group:-1009001", Account = "main" }]))
    {
        Healthy = stub => stub.On("/getUpdates", StubReply.Json($$"""{"ok":true,"result":[{{Update(1)}},{{Update(2)}}]}"""), StubReply.Json(Nothing)),
        Unchanged = stub => stub.On("/getUpdates", StubReply.Json(Nothing)),
        Empty = stub => stub.On("/getUpdates", StubReply.Json(Nothing)),
        Secrets = [Token, "AAtestsecret", "Họ Tên Riêng", "900700500300100"],
    };

    private const string Nothing = """{"ok":true,"result":[]}""";

    private static string Update(int id) =>
        $$"""
        {"update_id":{{id}},"message":{"from":{"id":900700500300100,"is_bot":false,"first_name":"Họ Tên Riêng"},
        "chat":{"id":-1009001,"type":"supergroup","title":"N"},"date":1794700000,"text":"ca đêm lạnh quá","message_id":{{id}} } }
        """;
}

/// <summary>Zalo under the contract, with a token of the settings: there is no store here.</summary>
public sealed class ZaloConnectorContract : ConnectorContract
{
    private const string Token = "ma-truy-cap-bi-mat";

    internal override ConnectorRig Rig { get; } = new(
        new ZaloModule(),
        address => new Dictionary<string, string?>
        {
            ["Zalo:BaseUrl"] = address.ToString(), ["Zalo:OAuthUrl"] = address.ToString(), ["Zalo:AppId"] = ZaloBench.AppId, ["Zalo:AppSecret"] = "bi-mat-cua-ung-dung",
            ["Zalo:Accounts:oa:OaId"] = ZaloBench.OaId, ["Zalo:Accounts:oa:AccessToken"] = Token, ["Zalo:RetryMilliseconds"] = "0",
        },
        _ => new("zalo/oa", "zalo", "oa", [ZaloBench.Chats]))
    {
        Healthy = Two,
        Unchanged = Two,
        Empty = stub => stub.On("/v2.0/oa/listrecentchat", StubReply.Json(ZaloBench.List())),
        Secrets = [Token, "bi-mat-cua-ung-dung", "Họ Tên Riêng", "900700500300100"],
    };

    /// <summary>The connector runs on the real clock here; what was written once keeps its time.</summary>
    private static readonly DateTimeOffset Written = TimeProvider.System.GetUtcNow();

    private static void Two(StubHttp stub)
    {
        var now = Written;
        stub.On("/v2.0/oa/listrecentchat", StubReply.Json(ZaloBench.List(ZaloBench.Message("m2", now.AddMinutes(-1)), ZaloBench.Message("m1", now.AddMinutes(-2)))));
    }
}

/// <summary>Places without an API under the contract: no network, nothing to poll.</summary>
public sealed class TipLineConnectorContract : ConnectorContract
{
    internal override ConnectorRig Rig { get; } = new(
        new TipLineModule(), _ => new Dictionary<string, string?>(), _ => new("tipline/", "tipline", "", [new() { Id = "fb-nhom", Kind = "tipline", Name = "Nhóm", Unit = "tinh" }]));
}
