namespace SocialWatch.Chat;

/// <summary>
/// Writes the card of one kind of object (case, hot spot, alert) as it stands now, for one reader: when a message is first shown, and each time the object
/// changes, so that the message is edited in place (DESIGN 6.3). Found by scanning. Thread-safe.
/// </summary>
public interface ICardSource
{
    /// <summary>First letter of the codes it serves, e.g. <c>C</c>. Unique.</summary>
    char Kind { get; }

    /// <summary>The card; null when the object is no more (the message becomes "đã xóa"); a reply without <see cref="ChatReply.Card"/> when the reader may not see it (the message stays).</summary>
    /// <param name="reader">Who reads and how privately; its argument is the code.</param>
    /// <param name="sent">The message that carries it, null before the first one left.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    ValueTask<ChatReply?> CardAsync(ChatCall reader, SentCard? sent, CancellationToken cancellationToken);
}

/// <summary>What makes an answer a card: it goes on following its object after it was sent.</summary>
/// <param name="Mention">The mention whose words stand on it, null when none do: when they are erased, so are they here.</param>
/// <param name="StaleAt">When its words about time should be written anew, null when they may stay.</param>
public sealed record CardFollow(string? Mention = null, DateTimeOffset? StaleAt = null);

/// <summary>A delivered card that can be edited. Holds ids only, no text (DESIGN 7).</summary>
/// <param name="Message">The outbox row that carried it, e.g. <c>O12</c>.</param>
/// <param name="Receipt">The sink's reference of the message: the last one where a kill made two.</param>
/// <param name="Code">The object on the card: <c>C12</c>, <c>H3</c>, <c>A7</c>.</param>
/// <param name="Object">What the object itself is about, where that changes the card too: the case or hot spot of an alert; else the same as <paramref name="Code"/>.</param>
/// <param name="Shown">Hash of what the reader sees now.</param>
/// <param name="SentAt">When it was first delivered.</param>
public sealed record SentCard(string Message, string Sink, string Address, string Receipt, string Code, string Object, string Shown, DateTimeOffset SentAt)
{
    /// <inheritdoc cref="CardFollow.Mention"/>
    public string? Mention { get; init; }

    /// <inheritdoc cref="CardFollow.StaleAt"/>
    public DateTimeOffset? StaleAt { get; init; }
}

/// <summary>
/// Says which command takes what staff write as a reply to a card: <c>C</c> → <c>traloi</c> makes a plain reply to the card of C12 the call <c>traloi C12 …</c>.
/// Found by scanning; a kind that two claim, or a verb that is no command, stops the host.
/// </summary>
public interface ICardReply
{
    /// <summary>First letter of the codes, e.g. <c>C</c>.</summary>
    char Kind { get; }

    /// <summary>The command, without the slash.</summary>
    string Verb { get; }
}
