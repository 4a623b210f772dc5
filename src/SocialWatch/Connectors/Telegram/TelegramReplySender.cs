using SocialWatch.Channels;

namespace SocialWatch.Connectors.Telegram;

/// <summary>
/// Answers members through the bot: in the private chat, or in a group as a reply to the question, which names nobody. The Bot API cannot be asked what it sent, so a
/// doubtful answer is a person's to decide. Thread-safe.
/// </summary>
internal sealed class TelegramReplySender(ITelegramApis apis) : IReplySender
{
    private const int LongestText = 4096;

    public string Kind => "telegram";

    public ReplyMeans Means(Channel channel, bool isPrivate) => new(CanReply: true, ReadsBack: false, LongestText);

    public async Task<ReplyOutcome> SendAsync(ReplyOrder order, CancellationToken cancellationToken)
    {
        var (chat, message) = Target(order);
        if (chat is not { } room || (order.Conversation is null && message is null))
        {
            return new(ReplyEnd.Refused, Error: "telegram:address");
        }

        var sent = await apis.For(order.Account).SendMessageAsync(
            new(room, order.Text, null, new()) { ReplyParameters = message is { } m ? new(m) { AllowSendingWithoutReply = order.Conversation is null ? null : true } : null }, cancellationToken);
        // In private the id would carry the asker's chat.
        return new(ReplyEnd.Sent, order.Conversation is null ? ChatSource.Item(sent.Chat.Id, sent.MessageId) : null, sent.Date is { } at ? DateTimeOffset.FromUnixTimeSeconds(at) : null);
    }

    public Task<ReadBack> ReadBackAsync(ReplyOrder order, CancellationToken cancellationToken) => Task.FromResult(new ReadBack(ReadBackEnd.Impossible));

    /// <summary>An error that the API names was not done; a 5xx may have been.</summary>
    public ReplyOutcome Explain(Exception exception) => exception is TelegramApiException known
        ? new(known.Code switch { 429 => ReplyEnd.NotSent, >= 500 => ReplyEnd.Doubtful, _ => ReplyEnd.Refused }, Error: known.Message, RetryAfter: known.RetryAfter)
        : ReplyFaults.Of(exception);

    private static (long? Chat, long? Message) Target(ReplyOrder order) =>
        order.Conversation is { } conversation ? (ChatSource.Number(conversation), order.Item?.Split(':') is [_, var quoted] ? ChatSource.Number(quoted) : null)
        : order.Item?.Split(':') is [var chat, var message] ? (ChatSource.Number(chat), ChatSource.Number(message))
        : (null, null);
}
