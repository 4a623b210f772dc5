using SocialWatch.Cases;
using SocialWatch.Chat;
using SocialWatch.Notify;

namespace SocialWatch.Storage;

/// <summary>A button that was put under a message.</summary>
/// <param name="Token">Random; what the platform gives back.</param>
/// <param name="Message">The outbox row it stands under.</param>
/// <param name="Sink">Where it can be pressed: the sink and address of that message.</param>
public sealed record PlacedButton(string Token, string Message, string Sink, string Address, string Verb, string Argument, DateTimeOffset ExpiresAt);

/// <summary>Reading delivered cards and their buttons.</summary>
public interface ICardQueries
{
    /// <summary>The card of a delivered message, or null.</summary>
    ValueTask<SentCard?> CardOfReceiptAsync(string sink, string receipt, CancellationToken cancellationToken);

    /// <summary>Whether a card waits to be written anew: its object changed, or its words about time ran out.</summary>
    ValueTask<bool> CardsWaitAsync(DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>The button of a token, expired or not; null when there is none.</summary>
    ValueTask<PlacedButton?> ButtonAsync(string token, CancellationToken cancellationToken);

    /// <summary>The buttons under a message.</summary>
    ValueTask<IReadOnlyList<PlacedButton>> ButtonsOfAsync(string message, CancellationToken cancellationToken);

    /// <summary>One row of the outbox, or null.</summary>
    ValueTask<OutboxRow?> OutboxRowAsync(string id, CancellationToken cancellationToken);

    /// <summary>Whether an edit of this message is queued and has not left.</summary>
    ValueTask<bool> EditWaitsAsync(string sink, string receipt, CancellationToken cancellationToken);

    /// <summary>Cases with a number above this one, lowest first.</summary>
    ValueTask<IReadOnlyList<Case>> CasesAboveAsync(long number, int limit, CancellationToken cancellationToken);
}

/// <summary>Changing delivered cards and their buttons.</summary>
public interface ICardWrites
{
    /// <summary>Inserts or replaces by message.</summary>
    ValueTask SaveCardAsync(SentCard card, CancellationToken cancellationToken);

    /// <summary>A card that cannot be edited any more is forgotten.</summary>
    ValueTask ForgetCardAsync(string message, CancellationToken cancellationToken);

    /// <summary>Notes that an object's cards must be written anew. The engine does so itself for every change of a stored case, hot spot or alert, and of a mention that stands on a card.</summary>
    ValueTask TouchCardsAsync(string code, CancellationToken cancellationToken);

    /// <summary>The cards that wait to be written anew, which are then no longer waiting; at most <paramref name="limit"/>.</summary>
    ValueTask<IReadOnlyList<SentCard>> TakeWaitingCardsAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken);

    ValueTask AddButtonAsync(PlacedButton button, CancellationToken cancellationToken);

    /// <summary>Removes buttons that expired before <paramref name="buttonsBefore"/> and cards sent before <paramref name="cardsBefore"/>; returns how many.</summary>
    ValueTask<int> ForgetCardsAsync(DateTimeOffset buttonsBefore, DateTimeOffset cardsBefore, CancellationToken cancellationToken);
}
