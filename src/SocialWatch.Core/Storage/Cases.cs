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

    /// <summary>Cases with a running clock due at or before a time, nearest first.</summary>
    ValueTask<IReadOnlyList<Case>> CasesDueAsync(DateTimeOffset until, CancellationToken cancellationToken);
    ValueTask<ReplyAddress?> ReplyAddressAsync(string caseId, int asker, CancellationToken cancellationToken);
}

/// <summary>Changing cases.</summary>
public interface ICaseWrites
{
    /// <summary>Stores a case and its new log entries; the log is append-only.</summary>
    ValueTask SaveCaseAsync(Case value, CaseOpening? opening, IReadOnlyList<CaseEvent> added, CancellationToken cancellationToken);
    ValueTask AddReplyAddressAsync(ReplyAddress address, CancellationToken cancellationToken);

    /// <summary>Removes the reply addresses of cases closed before a time; returns how many.</summary>
    ValueTask<int> ForgetReplyAddressesAsync(DateTimeOffset closedBefore, CancellationToken cancellationToken);
}
