using System.Text;
using System.Text.Json;
using SocialWatch.Channels;
using SocialWatch.Mentions;
using SocialWatch.Tests.Pipeline;

namespace SocialWatch.Tests.Webhooks;

/// <summary>A platform with the simplest of webhooks: a header that says it is the platform, a body that lists comments.</summary>
internal sealed class PlainHook(Bench bench) : IWebhook
{
    public string Id => "plain";

    public string? Challenge(Func<string, string?> query) => query("token") == "ok" ? query("challenge") : null;

    public WebhookCheck Check(ReadOnlySpan<byte> body, Func<string, string?> header) => header("X-Sign") switch
    {
        "good" => new(body.Length == 0 ? WebhookVerdict.Ignore : WebhookVerdict.Keep, "ok"),
        _ => new(WebhookVerdict.Refuse, "signature"),
    };

    public ValueTask<WebhookContent> ReadAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        using var json = JsonDocument.Parse(body);
        List<FetchedItem> items = [.. json.RootElement.EnumerateArray().Select(e => bench.Comment(e.GetProperty("id").GetString()!, e.GetProperty("text").GetString()!, e.GetProperty("by").GetString()))];
        // An item with an empty channel is one that the pipeline refuses with a fault, not with a reason.
        return new(new WebhookContent([.. items.Select(i => i.Text == "FAULT" ? i with { Channel = null! } : i)], new Dictionary<string, int> { ["other"] = 1 }) { PollNow = [Bench.Page] });
    }

    public static byte[] Body(params (string Id, string Text)[] items) =>
        Encoding.UTF8.GetBytes(JsonSerializer.Serialize(items.Select(i => new { id = i.Id, text = i.Text, by = "AUTHORKEY" + i.Id })));
}
