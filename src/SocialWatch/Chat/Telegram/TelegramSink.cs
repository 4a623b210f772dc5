using Microsoft.Extensions.Options;
using SocialWatch.Channels;
using SocialWatch.Connectors.Telegram;
using SocialWatch.Notify;

namespace SocialWatch.Chat.Telegram;

/// <summary>
/// Tells staff in Telegram through <c>Telegram:NotifyAccount</c>. The address is a chat id, in a forum with its topic (<c>-100123/45</c>). It retries nothing but what
/// was refused for its own shape: see <see cref="TelegramDelivery"/>.
/// </summary>
internal sealed class TelegramSink(ITelegramApis apis, TelegramPace pace, IOptions<TelegramSettings> options) : ISink
{
    public string Id => "telegram";

    public bool HasButtons => true;

    public bool CanEdit => true;

    public Task<SendOutcome> SendAsync(OutboundMessage message, CancellationToken cancellationToken) => ChatSource.Place(message.Address) is var (chat, topic)
        ? TryAsync(
            chat, edit: false,
            async () =>
            {
                var (sent, without) = await new TelegramDelivery(Api, chat, topic).SendAsync(message, cancellationToken);
                return new(SendResult.Sent, Receipt: ChatSource.Item(sent.Chat?.Id ?? chat, sent.MessageId), Error: without);
            })
        : Task.FromResult(Unaddressed);

    public Task<SendOutcome> EditAsync(OutboundMessage message, string receipt, CancellationToken cancellationToken) =>
        receipt.Split(':') is [var room, var number] && ChatSource.Number(room) is { } chat && ChatSource.Number(number) is { } id
            ? TryAsync(
                chat, edit: true,
                async () =>
                {
                    await EditAsync(Api, new(chat, id, TelegramMarkup.Html(message), "HTML", new()) { ReplyMarkup = TelegramMarkup.Keyboard(message) }, message, cancellationToken);
                    return new(SendResult.Sent, Receipt: receipt);
                })
            : Task.FromResult(Unaddressed);

    private static SendOutcome Unaddressed => new(SendResult.Rejected, Error: "telegram:address");

    private ITelegramApi Api => apis.For(options.Value.NotifyAccount);

    private async Task<SendOutcome> TryAsync(long chat, bool edit, Func<Task<SendOutcome>> send)
    {
        if (pace.Take(chat, edit) is var wait && wait > TimeSpan.Zero)
        {
            return new(SendResult.Retry, RetryAfter: wait); // not tried at all, hence no error
        }

        try
        {
            return await send();
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

    private static async Task EditAsync(ITelegramApi api, TelegramEdit edit, OutboundMessage message, CancellationToken cancellationToken)
    {
        try
        {
            await api.EditMessageTextAsync(edit, cancellationToken);
        }
        catch (TelegramApiException e) when (e.Refusal == TelegramRefusal.NotModified)
        {
            // It shows that already.
        }
        catch (TelegramApiException e) when (e.MovedTo is not null)
        {
            throw new TelegramApiException(e.Code, TelegramRefusal.Other, null, null); // messages of the old group stay there
        }
        catch (TelegramApiException e) when (e.Refusal == TelegramRefusal.CannotParse && edit.ParseMode is not null)
        {
            await EditAsync(api, edit with { Text = TelegramMarkup.Plain(message), ParseMode = null }, message, cancellationToken);
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
