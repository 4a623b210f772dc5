using System.Globalization;
using System.Text.Json.Nodes;
using SocialWatch.Simulator.Faults;

namespace SocialWatch.Simulator.Scripting;

/// <summary>A Facebook page and the page token that reads and writes it.</summary>
internal sealed record ScriptedPage(string Id, string Name, string Token)
{
    /// <summary>When its token dies, null = never.</summary>
    public DateTimeOffset? TokenExpires { get; init; }

    /// <summary>Permissions that its token lacks.</summary>
    public IReadOnlyList<string> Without { get; init; } = [];

    /// <summary>Whether every call must carry the app's proof.</summary>
    public bool DemandsProof { get; init; }
}

/// <summary>A Telegram bot; its id is the number before the colon of its token.</summary>
internal sealed record ScriptedBot(string Token, string Username)
{
    public long Id => long.Parse(Token.AsSpan(0, Token.IndexOf(':', StringComparison.Ordinal)), CultureInfo.InvariantCulture);
}

/// <summary>A Telegram chat the bot named by <paramref name="Bot"/> is in.</summary>
internal sealed record ScriptedChat(long Id, string Type, string Title, string Bot);

/// <summary>A Zalo Official Account, its app and its keys, and the groups it made.</summary>
internal sealed record ScriptedOa(string Id, string Name, string AppId, string AppSecret, string OaSecret, string AccessToken, string RefreshToken, string RedirectUri, IReadOnlyList<string> Groups);

/// <summary>A website with WordPress and a feed, or a YouTube channel (its id is the channel's; <paramref name="ApiKey"/> is the key that reads it).</summary>
internal sealed record ScriptedSite(string Id, string Kind, string? User, string? Password, string? ApiKey);

/// <summary>Somebody who writes; the id serves as page-scoped id and as Telegram user id.</summary>
internal sealed record ScriptedPerson(string Key, long Id, string Name, string? Username);

/// <summary>What an event does.</summary>
internal enum EventKind
{
    Post,
    Comment,
    Edit,
    Remove,
    Engage,
    Message,
    EditMessage,
    StaffPress,
    Membership,
    RawUpdate,
    OaMessage,
    OaAnswer,
    WebPost,
    WebComment,
    WebState,
    PageMessage,
    PageAnswer,
    Fault,
}

/// <summary>One thing that happens at one instant; crowds and routines are already spread out into these.</summary>
internal sealed record ScriptedEvent
{
    public required EventKind Kind { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The place of its source in the file's "events", for error texts.</summary>
    public required int Index { get; init; }

    public string? Key { get; init; }

    public string? Page { get; init; }

    public string? On { get; init; }

    public string? ReplyTo { get; init; }

    /// <summary>A person's key, or "page".</summary>
    public string? From { get; init; }

    public string? Text { get; init; }

    public string? StatusType { get; init; }

    public string? Target { get; init; }

    public int Likes { get; init; }

    public int Shares { get; init; }

    public long Chat { get; init; }

    public string? ForwardFrom { get; init; }

    public int? Thread { get; init; }

    /// <summary>Part of the bot's newest message that this is about: <c>{code}</c> in the text is the code it names. Nothing happens before it is there.</summary>
    public string? Card { get; init; }

    /// <summary>Whether it is sent as a reply to that message.</summary>
    public bool ToCard { get; init; }

    public string? Media { get; init; }

    /// <summary>A group of a Zalo account; null in a chat.</summary>
    public string? Group { get; init; }

    public string? Button { get; init; }

    /// <summary>A state of membership, or the app that wrote a page's answer.</summary>
    public string? Status { get; init; }

    public JsonObject? Update { get; init; }

    public FaultSpec? Fault { get; init; }
}
