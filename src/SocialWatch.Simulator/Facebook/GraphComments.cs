using System.Text.Json.Nodes;
using SocialWatch.Simulator.World;

namespace SocialWatch.Simulator.Facebook;

/// <summary>
/// The comments under a post or the replies to a comment. filter=toplevel (default) leaves replies out; filter=stream
/// gives every level flat and in the order of time. Without an order the top level is "ranked", as recorded.
/// </summary>
internal sealed record GraphComments(IReadOnlyList<GraphItem> Items, string Order)
{
    public static GraphComments Select(GraphItem under, string? filter, string? order)
    {
        var stream = filter switch
        {
            null or "toplevel" => false,
            "stream" => true,
            _ => throw new GraphException(GraphErrors.Parameter("Param filter must be one of {toplevel, stream}")),
        };
        IEnumerable<GraphItem> items = under.IsPost
            ? under.Comments.Where(one => stream || one.Parent is null)
            : under.Replies;
        order ??= stream || !under.IsPost ? "chronological" : "ranked";
        return order switch
        {
            "chronological" => new([.. items], order),
            "reverse_chronological" => new([.. items.Reverse()], order),
            // Ranked must not change between two pages of one reading: by age of the conversation, busiest writers' luck aside.
            "ranked" => new([.. items.OrderBy(one => one.Number % 5).ThenBy(one => one.Number)], order),
            _ => throw new GraphException(GraphErrors.Parameter("Param order must be one of {chronological, reverse_chronological}")),
        };
    }

    public JsonObject Summary(DateTimeOffset now) => new()
    {
        ["order"] = Order,
        ["total_count"] = Items.Count(one => one.Exists(now)),
        ["can_comment"] = true,
    };
}
