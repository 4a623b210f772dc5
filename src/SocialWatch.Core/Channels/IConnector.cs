using SocialWatch.Chat;
using SocialWatch.Mentions;

namespace SocialWatch.Channels;

/// <summary>What a platform lets a connector know.</summary>
public sealed record ConnectorTraits(bool CanBackfill, bool SeesEdits, bool SeesRemovals, TimeSpan? BackfillLimit = null);

/// <summary>
/// What is polled in one go: all channels of one kind and account. Most networks have one channel per account; a Telegram bot serves many.
/// </summary>
/// <param name="Id">Stable id, <c>kind/account</c>; the watermark belongs to it.</param>
public sealed record Source(string Id, string Kind, string Account, IReadOnlyList<Channel> Channels);

/// <summary>
/// One page of items and the watermark that holds once they are committed. The watermark never carries a conversation, an author or a token.
/// </summary>
/// <param name="Items">In any order.</param>
/// <param name="Watermark">Opaque to all but the connector.</param>
/// <param name="PassedOver">Counts of things not taken, by kind (an unknown update, an unregistered chat): counts only.</param>
public sealed record FetchedPage(IReadOnlyList<FetchedItem> Items, string Watermark, IReadOnlyDictionary<string, int>? PassedOver = null)
{
    /// <summary>A chat that moved: old source value → new one (Telegram supergroup migration).</summary>
    public IReadOnlyDictionary<string, string>? MovedSources { get; init; }

    /// <summary>What staff wrote in their own chats, oldest first: work for the desk, never an item.</summary>
    public IReadOnlyList<StaffMessage> Staff { get; init; } = [];
}

/// <summary>What <c>check-config --online</c> found: which setting is wrong, and what to do.</summary>
public sealed record CheckFinding(bool Ok, string Setting, string Reason);

/// <summary>
/// Reads one network. A connector fetches and maps; it does not catch, store, retry or log texts. Adding one is one folder (DESIGN 4).
/// </summary>
public interface IConnector
{
    /// <summary>The channel kind it serves, e.g. <c>facebook</c>. Unique.</summary>
    string Kind { get; }

    ConnectorTraits Traits { get; }

    /// <summary>
    /// Yields pages; the caller commits each page with its watermark before asking for the next, so that a later call may confirm it to the platform.
    /// </summary>
    /// <param name="source">What to poll.</param>
    /// <param name="watermark">The last committed watermark, null at first.</param>
    /// <param name="cancellationToken">Stops the poll between two calls.</param>
    IAsyncEnumerable<FetchedPage> FetchAsync(Source source, string? watermark, CancellationToken cancellationToken);

    /// <summary>Tests the credentials and the address, naming the setting that is wrong.</summary>
    Task<IReadOnlyList<CheckFinding>> CheckAsync(Source source, CancellationToken cancellationToken);

    /// <summary>What an exception of <see cref="FetchAsync"/> means; the shared default is <see cref="SourceFault.From"/>.</summary>
    SourceFault Explain(Exception exception) => SourceFault.From(exception);
}
