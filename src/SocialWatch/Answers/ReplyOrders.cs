using System.Security.Cryptography;
using SocialWatch.Cases;
using SocialWatch.Channels;
using SocialWatch.Privacy;
using SocialWatch.Storage;
using SocialWatch.Time;

namespace SocialWatch.Answers;

/// <summary>Opens the sealed address of an asker for the one call that needs it (DESIGN 7).</summary>
internal sealed class ReplyOrders(IStore store, IKeyRing keys, ReplySenders senders, LocalClock clock)
{
    private const string Conversation = "conversation:";
    private const string Item = "item:";
    private const char Quoted = '\n';

    /// <summary>The address of an asker in private: the conversation, and their newest message, which an answer quotes.</summary>
    public static string InConversation(string? conversation, string message) => Conversation + conversation + Quoted + message;

    /// <summary>An id that carried a person is stored as a hash: only the sealed address can name it to the platform.</summary>
    private const string Hashed = "h:";

    /// <summary>The order, or the code of why there is none.</summary>
    public async Task<(ReplyOrder? Order, string? Why)> MakeAsync(Answer answer, CancellationToken cancellationToken)
    {
        var (value, sealedAddress, question) = await store.ReadAsync(
            async (s, t) =>
            {
                var found = await s.CaseAsync(answer.Case, t);
                var waiting = found?.Askers.FirstOrDefault(a => a.Number == answer.Asker)?.WaitingMessage;
                return (found, answer.Asker is { } asker ? await s.ReplyAddressAsync(answer.Case, asker, t) : null, waiting is null ? null : await s.MentionAsync(waiting, t));
            },
            cancellationToken);
        if (value is null || senders.Channel(value.Channel) is not { } channel || senders.Of(value.Channel) is not { } sender)
        {
            return (null, AnswerErrors.NoWay);
        }

        if (answer.State == AnswerState.Queued)
        {
            if (value.State is CaseState.Closed or CaseState.Withdrawn)
            {
                return (null, AnswerErrors.CaseOver);
            }

            var window = ReplyWindow.At(value.WindowEndsAt, sender.Means(channel, value.Private), clock.Now);
            if (window == WindowState.Over || (window == WindowState.NeedsClick && !answer.HumanAgent))
            {
                return (null, AnswerErrors.WindowOver);
            }
        }

        var since = answer.SendingSince ?? clock.Now;
        if (answer.Asker is null)
        {
            return value.Thread is { } thread ? (new(channel, null, thread, answer.Text, since, answer.HumanAgent) { Thread = thread }, null) : (null, AnswerErrors.NoAddress);
        }

        if (sealedAddress is null || Open(sealedAddress) is not { } address)
        {
            return (null, AnswerErrors.NoAddress);
        }

        return address.StartsWith(Conversation, StringComparison.Ordinal)
            ? (InPrivate(channel, address[Conversation.Length..], answer, since), null)
            : (new(channel, null, question is { Removed: false } && !question.ExternalId.StartsWith(Hashed, StringComparison.Ordinal) ? question.ExternalId : address[Item.Length..], answer.Text, since, answer.HumanAgent)
            {
                Thread = value.Thread, Under = question?.Parent is { } parent && parent != question.Thread ? parent : null,
            }, null);
    }

    private static ReplyOrder InPrivate(Channel channel, string address, Answer answer, DateTimeOffset since)
    {
        var cut = address.IndexOf(Quoted, StringComparison.Ordinal);
        return cut < 0 ? new(channel, address, null, answer.Text, since, answer.HumanAgent) : new(channel, address[..cut], address[(cut + 1)..], answer.Text, since, answer.HumanAgent);
    }

    private string? Open(ReplyAddress address)
    {
        try
        {
            return AddressSeal.Open(keys.SealKey, address.Case, address.Asker, address.Sealed);
        }
        catch (CryptographicException)
        {
            return null; // sealed under a key that is gone: as good as no address
        }
    }
}
