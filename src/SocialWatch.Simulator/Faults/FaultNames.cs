using SocialWatch.Simulator.Facebook;
using SocialWatch.Simulator.Sites;
using SocialWatch.Simulator.Telegram;
using SocialWatch.Simulator.Zalo;

namespace SocialWatch.Simulator.Faults;

/// <summary>The names a fault may have. A name may be cut at an underscore while it stays the only one: "error_368".</summary>
internal static class FaultNames
{
    public const string HtmlError = "http_500_html";
    public const string TruncatedJson = "truncated_json";
    public const string CutConnection = "cut_connection";
    public const string Delay = "delay";
    public const string Timeout = "timeout";
    public const string EmptyPageWithNext = "empty_page_with_next";
    public const string RepeatedItems = "repeated_items";
    public const string MissingFrom = "missing_from";
    public const string NumericIds = "numeric_ids";
    public const string MissingPaging = "missing_paging";
    public const string UsageHeaders = "usage_headers";

    /// <summary>What happens to an answer, or to the connection, whichever network it is.</summary>
    public static readonly IReadOnlyList<string> Shapes =
    [
        HtmlError, TruncatedJson, CutConnection, Delay, Timeout, EmptyPageWithNext, RepeatedItems,
        MissingFrom, NumericIds, MissingPaging, UsageHeaders,
    ];

    public static readonly IReadOnlyList<string> All = [.. Shapes, .. GraphErrors.All.Keys, .. BotErrors.All.Keys, .. ZaloErrors.All.Keys, .. SiteErrors.All.Keys];

    /// <summary>The full name, or null when it is none or several.</summary>
    public static string? Find(string name)
    {
        if (All.Contains(name, StringComparer.Ordinal))
        {
            return name;
        }

        var found = All.Where(known => known.StartsWith(name + "_", StringComparison.Ordinal)).Take(2).ToList();
        return found.Count == 1 ? found[0] : null;
    }

    /// <summary>The network an error belongs to; null for a shape.</summary>
    public static string? NetworkOf(string name) =>
        GraphErrors.All.ContainsKey(name) ? Networks.Facebook : BotErrors.All.ContainsKey(name) ? Networks.Telegram : ZaloErrors.All.ContainsKey(name) ? Networks.Zalo
        : SiteErrors.All.TryGetValue(name, out var site) ? site.Network : null;
}
