using System.Globalization;
using Microsoft.Extensions.Options;
using SocialWatch.Channels;
using SocialWatch.Connectors.Telegram;
using SocialWatch.Notify;

namespace SocialWatch.Chat.Telegram;

/// <summary>
/// Tells staff in Telegram through <c>Telegram:NotifyAccount</c>. The address is a chat id. It retries nothing but what was refused for its own shape:
/// see <see cref="TelegramDelivery"/>.
/// </summary>
internal sealed class TelegramSink(ITelegramApis apis, TelegramPace pace, IOptions<TelegramSettings> options) : ISink
{
    public string Id => "telegram";

    public async Task<SendOutcome> SendAsync(OutboundMessage message, CancellationToken cancellationToken)
    {
        if (!long.TryParse(message.Address, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var chat))
        {
            return new(SendResult.Rejected, Error: "telegram:address");
        }

        if (pace.Take(chat) is var wait && wait > TimeSpan.Zero)
        {
            return new(SendResult.Retry, RetryAfter: wait); // not tried at all, hence no error
        }

        try
        {
            var (sent, without) = await new TelegramDelivery(apis.For(options.Value.NotifyAccount), chat).SendAsync(message, cancellationToken);
            return new(SendResult.Sent, Receipt: ChatSource.Item(sent.Chat?.Id ?? chat, sent.MessageId), Error: without);
        }
        catch (TelegramApiException e)
        {
            return Refused(chat, e);
        }
        catch (SourceFaultException e)
        {
            return new(SendResult.Unreachable, Error: e.Fault.Code, RetryAfter: e.Fault.RetryAfter);
        }
    }

    private SendOutcome Refused(long chat, TelegramApiException e)
    {
        if (e is { Code: 429 })
        {
            pace.Pause(chat, e.RetryAfter ?? TimeSpan.FromSeconds(5));
        }

        return e switch
        {
            { MovedTo: { } next } => new(SendResult.Retry, Error: "telegram:moved", RetryAfter: TimeSpan.Zero, MovedTo: ChatSource.Text(next)),
            { Code: 429 } => new(SendResult.Retry, Error: e.Message, RetryAfter: e.RetryAfter),

            // A dead token or a broken server: nothing is wrong with the message, and somebody must hear of it.
            { Code: 401 or 404 or >= 500 } => new(SendResult.Unreachable, Error: e.Message, RetryAfter: e.RetryAfter),
            _ => new(SendResult.Rejected, Error: e.Message),
        };
    }
}
