using SocialWatch.Connectors.Facebook;
using SocialWatch.Connectors.Facebook.Messenger;
using SocialWatch.Connectors.Import;
using SocialWatch.Connectors.Telegram;
using SocialWatch.Connectors.TipLine;
using SocialWatch.Connectors.Website;
using SocialWatch.Connectors.WordPress;
using SocialWatch.Connectors.YouTube;
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
        Empty = stub => stub.On("/published_posts", StubReply.Json(Nothing)).On("/visitor_posts", StubReply.Json(Nothing)).On("/tagged", StubReply.Json(Nothing)),
        Secrets = [FacebookPageStub.Token, "bi-mat-cua-ung-dung", "access_token", "appsecret_proof", "900700500300100"],
    };

    private const string Nothing = """{"data":[]}""";

    /// <summary>The connector runs on the real clock here; what was published once keeps its time, or the next poll would find it changed when a second has passed.</summary>
    private static readonly DateTimeOffset Published = TimeProvider.System.GetUtcNow().AddHours(-2);

    private static void Page(StubHttp stub)
    {
        stub.On("/visitor_posts", StubReply.Json(Nothing)).On("/tagged", StubReply.Json(Nothing));
        stub.On("/published_posts", StubReply.Json(FacebookPageStub.List([FacebookPageStub.PostOf(FacebookPageStub.Post, Published, 1)], null)))
            .On("/comments", StubReply.Json(FacebookPageStub.List([FacebookPageStub.CommentOf("5001_1", "900700500300100")], null)));
    }
}

/// <summary>The conversations of a page under the contract.</summary>
public sealed class MessengerConnectorContract : ConnectorContract
{
    private const string Nothing = """{"data":[]}""";

    private static readonly DateTimeOffset Today = TimeProvider.System.GetUtcNow().AddHours(-2);

    internal override ConnectorRig Rig { get; } = new(
        new MessengerModule(),
        address => new Dictionary<string, string?>
        {
            ["Facebook:BaseUrl"] = address.ToString(), ["Facebook:Accounts:main:Token"] = FacebookPageStub.Token, ["Facebook:AppSecret"] = "bi-mat-cua-ung-dung", ["Facebook:RetryMilliseconds"] = "0",
        },
        _ => new("messenger/main", "messenger", "main", [FacebookPageStub.OurPage with { Id = "fb-hop-thu", Kind = "messenger" }]))
    {
        Healthy = Two,
        Unchanged = Two,
        Empty = stub => stub.On("/conversations", StubReply.Json(Nothing)),
        Secrets = [FacebookPageStub.Token, "bi-mat-cua-ung-dung", "access_token", "appsecret_proof", "900700500300100", "t_900700", "Họ Tên Riêng"],
    };

    private static void Two(StubHttp stub) => stub
        .On("/conversations", StubReply.Json($$"""{"data":[{"id":"t_900700","updated_time":"{{FacebookPageStub.Wire(Today)}}"}]}"""))
        .On("/t_900700/messages", StubReply.Json($$$"""{"data":[{{{Message("m_2", FacebookPageStub.Page, "900700500300100")}}},{{{Message("m_1", "900700500300100", FacebookPageStub.Page)}}}]}"""));

    private static string Message(string id, string from, string to) =>
        $$$"""{"id":"{{{id}}}","created_time":"{{{FacebookPageStub.Wire(Today)}}}","message":"{{{id}}}","from":{"id":"{{{from}}}","name":"Họ Tên Riêng"},"to":{"data":[{"id":"{{{to}}}"}]}}""";
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

/// <summary>WordPress under the contract.</summary>
public sealed class WordPressConnectorContract : ConnectorContract
{
    internal override ConnectorRig Rig { get; } = new(
        new WordPressModule(),
        _ => new Dictionary<string, string?>
        {
            ["WordPress:RetryMilliseconds"] = "0", ["WordPress:Accounts:bt:User"] = "bientap", ["WordPress:Accounts:bt:Password"] = "mat-khau-ung-dung",
        },
        address => new("wordpress/bt", "wordpress", "bt", [new() { Id = "web", Kind = "wordpress", Name = "Web", Unit = "tinh", Source = address.ToString(), Account = "bt" }]))
    {
        Healthy = Two,
        Unchanged = Two,
        Empty = stub => stub.On("/wp-json/wp/v2/comments", StubReply.Json("[]")),
        Secrets = ["mat-khau-ung-dung", "Họ Tên Riêng", "900700500300100"],
    };

    private static void Two(StubHttp stub) => stub.On("/wp-json/wp/v2/comments", StubReply.Json(
        """
        [{"id":1,"post":4,"parent":0,"author":900700500300100,"author_name":"Họ Tên Riêng","date_gmt":"2026-11-16T01:00:00","content":{"rendered":"<p>a</p>"}},
         {"id":2,"post":4,"parent":1,"author":900700500300100,"author_name":"Họ Tên Riêng","date_gmt":"2026-11-16T02:00:00","content":{"rendered":"<p>b</p>"}}]
        """));
}

/// <summary>YouTube under the contract.</summary>
public sealed class YouTubeConnectorContract : ConnectorContract
{
    internal override ConnectorRig Rig { get; } = new(
        new YouTubeModule(),
        address => new Dictionary<string, string?> { ["YouTube:BaseUrl"] = address.ToString(), ["YouTube:Accounts:yt:ApiKey"] = "AIzaKeyOfTheContract0000000000", ["YouTube:RetryMilliseconds"] = "0" },
        _ => new("youtube/yt", "youtube", "yt", [new() { Id = "yt", Kind = "youtube", Name = "YT", Unit = "tinh", Source = "UCcongdoan", Account = "yt" }]))
    {
        Healthy = Two,
        Unchanged = Two,
        Empty = stub => stub.On("/youtube/v3/commentThreads", StubReply.Json("""{"items":[]}""")),
        Secrets = ["AIzaKeyOfTheContract", "Họ Tên Riêng", "UC900700500300100"],
    };

    private static void Two(StubHttp stub)
    {
        // The connector runs on the real clock here.
        var at = TimeProvider.System.GetUtcNow().AddHours(-3).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);
        string Said(string id) =>
            $$$"""{"id":"{{{id}}}","snippet":{"textDisplay":"a","authorDisplayName":"Họ Tên Riêng","authorChannelId":{"value":"UC900700500300100"},"likeCount":1,"publishedAt":"{{{at}}}","updatedAt":"{{{at}}}"}}""";
        stub.On("/youtube/v3/commentThreads", StubReply.Json(
            $$$"""{"items":[{"id":"T1","snippet":{"videoId":"v","totalReplyCount":1,"topLevelComment":{{{Said("T1")}}}},"replies":{"comments":[{{{Said("T1.1")}}}]}}]}"""));
    }
}
