using System.Collections.Concurrent;
using SocialWatch.Organisation;
using SocialWatch.Storage;
using SocialWatch.Time;

namespace SocialWatch.Chat.Desk;

/// <summary>
/// Reads what staff write and queues the answers (DESIGN 6.3). A command that fails undoes the page it came with; when the page comes again that command is
/// answered with an apology, so that one bad question holds nothing up.
/// </summary>
internal sealed class StaffDesk(ChatCommands commands, DeskPeople people, DeskPost post, DeskWords words, LocalClock clock, ILogger<StaffDesk> log) : IStaffInbox
{
    private readonly ConcurrentDictionary<string, bool> _failed = new(StringComparer.Ordinal);

    public async ValueTask TakeAsync(IWriteSession session, IReadOnlyList<StaffMessage> messages, CancellationToken cancellationToken)
    {
        foreach (var message in messages)
        {
            var at = people.At(message.Sink, message.Chat);
            if (at.Count == 0 || !await SeenMessages.TakeAsync(session, message, cancellationToken))
            {
                continue;
            }

            var key = $"{message.Chat}/{message.MessageId}";
            if (await AnswerAsync(session, message, at, key, cancellationToken) is { } reply)
            {
                var now = clock.Now;
                await post.SendAsync(session, $"chat/{key}", $"{message.Sink}:{message.Chat}", reply, now, now, cancellationToken);
            }
        }
    }

    private async ValueTask<ChatReply?> AnswerAsync(
        IWriteSession session, StaffMessage message, IReadOnlyList<Person> at, string key, CancellationToken cancellationToken)
    {
        var isPrivate = message.Private && !at.Any(p => p.Group);
        if (CommandLine.Read(message.Text) is not { } line)
        {
            // People talk in a group; alone with the desk, whoever writes is told that nobody reads it.
            return isPrivate ? words.Reply("chat.not_a_command", null) : null;
        }

        if (commands.Find(line) is not var (command, argument))
        {
            // In a group a name behind it may be another bot's.
            return isPrivate || !line.NamesBot ? words.Reply("chat.unknown_command", null) : null;
        }

        var person = DeskPeople.For(at, command.Roles);
        if (!DeskPeople.Has(person, command.Roles))
        {
            return words.Reply("chat.refused.role", null, ("verb", command.Verb), ("roles", words.Roles(command.Roles)));
        }

        if (_failed.TryRemove(key, out _))
        {
            return words.Reply("chat.failed", null, ("verb", command.Verb));
        }

        var speaker = isPrivate ? person : message.Speaker is { } own ? people.At(message.Sink, own).FirstOrDefault(p => !p.Group) : null;
        DeskLog.Asked(log, (speaker ?? person).Id, command.Verb);
        var call = new ChatCall(person, argument, session, clock.Now)
        {
            Private = isPrivate, Speaker = speaker, Key = key, ReplyTo = $"{message.Sink}:{message.Chat}",
        };
        try
        {
            return await command.AnswerAsync(call, cancellationToken);
        }
        catch (Exception e) when (e is not (StoreFaultException or OperationCanceledException))
        {
            _failed[key] = true;
            DeskLog.Failed(log, command.Verb, e.GetType().Name);
            throw;
        }
    }
}
