using SocialWatch.Cases;
using SocialWatch.Mentions;
using SocialWatch.Privacy;

namespace SocialWatch.Storage;

/// <summary>Reading cases. Lists are ordered by opening time then number.</summary>
public interface ICaseQueries
{
    ValueTask<Case?> CaseAsync(string id, CancellationToken cancellationToken);
    ValueTask<IReadOnlyList<Case>> CasesAsync(ListFilter filter, CancellationToken cancellationToken);
    ValueTask<IReadOnlyList<CaseEvent>> CaseEventsAsync(string id, CancellationToken cancellationToken);

    /// <summary>The case of a public thread that is not closed or withdrawn, or null.</summary>
    ValueTask<Case?> CaseOfThreadAsync(string channel, string thread, CancellationToken cancellationToken);

    /// <summary>The case and asker that a conversation's or thread asker's lookup hash belongs to, newest first, closed ones included; null when none.</summary>
    ValueTask<(Case Case, int Asker)?> CaseOfLookupAsync(byte[] lookup, CancellationToken cancellationToken);

    /// <summary>The open case and asker that a mention waits in, or null.</summary>
    ValueTask<(Case Case, int Asker)?> CaseOfMentionAsync(string mention, CancellationToken cancellationToken);

    /// <summary>The case without its askers, or null.</summary>
    ValueTask<CaseHead?> CaseHeadAsync(string id, CancellationToken cancellationToken);

    /// <summary>As <see cref="CaseOfThreadAsync"/>, without its askers.</summary>
    ValueTask<CaseHead?> HeadOfThreadAsync(string channel, string thread, CancellationToken cancellationToken);

    /// <summary>As <see cref="CaseOfLookupAsync"/>, without its askers.</summary>
    ValueTask<(CaseHead Head, int Asker)?> HeadOfLookupAsync(byte[] lookup, CancellationToken cancellationToken);

    /// <summary>One asker of a case, or null.</summary>
    ValueTask<Asker?> AskerAsync(string caseId, int number, CancellationToken cancellationToken);

    /// <summary>The log entries that name this asker or nobody, and every taken-back answer, in the order in which they were written.</summary>
    ValueTask<IReadOnlyList<CaseEvent>> EventsOfAskerAsync(string caseId, int asker, CancellationToken cancellationToken);

    /// <summary>Who waits in a case with a question that is this public item, or stands under it.</summary>
    ValueTask<IReadOnlyList<int>> WaitingUnderAsync(string caseId, string externalId, CancellationToken cancellationToken);

    /// <summary>Cases with a running clock due at or before a time, nearest first.</summary>
    ValueTask<IReadOnlyList<Case>> CasesDueAsync(DateTimeOffset until, CancellationToken cancellationToken);
    ValueTask<ReplyAddress?> ReplyAddressAsync(string caseId, int asker, CancellationToken cancellationToken);
}

/// <summary>Changing cases.</summary>
public interface ICaseWrites
{
    /// <summary>Stores a case and its new log entries; the log is append-only.</summary>
    ValueTask SaveCaseAsync(Case value, CaseOpening? opening, IReadOnlyList<CaseEvent> added, CancellationToken cancellationToken);

    /// <summary>Stores what one more message of one asker changed, and its log entry.</summary>
    ValueTask SaveStepAsync(CaseStep step, CancellationToken cancellationToken);
    ValueTask AddReplyAddressAsync(ReplyAddress address, CancellationToken cancellationToken);

    /// <summary>Removes the reply addresses of cases closed before a time; returns how many.</summary>
    ValueTask<int> ForgetReplyAddressesAsync(DateTimeOffset closedBefore, CancellationToken cancellationToken);
}
