using SocialWatch.Privacy.Masking;

namespace SocialWatch.Mentions;

/// <summary>What kind of text a mention is (CONTRACTS: post, comment, message, forward, report).</summary>
public enum MentionKind { Post, Comment, Message, Forward, Report }

/// <summary>Who speaks: the union's own official identity, or anybody else.</summary>
public enum Origin { Member, Own }

/// <summary>Public reactions to an item; all counts ≥ 0.</summary>
public sealed record Engagement(int Likes, int Comments, int Shares);

/// <summary>What a fetched item says happened on the platform.</summary>
public enum ItemChange
{
    Seen,
    Removed,

    /// <summary>The member told the platform that what we keep of them shall go: no item, a wish (DESIGN 7). It names the conversation.</summary>
    Withdrawn,

    /// <summary>A new text of an item; one that was never seen is left to polling, which knows when it was written.</summary>
    Edited,
}

/// <summary>
/// One item as a connector saw it. It lives in memory only, between fetch and protect (DESIGN 5.2): the author and the conversation
/// in it are used to count people, to recognise an asker and to seal a reply address, and are then gone.
/// </summary>
public sealed record FetchedItem
{
    /// <summary>The channel it belongs to.</summary>
    public required string Channel { get; init; }

    /// <summary>The platform's id of the item, unique in the channel.</summary>
    public required string ExternalId { get; init; }

    /// <summary>True when <see cref="ExternalId"/> carries an author (a private chat, a tagged post): it is then stored as a keyed hash only.</summary>
    public bool ExternalIdIsPersonal { get; init; }

    public ItemChange Change { get; init; } = ItemChange.Seen;

    public required MentionKind Kind { get; init; }

    /// <summary>The platform's own time of the item, never the time of the poll.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The raw text; empty for a photo or sticker alone.</summary>
    public string Text { get; init; } = "";

    public Origin Origin { get; init; } = Origin.Member;

    /// <summary>The item it answers (comment → post, reply → comment), null at the top.</summary>
    public string? ParentExternalId { get; init; }

    /// <summary>The item at the top of the public thread (the post), null when it is the top itself.</summary>
    public string? ThreadExternalId { get; init; }

    /// <summary>The author's platform id, null when the platform withheld it. Never stored.</summary>
    public string? AuthorKey { get; init; }

    /// <summary>The private conversation to answer in; null for public items. Stored only sealed, with a case.</summary>
    public string? Conversation { get; init; }

    /// <summary>True when only the sender and the union can read it (OA, Messenger, bot chat).</summary>
    public bool Private { get; init; }

    /// <summary>A sticker, reaction or photo without words.</summary>
    public bool Wordless { get; init; }

    /// <summary>The unit named by an import row, or null.</summary>
    public string? Unit { get; init; }

    public Engagement? Engagement { get; init; }

    /// <summary>Spans of <see cref="Text"/> (UTF-16 units) in which the platform says a person is tagged.</summary>
    public IReadOnlyList<TextSpan> TaggedNames { get; init; } = [];

    /// <summary>The app that wrote an own item, when the platform says; a foreign one is no human answer (DESIGN 6.1).</summary>
    public string? AppId { get; init; }

    /// <summary>An own post that merely shares another's post; it does not count for the floor (DESIGN 6.4).</summary>
    public bool Shared { get; init; }
}
