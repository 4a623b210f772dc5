using Microsoft.Extensions.Options;
using SocialWatch.Channels;
using SocialWatch.Connectors.Http;
using SocialWatch.Text;

namespace SocialWatch.Connectors.Facebook.Messenger;

/// <summary>
/// Answers members in private as the page: within 24 hours of their last word as a response, for seven days by a person's click alone. What was sent is read back from the
/// conversation: there is no key that would make a repeat harmless. Thread-safe.
/// </summary>
internal sealed class MessengerReplySender(IMessengerApi api, IOptions<FacebookSettings> options) : IReplySender
{
    private const int LongestText = 2000;
    private static readonly TimeSpan Window = TimeSpan.FromHours(24);
    private static readonly TimeSpan HumanWindow = TimeSpan.FromDays(7);
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(2);

    public string Kind => "messenger";

    public ReplyMeans Means(Channel channel, bool isPrivate) =>
        isPrivate ? new(CanReply: true, ReadsBack: true, LongestText, Window, HumanWindow) : new(CanReply: false, ReadsBack: false, LongestText);

    public async Task<ReplyOutcome> SendAsync(ReplyOrder order, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(order.Conversation))
        {
            return new(ReplyEnd.Refused, Error: "facebook:address");
        }

        var sent = await api.SendAsync(Access(order), order.Channel.Source, MessengerRecipient.Person(order.Conversation), order.Text, order.HumanAgent, cancellationToken);
        return string.IsNullOrEmpty(sent.MessageId) ? new(ReplyEnd.Doubtful, Error: "facebook:no_id") : new(ReplyEnd.Sent);
    }

    public async Task<ReadBack> ReadBackAsync(ReplyOrder order, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(order.Conversation))
        {
            return new(ReadBackEnd.Impossible);
        }

        var access = Access(order);
        var list = await api.GetConversationsAsync(access, order.Channel.Source, order.Conversation, 5, null, cancellationToken);
        if (list.Outcome != FacebookOutcome.Ok || list.Items.Count == 0)
        {
            return new(ReadBackEnd.Impossible); // the conversation is there: the member wrote in it
        }

        var (wanted, reached) = (VietnameseText.Clean(order.Text), true);
        foreach (var conversation in list.Items.Where(c => !string.IsNullOrEmpty(c.Id)))
        {
            var messages = await api.GetMessagesAsync(access, conversation.Id!, MessengerWalk.Whole, null, cancellationToken);
            foreach (var message in messages.Items.Where(m => m.From?.Id == order.Channel.Source && VietnameseText.Clean(m.Message ?? "") == wanted))
            {
                if (WireTime.IsoOrUnix(message.CreatedTime) is { } at && at >= order.Since - Skew)
                {
                    return new(ReadBackEnd.Found, At: at);
                }
            }

            reached &= messages.Outcome == FacebookOutcome.Ok && (messages.Ended || messages.Items.Any(m => WireTime.IsoOrUnix(m.CreatedTime) < order.Since - Skew));
        }

        return new(reached ? ReadBackEnd.Absent : ReadBackEnd.Impossible);
    }

    public ReplyOutcome Explain(Exception exception) => FacebookReplyFaults.Of(exception);

    private FacebookAccess Access(ReplyOrder order) => FacebookAccounts.Access(options.Value, order.Account);
}
