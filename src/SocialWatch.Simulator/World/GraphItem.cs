using SocialWatch.Simulator.Scripting;

namespace SocialWatch.Simulator.World;

/// <summary>Who wrote an item, as the network names them.</summary>
internal sealed record GraphAuthor(string Id, string Name);

/// <summary>A post or a comment with everything that happens to it in time; what a reader sees follows from the instant.</summary>
internal sealed class GraphItem
{
    private readonly List<(DateTimeOffset At, string? Text)> texts = [];
    private readonly List<(DateTimeOffset At, int Likes, int Shares)> engagement = [];

    /// <summary>The order of making, which parts items of one second.</summary>
    public required long Number { get; init; }

    /// <summary>The last part of the id.</summary>
    public required string LocalId { get; init; }

    public required string Id { get; init; }

    public required ScriptedPage Page { get; init; }

    public required GraphAuthor From { get; init; }

    public required DateTimeOffset At { get; init; }

    public string? StatusType { get; init; }

    public bool HasPhoto { get; init; }

    /// <summary>The post a comment is under; null for a post.</summary>
    public GraphItem? Post { get; init; }

    /// <summary>The comment a reply answers; Facebook has two levels only.</summary>
    public GraphItem? Parent { get; init; }

    /// <summary>Written through the API, by our own app.</summary>
    public bool ByApp { get; init; }

    public bool Hidden { get; set; }

    /// <summary>When it is to be published, for a post that is planned; readers of the feed do not see it before.</summary>
    public DateTimeOffset? PlannedFor { get; init; }

    public DateTimeOffset? RemovedAt { get; set; }

    /// <summary>All comments under a post, replies too, in the order of time.</summary>
    public List<GraphItem> Comments { get; } = [];

    /// <summary>The replies to a comment, in the order of time.</summary>
    public List<GraphItem> Replies { get; } = [];

    public bool IsPost => Post is null;

    public bool ByPage => From.Id == Page.Id;

    /// <summary>Every text it had, the first one marked.</summary>
    public IEnumerable<(DateTimeOffset At, string? Text, bool First)> Texts => texts.Select((text, place) => (text.At, text.Text, place == 0));

    public void Write(DateTimeOffset at, string? text) => texts.Add((at, text));

    public void Engage(DateTimeOffset at, int likes, int shares) => engagement.Add((at, likes, shares));

    public bool Exists(DateTimeOffset now) =>
        At <= now && !(RemovedAt <= now) && (Post?.Exists(now) ?? true) && (Parent?.Exists(now) ?? true);

    public string? Text(DateTimeOffset now) => texts.LastOrDefault(text => text.At <= now).Text;

    public int Likes(DateTimeOffset now) => engagement.LastOrDefault(one => one.At <= now).Likes;

    public int Shares(DateTimeOffset now) => engagement.LastOrDefault(one => one.At <= now).Shares;

    /// <summary>Created, edited or commented on, whichever came last.</summary>
    public DateTimeOffset UpdatedAt(DateTimeOffset now)
    {
        var edited = texts.LastOrDefault(text => text.At <= now).At;
        var commented = Comments.FindLast(one => one.At <= now)?.At ?? At;
        return new[] { At, edited, commented }.Max();
    }
}
