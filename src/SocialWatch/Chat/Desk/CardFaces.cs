using SocialWatch.Answers;
using SocialWatch.Notify;
using SocialWatch.Storage;

namespace SocialWatch.Chat.Desk;

/// <summary>
/// What a card says now to those who read its chat. The reader's class of privacy follows from the address: who stands behind it, whether several read it, and whether what it
/// shows can be taken back. Two sources for one kind stop the program.
/// </summary>
internal sealed class CardFaces(IEnumerable<ICardSource> sources, StaffBook book, DeskWords words)
{
    private readonly Dictionary<char, ICardSource> _sources = sources.ToDictionary(s => s.Kind);

    /// <summary>The face of a message that is about to leave for the first time; null when it has none.</summary>
    public ValueTask<ChatReply?> OfAsync(IWriteSession session, OutboxRow row, ISink sink, DateTimeOffset now, CancellationToken cancellationToken) =>
        FaceAsync(session, (row.Sink, row.Address, row.Card!), null, sink, now, cancellationToken);

    /// <summary>The face of a delivered card; null when it may stay as it is.</summary>
    public async ValueTask<ChatReply?> OfAsync(IWriteSession session, SentCard card, ISink sink, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var face = await FaceAsync(session, (card.Sink, card.Address, card.Code), card, sink, now, cancellationToken);
        return face is null && _sources.ContainsKey(card.Code[0]) && book.At(card.Sink, card.Address).Count > 0 ? words.Reply("chat.card.gone", card.Code, ("code", card.Code))
            : face?.Card is null ? null
            : face;
    }

    /// <summary>What an object is itself about: the case or hot spot of an alert, the case of an answer, else itself.</summary>
    public async ValueTask<string> ObjectAsync(IReadSession session, string code, CancellationToken cancellationToken) =>
        code[0] == ApprovalCard.Letter ? (await session.AnswerAsync(code, cancellationToken))?.Case ?? code
        : code[0] == 'A' && await session.AlertAsync(code, cancellationToken) is { Object: { } about } && ObjectCode.Read(about) is { Rest.Length: 0 } read ? read.Id : code;

    private async ValueTask<ChatReply?> FaceAsync(
        IWriteSession session, (string Sink, string Address, string Code) at, SentCard? sent, ISink sink, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var people = book.At(at.Sink, at.Address);
        if (people.Count == 0 || !_sources.TryGetValue(at.Code[0], out var source))
        {
            return null;
        }

        var person = DeskPeople.For(people, CaseList.Roles);
        var isPrivate = sink.CanEdit && !people.Any(p => p.Group);
        var call = new ChatCall(person, at.Code, session, now) { Private = isPrivate, Speaker = isPrivate ? person : null, Key = "card/" + at.Code, ReplyTo = $"{at.Sink}:{at.Address}" };
        return await source.CardAsync(call, sent, cancellationToken);
    }
}
