using SocialWatch.Simulator.Scripting;

namespace SocialWatch.Simulator.Sites;

/// <summary>A comment under a post or a video.</summary>
internal sealed class SiteComment(int number, ScriptedEvent said, ScriptedPerson? person, SiteComment? parent)
{
    public int Number { get; } = number;

    public int On { get; } = said.Thread ?? 0;

    public DateTimeOffset At { get; } = said.At;

    /// <summary>Null when the house itself speaks.</summary>
    public ScriptedPerson? Person { get; } = person;

    public SiteComment? Parent { get; } = parent;

    public string Text { get; set; } = said.Text!;

    public string State { get; set; } = said.Status!;

    public DateTimeOffset ChangedAt { get; set; } = said.At;
}

/// <summary>One site: what was posted and what was said under it.</summary>
internal sealed class SiteState(ScriptedSite site)
{
    public ScriptedSite Site { get; } = site;

    public List<(int Number, DateTimeOffset At, string Text)> Posts { get; } = [];

    public List<SiteComment> Comments { get; } = [];
}

/// <summary>The websites and YouTube channels of a scenario. Not thread-safe: the caller holds the gate.</summary>
internal sealed class SiteWorld
{
    private readonly Dictionary<string, ScriptedPerson> _people;
    private readonly Dictionary<string, SiteComment> _byKey = new(StringComparer.Ordinal);
    private readonly PriorityQueue<ScriptedEvent, (DateTimeOffset At, int Number)> _coming = new();
    private int _order;
    private int _number;

    public SiteWorld(Scenario scenario)
    {
        _people = scenario.People.ToDictionary(p => p.Key, StringComparer.Ordinal);
        Sites = scenario.Sites.ToDictionary(s => s.Id, s => new SiteState(s), StringComparer.Ordinal);
        Add(scenario.Events);
    }

    public IReadOnlyDictionary<string, SiteState> Sites { get; }

    public void Learn(IEnumerable<ScriptedPerson> more)
    {
        foreach (var person in more)
        {
            _people[person.Key] = person;
        }
    }

    public void Add(IEnumerable<ScriptedEvent> events)
    {
        foreach (var one in events.Where(e => e.Kind is EventKind.WebPost or EventKind.WebComment or EventKind.WebState))
        {
            _coming.Enqueue(one, (one.At, ++_order));
        }
    }

    /// <summary>Lets everything happen that the script has up to now.</summary>
    public void Advance(DateTimeOffset now)
    {
        while (_coming.TryPeek(out var next, out var when) && when.At <= now)
        {
            _coming.Dequeue();
            switch (next.Kind)
            {
                case EventKind.WebPost:
                    Sites[next.Page!].Posts.Add((++_number, next.At, next.Text!));
                    break;
                case EventKind.WebComment:
                    var comment = new SiteComment(++_number, next, _people.GetValueOrDefault(next.From!), next.ReplyTo is { } key ? _byKey[key] : null);
                    Sites[next.Page!].Comments.Add(comment);
                    if (next.Key is { } own)
                    {
                        _byKey[own] = comment;
                    }

                    break;
                default:
                    var target = _byKey[next.Target!];
                    (target.State, target.Text, target.ChangedAt) = (next.Status!, next.Text ?? target.Text, next.At);
                    break;
            }
        }
    }
}
