using System.Globalization;
using SocialWatch.Simulator.Scripting;

namespace SocialWatch.Simulator.World;

/// <summary>The pages, posts and comments. Not thread-safe: its owner holds the gate.</summary>
internal sealed class GraphWorld
{
    private readonly Dictionary<string, GraphItem> byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, GraphItem> byKey = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ScriptedPerson> people;
    private readonly Dictionary<string, List<GraphItem>> posts;
    private long count;

    public GraphWorld(Scenario scenario)
    {
        Pages = scenario.Pages.ToDictionary(page => page.Id, StringComparer.Ordinal);
        people = scenario.People.ToDictionary(person => person.Key, StringComparer.Ordinal);
        posts = scenario.Pages.ToDictionary(page => page.Id, _ => new List<GraphItem>(), StringComparer.Ordinal);
        Add(scenario.Events);
    }

    public IReadOnlyDictionary<string, ScriptedPage> Pages { get; }

    public int Count => byId.Count;

    public void Learn(IEnumerable<ScriptedPerson> more)
    {
        foreach (var person in more)
        {
            people[person.Key] = person;
        }
    }

    public void Add(IEnumerable<ScriptedEvent> events)
    {
        foreach (var one in events)
        {
            switch (one.Kind)
            {
                case EventKind.Post:
                    var post = AddPost(Pages[one.Page!], Author(one, Pages[one.Page!]), one.At, one.Text, one.StatusType, byApp: false);
                    byKey[one.Key!] = post;
                    break;
                case EventKind.Comment:
                    var under = byKey[one.On!];
                    var parent = one.ReplyTo is { } reply ? byKey[reply] : null;
                    var comment = AddComment(under, parent, Author(one, under.Page), one.At, one.Text, byApp: false, one.Media is not null);
                    comment.Engage(one.At, one.Likes, 0);
                    if (one.Key is { } key)
                    {
                        byKey[key] = comment;
                    }

                    break;
                case EventKind.Edit:
                    byKey[one.Target!].Write(one.At, one.Text);
                    break;
                case EventKind.Remove:
                    byKey[one.Target!].RemovedAt = one.At;
                    break;
                case EventKind.Engage:
                    byKey[one.Target!].Engage(one.At, one.Likes, one.Shares);
                    break;
                default:
                    break;
            }
        }
    }

    /// <summary>The posts of a page in the order of time.</summary>
    public IReadOnlyList<GraphItem> Posts(string page) => posts[page];

    /// <summary>Every post and comment that ever was.</summary>
    public IEnumerable<GraphItem> All => byId.Values;

    /// <summary>An item by its full id or, as Facebook allows, by a comment's last part.</summary>
    public GraphItem? Find(string id, DateTimeOffset now) => byId.TryGetValue(id, out var item) && item.Exists(now) ? item : null;

    /// <summary>The page an id belongs to, whether or not the item exists now.</summary>
    public string? PageOf(string id) =>
        Pages.ContainsKey(id) ? id : byId.TryGetValue(id, out var item) ? item.Page.Id : id.Split('_') is [{ } page, _] && Pages.ContainsKey(page) ? page : null;

    public GraphItem AddPost(ScriptedPage page, GraphAuthor from, DateTimeOffset at, string? text, string? status, bool byApp, DateTimeOffset? plannedFor = null)
    {
        var local = Local(122_000_000_000, at, byApp);
        var post = new GraphItem
        {
            Number = count, LocalId = local, Id = $"{page.Id}_{local}", Page = page, From = from, At = at, StatusType = status, ByApp = byApp,
            HasPhoto = status == "added_photos", PlannedFor = plannedFor,
        };
        post.Write(at, text);
        byId.Add(post.Id, post);
        Insert(posts[page.Id], post);
        return post;
    }

    public GraphItem AddComment(GraphItem post, GraphItem? parent, GraphAuthor from, DateTimeOffset at, string? text, bool byApp, bool photo = false)
    {
        var local = Local(988_000_000_000, at, byApp);
        var comment = new GraphItem
        {
            Number = count, LocalId = local, Id = $"{post.LocalId}_{local}", Page = post.Page, From = from, At = at, Post = post,
            // A reply to a reply hangs on the comment at the top.
            Parent = parent?.Parent ?? parent,
            ByApp = byApp,
            HasPhoto = photo,
        };
        comment.Write(at, text);
        byId.Add(comment.Id, comment);
        Insert(post.Comments, comment);
        if (comment.Parent is { } top)
        {
            Insert(top.Replies, comment);
        }

        return comment;
    }

    public static GraphAuthor Self(ScriptedPage page) => new(page.Id, page.Name);

    private GraphAuthor Author(ScriptedEvent one, ScriptedPage page)
    {
        if (one.From == "page")
        {
            return Self(page);
        }

        var person = people[one.From!];
        return new GraphAuthor(Digits(person.Id), person.Name);
    }

    /// <summary>
    /// Ids of scripted items follow from the script; those of written items also from the time, so that a simulator
    /// started again does not give an old id to a new item.
    /// </summary>
    private string Local(long first, DateTimeOffset at, bool byApp)
    {
        count++;
        return Digits(byApp ? (at.ToUnixTimeSeconds() * 10_000) + (count % 10_000) : first + (count * 37));
    }

    /// <summary>Keeps a list in the order of time; items of one instant in the order of making.</summary>
    private static void Insert(List<GraphItem> list, GraphItem item)
    {
        var place = list.Count;
        while (place > 0 && list[place - 1].At > item.At)
        {
            place--;
        }

        list.Insert(place, item);
    }

    private static string Digits(long number) => number.ToString(CultureInfo.InvariantCulture);
}
