namespace SocialWatch.Connectors.Facebook;

/// <summary>The pools in which Facebook counts calls. Pure.</summary>
internal static class FacebookPools
{
    /// <summary>All calls of the app.</summary>
    public const string App = "app";

    /// <summary>Posts and comments of a page.</summary>
    public const string Pages = "pages";

    /// <summary>Conversations and messages, counted apart with the same token.</summary>
    public const string Messenger = "messenger";

    /// <summary>The pool of a call.</summary>
    public static string Of(string path) =>
        path == "debug_token" ? App
        : path.EndsWith("/conversations", StringComparison.Ordinal) || path.EndsWith("/messages", StringComparison.Ordinal) ? Messenger
        : Pages;

    /// <summary>The pool that a throttle names, null when it names none: then it is that of the call.</summary>
    public static string? OfCode(string fault) => fault.Split(':', '/') switch
    {
        [_, "4", ..] => App,
        [_, "32" or "80001", ..] => Pages,
        [_, "80006", ..] => Messenger,
        _ => null,
    };
}
