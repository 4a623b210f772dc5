using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Extensions.Options;
using SocialWatch.Channels;
using SocialWatch.Configuration;
using SocialWatch.Mentions;

namespace SocialWatch.Connectors.Zalo;

/// <summary>
/// Takes what Zalo calls with: at least once, in any order, up to an hour late. A member's message becomes the same item that polling brings; a message that a person of
/// ours typed in Zalo's manager is an own item and stops a clock; echoes of what programs sent are counted. Thread-safe.
/// </summary>
internal sealed partial class ZaloWebhook(UnionConfig config, ZaloStaff staff, IOptions<ZaloSettings> options, TimeProvider time, ILogger<ZaloWebhook> log) : IWebhook
{
    private const string Header = "X-ZEvent-Signature";

    /// <summary>The clock of the platform may run ahead of ours by so much.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<string, bool> _seenVariants = new(StringComparer.Ordinal);

    public string Id => "zalo";

    /// <summary>Zalo asks no question; it looks for a file of its own on the site.</summary>
    public string? Challenge(Func<string, string?> query) => null;

    public WebhookCheck Check(ReadOnlySpan<byte> body, Func<string, string?> header)
    {
        if (ZaloSignature.TimestampIn(body) is not { } stamp)
        {
            return new(WebhookVerdict.Refuse, "no_timestamp");
        }

        // A few servers have seen the time in a header of its own: it is tried after the body's.
        var variant = ZaloSignature.Match(body, header(Header), stamp, Signers())
            ?? (header("X-ZEvent-Timestamp") is { Length: > 0 } other ? ZaloSignature.Match(body, header(Header), other, Signers()) : null);
        if (variant is null)
        {
            return new(WebhookVerdict.Refuse, "signature");
        }

        if (_seenVariants.TryAdd(variant, true))
        {
            Signed(log, variant);
        }

        // There is no nonce. What is repeated inside the window is the same item; beyond it nothing is taken.
        var now = time.GetUtcNow();
        if (ZaloSignature.Time(stamp) is not { } at || at < now - TimeSpan.FromHours(options.Value.WebhookHours) || at > now + Skew)
        {
            return new(WebhookVerdict.Refuse, "old");
        }

        var name = ZaloSignature.EventIn(body);
        return ZaloEvents.KindOf(name) == ZaloEventKind.Other ? new(WebhookVerdict.Ignore, ZaloEvents.Counted(name)) : new(WebhookVerdict.Keep, ZaloEvents.Counted(name));
    }

    public ValueTask<WebhookContent> ReadAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        if (JsonSerializer.Deserialize(body.Span, ZaloEventJson.Default.ZaloEvent) is not { } call)
        {
            return ValueTask.FromResult(Passed("malformed"));
        }

        return ValueTask.FromResult(ZaloEvents.KindOf(call.EventName) switch
        {
            ZaloEventKind.FromMember => Item(call, call.Recipient?.Id ?? call.OaId, call.Sender?.Id, own: false),
            ZaloEventKind.FromVisitor => Item(
                call, call.Recipient?.Id ?? call.OaId, call.Sender?.Id is { } visitor ? ZaloVisitor.Of(visitor, call.Message?.ConversationId) : null, own: false),
            ZaloEventKind.FromAccount when call.Sender?.AdminId is null => Passed("echo"),
            ZaloEventKind.FromAccount => Item(call, call.Sender?.Id ?? call.OaId, call.Recipient?.Id, own: true),
            ZaloEventKind.InGroup => InGroup(call),
            ZaloEventKind.Withdrawn => Withdrawn(call),
            ZaloEventKind.Revoked => Passed("permission_revoked") with { PollNow = [.. ChatsOf(call.OaId).Select(c => c.Id)] },
            _ => Passed(ZaloEvents.Counted(call.EventName)),
        });
    }

    private WebhookContent Item(ZaloEvent call, string? oa, string? person, bool own) =>
        ChatsOf(oa).FirstOrDefault() is not { } channel ? Passed("unregistered")
        : call.Message?.MsgId is not { Length: > 0 } id || ZaloSignature.Time(call.Timestamp) is not { } at || string.IsNullOrEmpty(person) ? Passed("malformed")
        : Only(ZaloMap.Item(channel, id, at, call.Message.Text, own, person, own ? null : person));

    /// <summary>Zalo names who asked as the sender; some documents show the field of the user alone.</summary>
    private WebhookContent Withdrawn(ZaloEvent call) =>
        ChatsOf(call.OaId ?? call.Recipient?.Id).FirstOrDefault() is not { } channel ? Passed("unregistered")
        : (call.Sender?.Id ?? call.UserId) is not { Length: > 0 } person || ZaloSignature.Time(call.Timestamp) is not { } at ? Passed("malformed")
        : Only(ZaloMap.Item(channel, "withdrawn/" + call.Timestamp, at, null, own: false, person, person) with { Change = ItemChange.Withdrawn, ExternalIdIsPersonal = true });

    private WebhookContent InGroup(ZaloEvent call)
    {
        if (call.Recipient?.Id is not { Length: > 0 } group || call.Message?.MsgId is not { Length: > 0 } id || ZaloSignature.Time(call.Timestamp) is not { } at)
        {
            return Passed("malformed");
        }

        if (staff.IsGroup(group))
        {
            var said = new ZaloMessage("1", null, "text", call.Message.Text, id, null, null, group);
            return Passed("staff") with { Staff = [.. staff.Read(said, at)] };
        }

        return config.Channels.FirstOrDefault(c => c.Kind == "zalo" && ZaloSource.GroupOf(c) == group) is { } channel
            ? Only(ZaloMap.Item(channel, id, at, call.Message.Text, own: false, conversation: null, author: call.Sender?.Id))
            : Passed("unregistered");
    }

    private IEnumerable<Channel> ChatsOf(string? oa) => config.Channels.Where(c =>
        c.Kind == "zalo" && ZaloSource.IsChats(c) && options.Value.NameOf(c.Account) is { } name && options.Value.Accounts[name].OaId == oa);

    /// <summary>Every account's key first, as most sources have it, then the app's secret; with the app's id, then with the account's.</summary>
    private List<ZaloSigner> Signers()
    {
        var s = options.Value;
        var signers = new List<ZaloSigner>();
        foreach (var account in s.Accounts.Values)
        {
            foreach (var (name, secret) in new[] { ("oa_secret", account.OaSecret), ("app_secret", s.AppSecret) })
            {
                if (!string.IsNullOrEmpty(secret))
                {
                    signers.Add(new($"app_id+{name}", s.AppId, secret));
                    signers.Add(new($"oa_id+{name}", account.OaId, secret));
                }
            }
        }

        return signers;
    }

    private static WebhookContent Only(FetchedItem item) => new([item], WebhookContent.Nothing.PassedOver);

    private static WebhookContent Passed(string kind) => new([], new Dictionary<string, int> { [kind] = 1 });

    [LoggerMessage(1851, LogLevel.Information, "Zalo signs its calls as {Variant}")]
    private static partial void Signed(ILogger logger, string variant);
}
