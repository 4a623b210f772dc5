namespace SocialWatch.Connectors.Zalo;

/// <summary>What a webhook event is to us.</summary>
internal enum ZaloEventKind
{
    /// <summary>A member wrote to the account.</summary>
    FromMember,

    /// <summary>A visitor without an account of their own wrote.</summary>
    FromVisitor,

    /// <summary>A member wrote in a group.</summary>
    InGroup,

    /// <summary>The account wrote; of meaning only when a person of ours typed it.</summary>
    FromAccount,

    /// <summary>A member told Zalo that the account shall forget them.</summary>
    Withdrawn,

    /// <summary>Permission was taken back: the next poll will say so, and should be soon.</summary>
    Revoked,

    /// <summary>Anything else: its kind is counted.</summary>
    Other,
}

/// <summary>Kinds of events by name; documents disagree on some, so prefixes decide. Pure.</summary>
internal static class ZaloEvents
{
    private static readonly string[] Contents =
        ["text", "image", "link", "audio", "video", "sticker", "gif", "location", "business_card", "file", "list", "template"];

    public static ZaloEventKind KindOf(string? name) => name switch
    {
        null => ZaloEventKind.Other,
        "permission_revoked" => ZaloEventKind.Revoked,
        "user_withdraw" => ZaloEventKind.Withdrawn,
        _ when Is(name, "user_send_group_") => ZaloEventKind.InGroup,
        _ when Is(name, "user_send_") => ZaloEventKind.FromMember,
        _ when Is(name, "anonymous_send_") => ZaloEventKind.FromVisitor,
        _ when Is(name, "oa_send_") && !name.StartsWith("oa_send_anonymous_", StringComparison.Ordinal) && !name.StartsWith("oa_send_group_", StringComparison.Ordinal) => ZaloEventKind.FromAccount,
        _ => ZaloEventKind.Other,
    };

    /// <summary>A name as it may be counted: what is shaped like no name is not repeated.</summary>
    public static string Counted(string? name) => name is { Length: > 0 and <= 48 } && name.All(c => c is (>= 'a' and <= 'z') or '_') ? name : "unknown";

    private static bool Is(string name, string prefix) => name.StartsWith(prefix, StringComparison.Ordinal) && Contents.Contains(name[prefix.Length..], StringComparer.Ordinal);
}
