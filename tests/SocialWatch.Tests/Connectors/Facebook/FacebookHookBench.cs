using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using SocialWatch.Channels;
using SocialWatch.Connectors.Facebook;
using SocialWatch.Connectors.Facebook.Hooks;
using SocialWatch.Tests.EndToEnd;
using SocialWatch.Tests.Kit;

namespace SocialWatch.Tests.Connectors.Facebook;

/// <summary>The webhook alone, with a page and its conversations registered.</summary>
internal sealed class FacebookHookBench
{
    public const string Page = "1234567890321";
    public const string Inbox = "12345654332";
    public const string Secret = "khoa-bi-mat";

    public static readonly DateTimeOffset Now = new(2026, 11, 20, 8, 0, 0, TimeSpan.Zero);

    public FacebookHookBench()
    {
        Freshness = new(Clock);
        Hook = new(
            DemoTerminal.Config with
            {
                Channels =
                [
                    new() { Id = "fb", Kind = "facebook", Name = "Trang", Unit = "tinh", Source = Page },
                    new() { Id = "fb-hop-thu", Kind = "messenger", Name = "Hộp thư", Unit = "tinh", Source = Inbox },
                ],
            },
            Freshness, Options.Create(Settings), Clock);
    }

    public FacebookSettings Settings { get; } = new() { AppSecret = Secret, AppId = "4242", VerifyToken = "mot-cau-rieng" };

    public TestClock Clock { get; } = new(Now);

    public FacebookFreshness Freshness { get; }

    public FacebookWebhook Hook { get; }

    public static byte[] Fixture(string name) => Encoding.UTF8.GetBytes(FacebookPageStub.Fixture(name));

    public WebhookCheck Check(byte[] body, string? signature = null) =>
        Hook.Check(body, name => name == "X-Hub-Signature-256" ? signature ?? FacebookSignature.Of(body, Secret) : null);

    public ValueTask<WebhookContent> ReadAsync(byte[] body) => Hook.ReadAsync(body, TestContext.Current.CancellationToken);

    /// <summary>A call with one change of the page's feed.</summary>
    public static byte[] Feed(JsonObject value, string field = "feed", string page = Page) => Bytes(new JsonObject
    {
        ["object"] = "page",
        ["entry"] = new JsonArray(new JsonObject
        {
            ["id"] = page, ["time"] = Now.ToUnixTimeSeconds(), ["changes"] = new JsonArray(new JsonObject { ["field"] = field, ["value"] = value.DeepClone() }),
        }),
    });

    public static byte[] Bytes(JsonNode node) => Encoding.UTF8.GetBytes(node.ToJsonString());

    public static JsonObject Comment(string verb = "add", string id = "5001_90", string? message = "tháng này chưa có lương", string author = "77") => new()
    {
        ["item"] = "comment", ["verb"] = verb, ["comment_id"] = id, ["post_id"] = Page + "_5001", ["parent_id"] = Page + "_5001",
        ["from"] = new JsonObject { ["id"] = author, ["name"] = "Tên Riêng" }, ["created_time"] = Now.AddMinutes(-5).ToUnixTimeSeconds(), ["message"] = message,
    };
}
