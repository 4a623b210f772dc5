using System.Text.Json;

namespace SocialWatch.Connectors.Telegram;

/// <summary>
/// The Bot API as one bot sees it, one method per endpoint. Errors the API names are <see cref="TelegramApiException"/>; no answer or
/// one that cannot be read is a <see cref="Channels.SourceFaultException"/>. Neither ever carries the token or a text. Nothing is retried here. Thread-safe.
/// </summary>
internal interface ITelegramApi
{
    Task<TelegramBot> GetMeAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Updates as raw JSON, each to be read by itself. Asking with an offset confirms everything below it for good.
    /// </summary>
    /// <param name="offset">The first update wanted, null = the oldest that is not confirmed.</param>
    /// <param name="limit">1–100.</param>
    /// <param name="timeoutSeconds">How long the server may wait for something new.</param>
    /// <param name="allowedUpdates">The kinds wanted; left out, the server would keep what somebody asked for earlier.</param>
    Task<IReadOnlyList<JsonElement>> GetUpdatesAsync(long? offset, int limit, int timeoutSeconds, IReadOnlyList<string> allowedUpdates, CancellationToken cancellationToken);

    Task<TelegramSent> SendMessageAsync(TelegramText text, CancellationToken cancellationToken);

    Task<TelegramSent> EditMessageTextAsync(TelegramEdit edit, CancellationToken cancellationToken);

    /// <summary>Sends a file of at most 50 MB.</summary>
    Task<TelegramSent> SendDocumentAsync(TelegramFile file, CancellationToken cancellationToken);

    Task<TelegramChat> GetChatAsync(long chat, CancellationToken cancellationToken);

    /// <summary>Ends the waiting of a button that was pressed; after some ten seconds it is too late.</summary>
    Task AnswerCallbackQueryAsync(TelegramPressAnswer answer, CancellationToken cancellationToken);

    /// <summary>Sets the menu of commands that the readers of one chat see.</summary>
    Task SetMyCommandsAsync(TelegramMenu menu, CancellationToken cancellationToken);
}

/// <summary>Gives the API of an account by its name in the settings.</summary>
internal interface ITelegramApis
{
    /// <summary>The API of an account; an empty name means the only one there is.</summary>
    /// <exception cref="Channels.SourceFaultException">Credentials: no such account in the settings.</exception>
    ITelegramApi For(string? account);
}
