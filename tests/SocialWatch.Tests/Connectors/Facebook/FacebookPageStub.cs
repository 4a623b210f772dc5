using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using SocialWatch.Channels;
using SocialWatch.Connectors.Facebook;
using SocialWatch.Tests.Kit;

namespace SocialWatch.Tests.Connectors.Facebook;

/// <summary>A page of Graph answers on a real server, and the connector that reads it.</summary>
internal sealed class FacebookPageStub : IAsyncDisposable
{
    public const string Page = "1000001";
    public const string Token = "EAAGsecretpagetoken0000000000";
    public const string Post = Page + "_5001";

    public static readonly DateTimeOffset Now = new(2026, 11, 20, 8, 0, 0, TimeSpan.Zero);

    private FacebookPageStub(StubHttp http, TimeProvider time, (string, string?)[] settings)
    {
        Http = http;
        Host = new(
            new FacebookModule(),
            Settings(http.Address, settings),
            time);
    }

    private static Dictionary<string, string?> Settings(Uri address, (string Key, string? Value)[] change)
    {
        // What others post and the pace are turned on by the tests about them.
        var settings = new Dictionary<string, string?>
        {
            ["Facebook:BaseUrl"] = address.ToString(), ["Facebook:Accounts:main:Token"] = Token, ["Facebook:RetryMilliseconds"] = "0", ["Facebook:VisitorMinutes"] = "0",
            ["Facebook:TaggedMinutes"] = "0", ["Facebook:QuietMinutes"] = "0",
        };
        foreach (var (key, value) in change)
        {
            settings[key] = value;
        }

        return settings;
    }

    public StubHttp Http { get; }
    public ConnectorHost Host { get; }
    public static Channel OurPage { get; } = new() { Id = "fb-tinh", Kind = "facebook", Name = "Trang", Unit = "tinh", Source = Page, Account = "main" };
    public static Source OurSource { get; } = new("facebook/main", "facebook", "main", [OurPage]);

    public static Task<FacebookPageStub> StartAsync(params (string, string?)[] settings) => StartAsync(new TestClock(Now), settings);

    public static async Task<FacebookPageStub> StartAsync(TimeProvider time, params (string, string?)[] settings) =>
        new(await StubHttp.StartAsync(), time, settings);

    /// <summary>A feed that is one page of posts.</summary>
    public FacebookPageStub Feed(params JsonObject[] posts)
    {
        Http.On("/published_posts", StubReply.Json(List(posts, null)));
        return this;
    }

    /// <summary>The answers of a post's thread, one after the other.</summary>
    public FacebookPageStub Thread(string post, params StubReply[] replies)
    {
        Http.On($"/{post}/comments", replies);
        return this;
    }

    public static JsonObject PostOf(string id, DateTimeOffset at, long? comments, string? message = "bài của trang", DateTimeOffset? updated = null) => new()
    {
        ["id"] = id, ["message"] = message, ["created_time"] = Wire(at), ["updated_time"] = Wire(updated ?? at), ["from"] = new JsonObject { ["id"] = Page },
        ["comments"] = comments is null ? null : new JsonObject { ["data"] = new JsonArray(), ["summary"] = new JsonObject { ["total_count"] = comments } },
        ["reactions"] = new JsonObject { ["data"] = new JsonArray(), ["summary"] = new JsonObject { ["total_count"] = 4 } },
        ["shares"] = new JsonObject { ["count"] = 2 },
    };

    public static JsonObject CommentOf(string id, string? author = "77", string? message = "cho em hỏi", string? parent = null)
    {
        var comment = new JsonObject { ["id"] = id, ["created_time"] = Wire(Now.AddHours(-1)) };
        if (message is not null)
        {
            comment["message"] = message;
        }

        if (author is not null)
        {
            comment["from"] = new JsonObject { ["id"] = author, ["name"] = "Tên Riêng" };
        }

        if (parent is not null)
        {
            comment["parent"] = new JsonObject { ["id"] = parent };
        }

        return comment;
    }

    /// <summary>A list answer; with a cursor it has a next page whose address carries the token, like the real ones.</summary>
    public static string List(IEnumerable<JsonNode> items, string? after) => new JsonObject
    {
        ["data"] = new JsonArray([.. items]),
        ["paging"] = after is null
            ? new JsonObject { ["cursors"] = new JsonObject { ["before"] = "b", ["after"] = "z" } }
            : new JsonObject
            {
                ["cursors"] = new JsonObject { ["before"] = "b", ["after"] = after },
                ["next"] = $"https://graph.facebook.com/v25.0/x?access_token={Token}&after={after}",
            },
    }.ToJsonString();

    public static string Wire(DateTimeOffset at) => at.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture) + "+0000";

    public static string Fixture(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Fixtures", "facebook", name + ".json"), Encoding.UTF8);

    /// <summary>Nothing that was said or thrown holds the token.</summary>
    public void AssertNoSecret(params string[] texts) =>
        Assert.All([.. Host.Lines, .. texts], text =>
        {
            Assert.DoesNotContain(Token, text, StringComparison.Ordinal);
            Assert.DoesNotContain("access_token", text, StringComparison.Ordinal);
        });

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await Http.DisposeAsync();
    }
}
