using System.Globalization;
using SocialWatch.Channels;
using SocialWatch.Text;

namespace SocialWatch.Connectors.Zalo;

/// <summary>
/// Answers members as the account: in a chat within seven days of their last word (48 hours of them free), in a group at any time. Before a chat is answered the quota is asked,
/// so that nothing is sent that Zalo would refuse. What was sent is read back from the conversation: there is no key that would make a repeat harmless. Thread-safe.
/// </summary>
internal sealed class ZaloReplySender(IZaloApis apis, TimeProvider time) : IReplySender
{
    private const int WrongParameter = -201;
    private const int WindowOver = -230;
    private const int NoQuota = -211;

    /// <summary>An answer is among the newest of its conversation.</summary>
    private const int MostPages = 5;

    private static readonly TimeSpan Window = TimeSpan.FromDays(7);
    private static readonly TimeSpan Free = TimeSpan.FromHours(48);

    /// <summary>The platform's clock and ours may differ by so much.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(2);

    public string Kind => "zalo";

    public ReplyMeans Means(Channel channel, bool isPrivate) => isPrivate
        ? new(CanReply: true, ReadsBack: true, ZaloText.Limit, Window) { Free = Free }
        : new(CanReply: ZaloSource.GroupOf(channel) is not null, ReadsBack: true, ZaloText.Limit);

    public async Task<ReplyOutcome> SendAsync(ReplyOrder order, CancellationToken cancellationToken)
    {
        var (api, text) = (apis.For(order.Account), ZaloText.Outgoing(order.Text));
        if (order.Conversation is null)
        {
            return ZaloSource.GroupOf(order.Channel) is { } group
                ? await QuotedAsync(order.Item, quote => api.SendTextMessageToGroupAsync(group, text, quote, cancellationToken))
                : new(ReplyEnd.Refused, Error: "zalo:address");
        }

        if (ZaloVisitor.Parse(order.Conversation) is not null)
        {
            return new(ReplyEnd.Refused, Error: "zalo:visitor"); // only in Zalo's own manager
        }

        var person = order.Conversation;
        return Refusal(await api.GetQuotaMessageAsync(person, cancellationToken)) is { } refusal
            ? refusal
            : await QuotedAsync(order.Item, quote => quote is null
                ? api.SendTextMessageToUserIdV3Async(person, text, cancellationToken)
                : api.SendQuoteMessageToUserIdV3Async(person, text, quote, cancellationToken));
    }

    public async Task<ReadBack> ReadBackAsync(ReplyOrder order, CancellationToken cancellationToken)
    {
        var (api, group) = (apis.For(order.Account), ZaloSource.GroupOf(order.Channel));
        if (order.Conversation is null ? group is null : ZaloVisitor.Parse(order.Conversation) is not null)
        {
            return new(ReadBackEnd.Impossible);
        }

        var since = order.Since - Skew;
        var run = await ZaloPager.ReadAsync(
            (offset, count, token) => order.Conversation is { } person
                ? api.GetListConversationWithUserAsync(person, offset, count, token)
                : api.GetConversationOfGroupAsync(group!, offset, count, token),
            since, MostPages, cancellationToken);
        var wanted = Same(ZaloText.Outgoing(order.Text));
        foreach (var message in run.Messages)
        {
            if (message.Src == "0" && ZaloMap.Time(message.Time) is { } at && at >= since && Same(message.Message ?? "") == wanted)
            {
                return new(ReadBackEnd.Found, message.MessageId, at);
            }
        }

        return new(run.Reached ? ReadBackEnd.Absent : ReadBackEnd.Impossible);
    }

    public ReplyOutcome Explain(Exception exception) => exception is not ZaloApiException known ? ReplyFaults.Of(exception) : new(
        known.Bucket switch
        {
            ZaloBucket.RateLimited => ReplyEnd.NotSent,
            ZaloBucket.Transient => ReplyEnd.Doubtful,
            _ => ReplyEnd.Refused, // Zalo named why: it was not sent, and a repeat would be refused again
        },
        Error: known.Message, RetryAfter: known.Fault.RetryAfter);

    /// <summary>A quote that is too old or of another conversation is refused as a wrong parameter: nothing was sent, so it goes without.</summary>
    private static async Task<ReplyOutcome> QuotedAsync(string? quote, Func<string?, Task<ZaloSent>> send)
    {
        try
        {
            return Sent(await send(quote));
        }
        catch (ZaloApiException e) when (e.Code == WrongParameter && quote is not null)
        {
            return Sent(await send(null));
        }
    }

    private static ReplyOutcome Sent(ZaloSent sent) => string.IsNullOrEmpty(sent.MessageId)
        ? new(ReplyEnd.Doubtful, Error: "zalo:no_id")
        : new(ReplyEnd.Sent, sent.MessageId, ZaloMap.Time(sent.SentTime));

    private ReplyOutcome? Refusal(ZaloQuota quota)
    {
        if (ZaloMap.Time(quota.LastInteraction) is { } last && time.GetUtcNow() - last > Window)
        {
            return new(ReplyEnd.Refused, Error: Code(WindowOver));
        }

        // The free number has changed before and may be without end now: only what is said to be used up is.
        return quota.CsReply is { Remain: "0", Total: { } total } && total != "0" ? new(ReplyEnd.Refused, Error: Code(NoQuota)) : null;
    }

    private static string Code(int code) => string.Create(CultureInfo.InvariantCulture, $"zalo:{code}");

    private static string Same(string text) => VietnameseText.Clean(text);
}
