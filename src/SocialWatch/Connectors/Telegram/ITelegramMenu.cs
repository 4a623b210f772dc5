namespace SocialWatch.Connectors.Telegram;

/// <summary>Offers staff the commands in the menu of their chats. Thread-safe.</summary>
internal interface ITelegramMenu
{
    /// <summary>Sets the menu of each staff chat whose commands changed since it was set last; a chat that refuses is asked again after a restart.</summary>
    ValueTask OfferAsync(CancellationToken cancellationToken);
}
