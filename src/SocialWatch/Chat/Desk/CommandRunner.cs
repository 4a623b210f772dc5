using System.Collections.Concurrent;
using SocialWatch.Answers;
using SocialWatch.Organisation;
using SocialWatch.Storage;
using SocialWatch.Time;

namespace SocialWatch.Chat.Desk;

/// <summary>A command that somebody asked for, by typing it, by pressing a button or by replying to a card.</summary>
/// <param name="Person">In whose name.</param>
/// <param name="Speaker">The member of staff, where known.</param>
/// <param name="Key">Of what they wrote or pressed; unique.</param>
/// <param name="ReplyTo">Sink and address of the answer.</param>
/// <param name="Plain">Whether it was a plain reply to a card.</param>
internal sealed record Asked(IChatCommand Command, string Argument, Person Person, Person? Speaker, bool Private, string Key, string ReplyTo, bool Plain = false);

/// <summary>
/// The one way to a command: its role is checked, then it runs. A command that fails undoes the page it came with; when the page comes again that command is answered
/// with an apology, so that one bad question holds nothing up.
/// </summary>
internal sealed class CommandRunner(ChatCommands commands, CardReplies replies, DeskWords words, LocalClock clock, ILogger<CommandRunner> log)
{
    private readonly ConcurrentDictionary<string, bool> _failed = new(StringComparer.Ordinal);

    /// <summary>The command of a line; in a reply to a card the card's code may be left out.</summary>
    public (IChatCommand Command, string Argument)? Find(CommandLine line, SentCard? card) =>
        commands.Find(line) is not var (command, argument) ? null
        : card is not null && command.TakesCode && ObjectCode.Read(argument) is null ? (command, $"{card.Object} {argument}".Trim())
        : (command, argument);

    /// <summary>The command that takes what was written as a reply to a card; null when none does: what is said under an answer that waits for approval is not for the member.</summary>
    public (IChatCommand Command, string Argument)? ForReply(SentCard card, string text) =>
        card.Code[0] != ApprovalCard.Letter && replies.For(card.Object) is { } verb && commands.Find(new(verb, $"{card.Object} {text.Trim()}", false)) is { } found ? found : null;

    /// <summary>The command of a button, null when the program has it no more.</summary>
    public IChatCommand? Find(string verb) => commands.Find(new(verb, "", false))?.Command;

    public async ValueTask<ChatReply> RunAsync(IWriteSession session, Asked asked, CancellationToken cancellationToken)
    {
        var (command, person) = (asked.Command, asked.Person);
        if (!DeskPeople.Has(person, command.Roles))
        {
            return words.Reply("chat.refused.role", null, ("verb", command.Verb), ("roles", words.Roles(command.Roles)));
        }

        if (_failed.TryRemove(asked.Key, out _))
        {
            return words.Reply("chat.failed", null, ("verb", command.Verb));
        }

        DeskLog.Asked(log, (asked.Speaker ?? person).Id, command.Verb);
        var call = new ChatCall(person, asked.Argument, session, clock.Now) { Private = asked.Private, Speaker = asked.Speaker, Key = asked.Key, ReplyTo = asked.ReplyTo, Plain = asked.Plain };
        try
        {
            return await command.AnswerAsync(call, cancellationToken);
        }
        catch (Exception e) when (e is not (StoreFaultException or OperationCanceledException))
        {
            _failed[asked.Key] = true;
            DeskLog.Failed(log, command.Verb, e.GetType().Name);
            throw;
        }
    }
}
