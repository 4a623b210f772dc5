using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Options;
using SocialWatch.Channels;
using SocialWatch.Configuration;
using SocialWatch.Mentions;

namespace SocialWatch.Connectors.Facebook.Hooks;

/// <summary>
/// Takes what Facebook calls with: at least once, in any order, up to 36 hours late, up to 1000 changes in one body. Calls only shorten the wait, polling reconciles. A body of
/// which nothing is taken is counted at the door and never kept. Thread-safe.
/// </summary>
internal sealed class FacebookWebhook(UnionConfig config, FacebookFreshness freshness, IOptions<FacebookSettings> options, TimeProvider time) : IWebhook
{
    private readonly RecentRemovals _removals = new(time);

    public string Id => "facebook";

    public string? Challenge(Func<string, string?> query) =>
        query("hub.mode") == "subscribe" && FacebookSignature.Same(query("hub.verify_token"), options.Value.VerifyToken) ? query("hub.challenge") : null;

    public WebhookCheck Check(ReadOnlySpan<byte> body, Func<string, string?> header)
    {
        if (string.IsNullOrEmpty(options.Value.AppSecret))
        {
            return new(WebhookVerdict.Refuse, "no_secret");
        }

        if (!FacebookSignature.Matches(body, header(FacebookSignature.Header), options.Value.AppSecret))
        {
            return new(WebhookVerdict.Refuse, "signature");
        }

        if (Call(body) is not { } call)
        {
            return new(WebhookVerdict.Ignore, "malformed");
        }

        // The sender's own bytes say what it is: only what brings an item or a reason to look is worth keeping.
        var content = Read(call, remember: false);
        var kind = content.PassedOver.Keys.Order(StringComparer.Ordinal).FirstOrDefault() ?? "items";
        return new(content.Items.Count > 0 || content.PollNow.Count > 0 ? WebhookVerdict.Keep : WebhookVerdict.Ignore, kind);
    }

    public ValueTask<WebhookContent> ReadAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var content = Call(body.Span) is { } call ? Read(call, remember: true) : new([], new Dictionary<string, int> { ["malformed"] = 1 });
        freshness.Wake(content.PollNow);
        return ValueTask.FromResult(content);
    }

    private WebhookContent Read(FacebookCall call, bool remember)
    {
        var taken = new Taking();
        if (call.Object != "page")
        {
            // A permission that was taken away, a person who left the app: the next poll will say what it means.
            taken.Count(FacebookVerbs.Counted(call.Object));
            taken.Poll.UnionWith(call.Object == "permissions" ? config.Channels.Where(c => c.Kind is "facebook" or "messenger").Select(c => c.Id) : []);
            return taken.Content;
        }

        foreach (var raw in call.Entry ?? [])
        {
            if (Part(raw, FacebookHookJson.Default.FacebookEntry) is { Id: { Length: > 0 } page } entry)
            {
                Feed(entry, page, taken);
                Talks(entry, page, taken);
            }
            else
            {
                taken.Count("malformed");
            }
        }

        return Settled(taken, remember);
    }

    private void Feed(FacebookEntry entry, string page, Taking taken)
    {
        var channel = Find("facebook", page);
        var sent = HookTime.Of(entry.Time) ?? time.GetUtcNow();
        foreach (var field in entry.ChangedFields ?? [])
        {
            taken.Doorbell(channel, "changed/" + FacebookVerbs.Counted(field));
        }

        foreach (var raw in entry.Changes ?? [])
        {
            var change = Part(raw, FacebookHookJson.Default.FacebookChange);
            if (channel is null)
            {
                taken.Count("unregistered");
            }
            else if (change?.Value is not { } value)
            {
                taken.Doorbell(channel, change is null ? "malformed" : "no_value");
            }
            else if (change.Field == "feed")
            {
                taken.Add(FacebookFeedReader.Read(value, channel, page, sent), channel);
            }
            else if (change.Field == "mention")
            {
                taken.Doorbell(channel, "mention");
            }
            else
            {
                taken.Count("field/" + FacebookVerbs.Counted(change.Field));
            }
        }
    }

    private void Talks(FacebookEntry entry, string page, Taking taken)
    {
        var channel = Find("messenger", page);
        foreach (var raw in (entry.Messaging ?? []).Concat(entry.Standby ?? []))
        {
            if (channel is null)
            {
                taken.Count("unregistered");
            }
            else if (raw.ValueKind != JsonValueKind.Object || Part(raw, FacebookHookJson.Default.FacebookTalk) is not { } talk)
            {
                taken.Count("malformed");
            }
            else
            {
                taken.Add(FacebookTalkReader.Read(talk, raw, channel, page, options.Value.AppId), channel);
            }
        }
    }

    /// <summary>What was removed is not brought back by a call that is older and came later.</summary>
    private WebhookContent Settled(Taking taken, bool remember)
    {
        foreach (var gone in taken.Items.Where(i => remember && i.Change == ItemChange.Removed))
        {
            _removals.Add(gone.Channel, gone.ExternalId);
        }

        var late = taken.Items.RemoveAll(i => i.Change != ItemChange.Removed && _removals.Has(i.Channel, i.ExternalId));
        taken.Count("removed_before", late);
        return taken.Content;
    }

    private Channel? Find(string kind, string page) => config.Channels.FirstOrDefault(c => c.Kind == kind && c.Source == page);

    private static FacebookCall? Call(ReadOnlySpan<byte> body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, FacebookHookJson.Default.FacebookCall);
        }
        catch (JsonException)
        {
            return null; // the exception quotes the body: it goes no further
        }
    }

    private static T? Part<T>(JsonElement raw, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return raw.Deserialize(type);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed class Taking
    {
        private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);

        public List<FetchedItem> Items { get; } = [];

        public HashSet<string> Poll { get; } = new(StringComparer.Ordinal);

        public WebhookContent Content => new(Items, _counts) { PollNow = [.. Poll.Order(StringComparer.Ordinal)] };

        public void Add(FeedReading reading, Channel channel)
        {
            if (reading.Item is { } item)
            {
                Items.Add(item);
            }
            else
            {
                Count(reading.Kind);
            }

            if (reading.Poll)
            {
                Poll.Add(channel.Id);
            }
        }

        public void Doorbell(Channel? channel, string kind)
        {
            Count(channel is null ? "unregistered" : kind);
            if (channel is not null)
            {
                Poll.Add(channel.Id);
            }
        }

        public void Count(string kind, int count = 1)
        {
            if (count > 0)
            {
                _counts[kind] = _counts.GetValueOrDefault(kind) + count;
            }
        }
    }
}
