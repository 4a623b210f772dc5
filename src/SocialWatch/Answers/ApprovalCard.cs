using SocialWatch.Chat;
using SocialWatch.Chat.Desk;

namespace SocialWatch.Answers;

/// <summary>
/// The card of an answer that waits for approval: everybody who was asked sees at once that somebody decided, and has no button left that would do nothing (DESIGN 6.3). Whoever may
/// not approve (any more), and whoever holds one whose words were blanked, keeps the message as it is.
/// </summary>
internal sealed class ApprovalCard(AnswerTeller teller, DeskWords words) : ICardSource
{
    /// <summary>The first letter of the ids of answers.</summary>
    public const char Letter = 'R';

    public char Kind => Letter;

    public async ValueTask<ChatReply?> CardAsync(ChatCall reader, SentCard? sent, CancellationToken cancellationToken)
    {
        if (await reader.Session.AnswerAsync(reader.Argument, cancellationToken) is not { } answer || await reader.Session.CaseAsync(answer.Case, cancellationToken) is not { } value)
        {
            return null;
        }

        return answer.Text.Length > 0 && teller.MayApprove(reader.Person, value, reader.Now)
            ? teller.Asking(value, answer, reader.Now)
            : words.Reply("chat.reply.nothing_to_settle", value.Id, ("code", value.Id));
    }
}
