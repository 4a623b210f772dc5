using System.Globalization;
using SocialWatch.Answers;
using SocialWatch.Cases;
using SocialWatch.Mentions;
using SocialWatch.Privacy;
using SocialWatch.Storage;

namespace SocialWatch.Pipeline;

/// <summary>Opens a case for a message or joins it to one, and seals where its writer can be answered.</summary>
internal sealed class CaseOpener(CaseBook book, ReplySenders senders, IKeyRing keys)
{
    /// <summary>Opens one; returns its id.</summary>
    /// <param name="address">Where it is answered: <c>conversation:…</c> or <c>item:…</c>; it is sealed at once.</param>
    /// <param name="lookup">Recognises the next message of this asker; null when nobody can.</param>
    public async ValueTask<string> OpenAsync(
        IWriteSession session, Mention mention, CaseDecision.Open open, string? thread, string address, byte[]? lookup, DateTimeOffset now, CancellationToken token)
    {
        var id = "C" + (await session.NextAsync("C", 1, token)).ToString(CultureInfo.InvariantCulture);
        var opening = new CaseOpening(
            id, mention.Channel, mention.Unit, Topics(mention), open.Kind, open.ToConfirm, mention.Restricted, mention.Private, thread,
            mention.At + senders.MeansOf(mention.Channel, mention.Private)?.Window, now - mention.At > CaseLedger.FoundLateAfter, book.Policy.Version);
        await book.OpenAsync(session, opening, CaseLedger.Opened(opening, mention.Id, mention.At, now), token);
        await SealAsync(session, id, 1, mention.Channel, address, lookup, token);
        return id;
    }

    /// <summary>Another person asks in a case that is there.</summary>
    public async ValueTask JoinAsync(
        IWriteSession session, Mention mention, string caseId, string address, byte[]? lookup, DateTimeOffset now, CancellationToken token)
    {
        if (await session.CaseHeadAsync(caseId, token) is { } head)
        {
            var asker = head.Askers + 1;
            await book.AddMessageAsync(session, head, new(CaseEventKind.AskerJoined, mention.At, now, asker, mention.Id), token);
            await SealAsync(session, caseId, asker, mention.Channel, address, lookup, token);
        }
    }

    /// <summary>The topics of a mention that stand over their thresholds.</summary>
    public static List<string> Topics(Mention mention) => [.. mention.Labels.Where(mention.Topics.ContainsKey)];

    /// <summary>Seals where an asker can be answered; what stood there is gone.</summary>
    public async ValueTask SealAsync(IWriteSession session, string caseId, int asker, string channel, string address, byte[]? lookup, CancellationToken token)
    {
        // An asker the platform does not name can still be answered under the comment; nothing recognises them again.
        var key = lookup ?? PersonMarks.Conversation(keys.AddressKey, channel, "unnamed|" + caseId + "|" + asker.ToString(CultureInfo.InvariantCulture));
        await session.AddReplyAddressAsync(new(caseId, asker, key, AddressSeal.Seal(keys.SealKey, caseId, asker, address)), token);
    }
}
