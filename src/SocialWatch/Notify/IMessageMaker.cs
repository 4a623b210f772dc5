using SocialWatch.Storage;

namespace SocialWatch.Notify;

/// <summary>
/// Makes the message of a row that is about to leave, in the transaction that claims it, and hears how it ended, in the one that stores the end. So what a message says
/// about an object is as new as it can be, and what is kept about it (buttons, the card to edit) is durable with it.
/// </summary>
internal interface IMessageMaker
{
    /// <summary>The message; null when nothing needs to leave any more, and the row is dropped.</summary>
    ValueTask<OutboundMessage?> MakeAsync(IWriteSession session, OutboxRow claimed, ISink sink, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>How the send of a message ended.</summary>
    ValueTask EndedAsync(IWriteSession session, SendEnd end, OutboundMessage message, ISink sink, CancellationToken cancellationToken);
}

/// <summary>A row says what it says; nothing is kept about it.</summary>
internal sealed class PlainMessages : IMessageMaker
{
    public static OutboundMessage Of(OutboxRow row) => new(row.Address, row.Title, row.Body, row.Code, row.Kind) { Buttons = row.Buttons, Document = row.Document, Attempt = row.Attempts };

    public ValueTask<OutboundMessage?> MakeAsync(IWriteSession session, OutboxRow claimed, ISink sink, DateTimeOffset now, CancellationToken cancellationToken) =>
        ValueTask.FromResult<OutboundMessage?>(Of(claimed));

    public ValueTask EndedAsync(IWriteSession session, SendEnd end, OutboundMessage message, ISink sink, CancellationToken cancellationToken) => ValueTask.CompletedTask;
}
