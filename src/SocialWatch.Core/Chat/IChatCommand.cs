using SocialWatch.Notify;
using SocialWatch.Organisation;
using SocialWatch.Storage;

namespace SocialWatch.Chat;

/// <summary>
/// One command of the desk. Found by scanning; adding one is one file. It reads and writes only through <see cref="ChatCall.Session"/>, so that what it did and
/// its answer are durable together. Thread-safe.
/// </summary>
public interface IChatCommand
{
    /// <summary>Without the slash, lower case, no accents, e.g. <c>xem</c>. Unique over all commands and their aliases: a duplicate stops the host.</summary>
    string Verb { get; }

    /// <summary>Other spellings, as <see cref="Verb"/>.</summary>
    IReadOnlyList<string> Aliases => [];

    /// <summary>The text that <c>/trogiup</c> shows for it.</summary>
    string HelpKey { get; }

    /// <summary>Who may ask, of the roles in people.json; empty = everybody who is in it.</summary>
    IReadOnlyList<string> Roles { get; }

    /// <summary>Whether its argument begins with a code: then the code may be left out where the command answers a card.</summary>
    bool TakesCode => false;

    /// <summary>The answer; a refusal is an answer too, an exception is a fault.</summary>
    ValueTask<ChatReply> AnswerAsync(ChatCall call, CancellationToken cancellationToken);
}

/// <summary>One question to the desk.</summary>
/// <param name="Person">In whose name it is answered: the person of a private chat, or the group with its own roles and scope.</param>
/// <param name="Argument">What stands behind the command, cleaned and trimmed; perhaps empty. Not to be stored or logged.</param>
/// <param name="Session">The transaction in which it is answered.</param>
/// <param name="Now">With the offset +07:00.</param>
public sealed record ChatCall(Person Person, string Argument, IWriteSession Session, DateTimeOffset Now)
{
    /// <summary>False where several people read the answer: nothing restricted and no quote goes there.</summary>
    public required bool Private { get; init; }

    /// <summary>The member of staff who wrote in a group, when known; in a private chat the person themself.</summary>
    public Person? Speaker { get; init; }

    /// <summary>Chat and message, unique; what a command queues itself has it in its key.</summary>
    public required string Key { get; init; }

    /// <summary>True when the words were a plain reply to a card, without a command: in a group they may have been meant for the colleagues.</summary>
    public bool Plain { get; init; }

    /// <summary>Sink and address the answer goes to, e.g. <c>telegram:9001</c>.</summary>
    public required string ReplyTo { get; init; }
}

/// <summary>What the desk says. The first line of the text is its title.</summary>
/// <param name="Text">At most <see cref="ReplyText.Limit"/> UTF-16 units.</param>
/// <param name="Code">The object it is about (<c>H3</c>, <c>C12</c>, <c>A7</c>), or null.</param>
public sealed record ChatReply(string Text, string? Code = null)
{
    /// <summary>What may be pressed under the answer.</summary>
    public IReadOnlyList<CardButton> Buttons { get; init; } = [];

    /// <summary>The object whose card it is where that is not <see cref="Code"/> itself, e.g. the answer <c>R7</c> that waits in the case <c>C12</c>.</summary>
    public string? CardOf { get; init; }

    /// <summary>Not null when this is the card of <see cref="Code"/>: the message is edited as the object changes.</summary>
    public CardFollow? Card { get; init; }
}
