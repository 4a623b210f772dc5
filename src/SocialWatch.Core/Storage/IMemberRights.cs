using SocialWatch.Privacy;

namespace SocialWatch.Storage;

/// <summary>A mention by which its own writer can be recognised by themself.</summary>
public sealed record SelfMarked(string Mention, string Channel, string Week, byte[] Mark);

/// <summary>That an erasure was done; not whose.</summary>
public sealed record ErasureRecord(string Channel, DateTimeOffset AskedAt, DateTimeOffset DoneAt, int Cases, int Mentions);

/// <summary>Reading what members asked of their own data (DESIGN 7).</summary>
public interface IMemberRightsQueries
{
    /// <summary>When this conversation asked for erasure without confirming it, null when it did not.</summary>
    ValueTask<DateTimeOffset?> ErasureAskedAsync(byte[] lookup, CancellationToken cancellationToken);

    /// <summary>Every case and asker whose address has this lookup hash, over or not.</summary>
    ValueTask<IReadOnlyList<(string Case, int Asker)>> AddressesOfAsync(byte[] lookup, CancellationToken cancellationToken);

    /// <summary>The case and asker that a mention asked in, over or not; null when it asked nothing.</summary>
    ValueTask<(string Case, int Asker)?> AskedInAsync(string mention, CancellationToken cancellationToken);

    /// <summary>Every mention of some channels that still carries a mark and a text.</summary>
    ValueTask<IReadOnlyList<SelfMarked>> SelfMarkedAsync(IReadOnlyCollection<string> channels, CancellationToken cancellationToken);

    /// <summary>All erasures that were done, oldest first.</summary>
    ValueTask<IReadOnlyList<ErasureRecord>> ErasuresAsync(CancellationToken cancellationToken);

    /// <summary>Notices to send now, oldest first.</summary>
    ValueTask<IReadOnlyList<MemberNotice>> MemberNoticesToSendAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken);

    /// <summary>Own items that were read in a conversation before there was a question, oldest first.</summary>
    ValueTask<IReadOnlyList<string>> EarlyAnswersAsync(byte[] lookup, CancellationToken cancellationToken);
}

/// <summary>Changing it. What is taken away leaves no byte.</summary>
public interface IMemberRightsWrites
{
    ValueTask AskErasureAsync(byte[] lookup, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Takes back the wish of a conversation, and every wish from before a time.</summary>
    ValueTask ForgetErasureWishesAsync(byte[]? lookup, DateTimeOffset before, CancellationToken cancellationToken);

    /// <summary>Erases texts and marks of mentions and marks them removed.</summary>
    ValueTask EraseMentionsAsync(IReadOnlyCollection<string> mentions, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Forgets where some askers can be answered.</summary>
    ValueTask ForgetAddressesAsync(IReadOnlyCollection<(string Case, int Asker)> askers, CancellationToken cancellationToken);
    ValueTask KeepErasureAsync(ErasureRecord record, CancellationToken cancellationToken);

    /// <summary>Inserts or replaces by number.</summary>
    ValueTask SaveMemberNoticeAsync(MemberNotice notice, CancellationToken cancellationToken);
    ValueTask ForgetMemberNoticeAsync(long number, CancellationToken cancellationToken);

    ValueTask KeepEarlyAnswerAsync(byte[] lookup, string mention, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Forgets the early answers of a conversation, or with none named those from before a time.</summary>
    ValueTask ForgetEarlyAnswersAsync(byte[]? lookup, DateTimeOffset before, CancellationToken cancellationToken);
}
