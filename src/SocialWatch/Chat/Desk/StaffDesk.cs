using SocialWatch.Organisation;
using SocialWatch.Storage;
using SocialWatch.Time;

namespace SocialWatch.Chat.Desk;

/// <summary>
/// Reads what staff write and press and queues the answers (DESIGN 6.3). Whatever changed on the way has its cards written anew in the same transaction. Nobody but the
/// people of the staff book exists for it, save one who brings a code.
/// </summary>
internal sealed class StaffDesk(
    StaffBook book, CommandRunner runner, PressDesk presses, JoinDesk joins, CardDesk cards, StandingDesk standing, TipListener tips, DeskPost post, DeskVoices voices,
    IStore store, DeskWords words, LocalClock clock) : IStaffInbox
{
    public async ValueTask<IReadOnlyList<StaffAnswer>> TakeAsync(IWriteSession session, IReadOnlyList<StaffMessage> messages, CancellationToken cancellationToken)
    {
        if (messages.Count == 0)
        {
            return [];
        }

        await book.RefreshAsync(session, cancellationToken);
        var answers = new List<StaffAnswer>();
        foreach (var message in messages)
        {
            if (await OneAsync(session, message, cancellationToken) is { } answer)
            {
                answers.Add(answer);
            }
        }

        await cards.RefreshAsync(session, cancellationToken);
        return answers;
    }

    public async ValueTask CommittedAsync(IReadOnlyList<StaffAnswer> answers, CancellationToken cancellationToken)
    {
        await voices.SayAsync(answers, cancellationToken);
        await store.ReadAsync(
            async (session, token) =>
            {
                await book.RefreshAsync(session, token);
                return 0;
            },
            cancellationToken);
    }

    private async ValueTask<StaffAnswer?> OneAsync(IWriteSession session, StaffMessage message, CancellationToken cancellationToken)
    {
        if (message.Reachable is { } reachable)
        {
            await standing.NoteAsync(session, message, reachable, cancellationToken);
            return null;
        }

        if (message.Press is not null)
        {
            return await presses.TakeAsync(session, message, cancellationToken);
        }

        var at = book.At(message.Sink, message.Chat);
        if (message.Private && JoinDesk.Code(message.Text) is { } code)
        {
            // A code is never kept, wrong or right; an answer to somebody unknown must not leave their chat in the outbox.
            return await joins.TakeAsync(session, message, code, at.Count > 0, cancellationToken);
        }

        if (at.Count > 0 && await SeenMessages.TakeAsync(session, message, cancellationToken))
        {
            await standing.HeardAsync(session, message, cancellationToken);
            await AnswerAsync(session, message, at, cancellationToken);
        }

        return null;
    }

    private async ValueTask AnswerAsync(IWriteSession session, StaffMessage message, IReadOnlyList<Person> at, CancellationToken cancellationToken)
    {
        var key = $"{message.Chat}/{message.MessageId}";
        if (await ReplyAsync(session, message, at, key, cancellationToken) is { } reply)
        {
            await post.SendAsync(session, $"chat/{key}", $"{message.Sink}:{message.Chat}", reply, clock.Now, clock.Now, cancellationToken);
        }
    }

    private async ValueTask<ChatReply?> ReplyAsync(
        IWriteSession session, StaffMessage message, IReadOnlyList<Person> at, string key, CancellationToken cancellationToken)
    {
        var isPrivate = message.Private && !at.Any(p => p.Group);
        var card = message.ReplyTo is { } receipt ? await session.CardOfReceiptAsync(message.Sink, receipt, cancellationToken) : null;
        if (message.Forwarded)
        {
            return isPrivate ? await tips.HearAsync(session, message, at, cancellationToken) ?? words.Reply("chat.not_a_command", null) : null;
        }

        if (message.IsMedia)
        {
            // In a group pictures are talk, unless somebody holds one up to the card of a question.
            var question = card?.Object is ['C', ..] ? card.Object : null;
            return isPrivate || (question is not null && !message.IsGesture) ? words.Reply(question is null ? "chat.media" : "chat.media_reply", null, ("code", question ?? "")) : null;
        }

        if (CommandLine.Read(message.Text) is not { } line)
        {
            if (card is null || runner.ForReply(card, message.Text) is not var (reply, text))
            {
                // People talk in a group; alone with the desk, whoever writes is told that nobody reads it, unless they tell of a place they looked at.
                return isPrivate ? await tips.HearAsync(session, message, at, cancellationToken) ?? words.Reply("chat.not_a_command", null) : null;
            }

            return await runner.RunAsync(session, Asking(at, message, isPrivate, key, reply, text) with { Plain = true }, cancellationToken);
        }

        if (runner.Find(line, card) is not var (command, argument))
        {
            // In a group a name behind it may be another bot's.
            return isPrivate || !line.NamesBot ? words.Reply("chat.unknown_command", null) : null;
        }

        return await runner.RunAsync(session, Asking(at, message, isPrivate, key, command, argument), cancellationToken);
    }

    private Asked Asking(IReadOnlyList<Person> at, StaffMessage message, bool isPrivate, string key, IChatCommand command, string argument)
    {
        var person = DeskPeople.For(at, command.Roles);
        var speaker = isPrivate ? person : message.Speaker is { } own ? book.At(message.Sink, own).FirstOrDefault(p => !p.Group) : null;
        return new(command, argument, person, speaker, isPrivate, key, $"{message.Sink}:{message.Chat}");
    }
}
