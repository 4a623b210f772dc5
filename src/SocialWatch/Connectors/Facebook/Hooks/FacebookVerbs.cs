namespace SocialWatch.Connectors.Facebook.Hooks;

/// <summary>What a verb says happened.</summary>
internal enum FacebookVerb { Add, Edit, Remove, Other }

/// <summary>The verbs and items of the feed. Documents and recordings spell verbs in two ways: both are taken. Pure.</summary>
internal static class FacebookVerbs
{
    private static readonly string[] Posts = ["post", "status", "photo", "video", "note", "link", "album", "event", "milestone", "photo-album", "picture"];

    public static FacebookVerb Of(string? verb) => verb switch
    {
        "add" or "added" or "create" or "created" => FacebookVerb.Add,
        "edit" or "edited" or "update" or "updated" => FacebookVerb.Edit,
        "remove" or "removed" or "delete" or "deleted" => FacebookVerb.Remove,
        _ => FacebookVerb.Other,
    };

    public static bool IsComment(string? item) => item == "comment";

    public static bool IsPost(string? item) => Posts.Contains(item, StringComparer.Ordinal);

    /// <summary>A name as it may be counted: what is shaped like no name is not repeated.</summary>
    public static string Counted(string? name) =>
        name is { Length: > 0 and <= 32 } && name.All(c => c is (>= 'a' and <= 'z') or '_' or '-') ? name : "unknown";
}
