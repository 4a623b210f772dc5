using System.Net;
using System.Text;
using SocialWatch.Channels;
using SocialWatch.Connectors.Telegram;
using SocialWatch.Notify;

namespace SocialWatch.Chat.Telegram;

/// <summary>
/// One message as calls of the Bot API. A message with a file is one call, the words being the file's caption, so that a kill repeats it whole or not at all;
/// words too long for a caption go first and the file behind them. What Telegram refuses for its marks goes as plain text, for its file without it, and for
/// a topic that is gone to the group itself.
/// </summary>
internal sealed class TelegramDelivery(ITelegramApi api, long chat, long? place)
{
    /// <summary>The topic "General" of a forum: it has a number when it is read, and is written to without one.</summary>
    private const long General = 1;

    private readonly long? _topic = place == General ? null : place;

    private const string Marked = "HTML";

    /// <returns>The message that holds the words, and why its file did not go, null when nothing is missing.</returns>
    public async Task<(TelegramSent Sent, string? Without)> SendAsync(OutboundMessage message, CancellationToken cancellationToken)
    {
        if (message.Document is null)
        {
            return (await TextAsync(message, cancellationToken), null);
        }

        if (message.FileNow is not { } file)
        {
            return (await TextAsync(message, cancellationToken), "telegram:tries/file");
        }

        return TelegramMarkup.Plain(message).Length <= TelegramMarkup.CaptionLimit
            ? await CaptionedAsync(message, file, cancellationToken)
            : await BehindAsync(message, file, cancellationToken);
    }

    private async Task<(TelegramSent Sent, string? Without)> CaptionedAsync(OutboundMessage message, OutboxDocument file, CancellationToken cancellationToken)
    {
        try
        {
            return (await FileAsync(file, message, cancellationToken), null);
        }
        catch (TelegramApiException e) when (e.Code == 413 || e is { Code: 400, Refusal: TelegramRefusal.Other })
        {
            return (await TextAsync(message, cancellationToken), $"{e.Message}/file");
        }
        catch (SourceFaultException e) when (e.Fault.Code == Code(HttpStatusCode.RequestEntityTooLarge))
        {
            return (await TextAsync(message, cancellationToken), $"{e.Fault.Code}/file");
        }
    }

    /// <summary>The words have arrived: whatever happens to the file, they must not go again.</summary>
    private async Task<(TelegramSent Sent, string? Without)> BehindAsync(OutboundMessage message, OutboxDocument file, CancellationToken cancellationToken)
    {
        var sent = await TextAsync(message, cancellationToken);
        try
        {
            await FileAsync(Form(file, null, null, null), cancellationToken);
            return (sent, null);
        }
        catch (TelegramApiException e)
        {
            return (sent, $"{e.Message}/file");
        }
        catch (SourceFaultException e)
        {
            return (sent, $"{e.Fault.Code}/file");
        }
    }

    private async Task<TelegramSent> FileAsync(OutboxDocument file, OutboundMessage message, CancellationToken cancellationToken)
    {
        try
        {
            return await FileAsync(Form(file, message, TelegramMarkup.Html(message), Marked), cancellationToken);
        }
        catch (TelegramApiException e) when (e.Refusal == TelegramRefusal.CannotParse)
        {
            return await FileAsync(Form(file, message, TelegramMarkup.Plain(message), null), cancellationToken);
        }
    }

    private async Task<TelegramSent> FileAsync(TelegramFile file, CancellationToken cancellationToken)
    {
        try
        {
            return await api.SendDocumentAsync(file, cancellationToken);
        }
        catch (TelegramApiException e) when (e.Refusal == TelegramRefusal.TopicGone && file.MessageThreadId is not null)
        {
            return await api.SendDocumentAsync(file with { MessageThreadId = null }, cancellationToken);
        }
    }

    private Task<TelegramSent> TextAsync(OutboundMessage message, CancellationToken cancellationToken) => TextAsync(
        new(chat, TelegramMarkup.Html(message), Marked, new())
        {
            MessageThreadId = _topic, ReplyMarkup = TelegramMarkup.Keyboard(message), DisableNotification = message.Silent ? true : null,
        },
        message, cancellationToken);

    private async Task<TelegramSent> TextAsync(TelegramText text, OutboundMessage message, CancellationToken cancellationToken)
    {
        try
        {
            return await api.SendMessageAsync(text, cancellationToken);
        }
        catch (TelegramApiException e) when (e.Refusal == TelegramRefusal.CannotParse && text.ParseMode is not null)
        {
            return await TextAsync(text with { Text = TelegramMarkup.Plain(message), ParseMode = null }, message, cancellationToken);
        }
        catch (TelegramApiException e) when (e.Refusal == TelegramRefusal.TopicGone && text.MessageThreadId is not null)
        {
            return await TextAsync(text with { MessageThreadId = null }, message, cancellationToken);
        }
    }

    private TelegramFile Form(OutboxDocument file, OutboundMessage? message, string? caption, string? marks) =>
        new(chat, file.FileName, file.MediaType, Encoding.UTF8.GetBytes(file.Text), caption, marks)
        {
            MessageThreadId = _topic, ReplyMarkup = message is null ? null : TelegramMarkup.Keyboard(message),
        };

    private static string Code(HttpStatusCode status) => SourceFault.FromStatus(status).Code;
}
