using System.Text.Json;
using System.Text.Json.Serialization;

namespace SocialWatch.Connectors.Telegram;

/// <summary>Every answer: <c>{"ok":true,"result":…}</c> or <c>{"ok":false,"error_code","description","parameters"}</c>.</summary>
internal sealed record TelegramAnswer(bool Ok, JsonElement? Result, int? ErrorCode, string? Description, TelegramParameters? Parameters);

/// <summary>What a machine may do about an error.</summary>
/// <param name="RetryAfter">Seconds.</param>
/// <param name="MigrateToChatId">The new id of a group that became a supergroup.</param>
internal sealed record TelegramParameters(double? RetryAfter, long? MigrateToChatId);

/// <summary>getMe. <paramref name="CanReadAllGroupMessages"/> false = privacy mode: only as an administrator does the bot see a group's messages.</summary>
internal sealed record TelegramBot(long Id, bool CanReadAllGroupMessages, string? Username = null);

/// <summary>getChat, as far as it is needed; titles and names are not read.</summary>
internal sealed record TelegramChat(long Id, string? Type);

/// <summary>A delivered message.</summary>
internal sealed record TelegramSent(long MessageId, TelegramChat Chat)
{
    /// <summary>The platform's own time, Unix seconds.</summary>
    public long? Date { get; init; }
}

/// <summary>sendMessage. <paramref name="ParseMode"/> null = plain text.</summary>
internal sealed record TelegramText(long ChatId, string Text, string? ParseMode, TelegramPreview LinkPreviewOptions)
{
    /// <summary>The forum topic it goes to, null for the chat itself.</summary>
    public long? MessageThreadId { get; init; }

    public TelegramKeyboard? ReplyMarkup { get; init; }

    /// <summary>True = it comes without a sound.</summary>
    public bool? DisableNotification { get; init; }

    /// <summary>The message it answers, null when it stands alone.</summary>
    public TelegramReplyTo? ReplyParameters { get; init; }
}

/// <summary>The message answered; when it is gone, the call fails: in a group an answer without its question would speak to nobody.</summary>
internal sealed record TelegramReplyTo(long MessageId)
{
    /// <summary>True in a private chat: there the answer speaks to the same person without the quote.</summary>
    public bool? AllowSendingWithoutReply { get; init; }
}

/// <summary>sendDocument, which goes as a form and not as JSON.</summary>
/// <param name="Caption">The words under the file, at most 1,024 as a reader sees them; null for none.</param>
internal sealed record TelegramFile(long ChatId, string FileName, string MediaType, ReadOnlyMemory<byte> Content, string? Caption, string? ParseMode)
{
    /// <summary>The forum topic it goes to, null for the chat itself.</summary>
    public long? MessageThreadId { get; init; }

    public TelegramKeyboard? ReplyMarkup { get; init; }
}

/// <summary>editMessageText.</summary>
internal sealed record TelegramEdit(long ChatId, long MessageId, string Text, string? ParseMode, TelegramPreview LinkPreviewOptions)
{
    /// <summary>Left out, the buttons go.</summary>
    public TelegramKeyboard? ReplyMarkup { get; init; }
}

/// <summary>Buttons under a message, row by row.</summary>
internal sealed record TelegramKeyboard(IReadOnlyList<IReadOnlyList<TelegramButton>> InlineKeyboard);

/// <param name="CallbackData">1–64 bytes of UTF-8.</param>
internal sealed record TelegramButton(string Text, string CallbackData);

/// <summary>answerCallbackQuery. <paramref name="Text"/> at most 200 characters; <paramref name="ShowAlert"/> = it must be tapped away.</summary>
internal sealed record TelegramPressAnswer(string CallbackQueryId, string Text, bool ShowAlert);

/// <summary>setMyCommands for one chat.</summary>
internal sealed record TelegramMenu(IReadOnlyList<TelegramMenuLine> Commands, TelegramMenuScope Scope);

internal sealed record TelegramMenuLine(string Command, string Description);

/// <summary>The chat whose readers see the menu.</summary>
internal sealed record TelegramMenuScope(string Type, long ChatId);

/// <summary>Whether a link in the text is unfolded.</summary>
internal sealed record TelegramPreview(bool IsDisabled = true);

internal sealed record TelegramPoll(long? Offset, int Limit, int Timeout, IReadOnlyList<string> AllowedUpdates);

internal sealed record TelegramChatQuery(long ChatId);

internal sealed record TelegramNothing;

/// <summary>The shapes above in the API's own spelling; numbers may come as strings.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    MaxDepth = 512)]
[JsonSerializable(typeof(TelegramAnswer))]
[JsonSerializable(typeof(TelegramBot))]
[JsonSerializable(typeof(TelegramSent))]
[JsonSerializable(typeof(TelegramText))]
[JsonSerializable(typeof(TelegramEdit))]
[JsonSerializable(typeof(TelegramKeyboard))]
[JsonSerializable(typeof(TelegramPressAnswer))]
[JsonSerializable(typeof(TelegramMenu))]
[JsonSerializable(typeof(TelegramPoll))]
[JsonSerializable(typeof(TelegramChatQuery))]
[JsonSerializable(typeof(TelegramNothing))]
internal sealed partial class TelegramWire : JsonSerializerContext;
