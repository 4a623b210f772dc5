using System.Globalization;
using SocialWatch.Simulator.Scripting;

namespace SocialWatch.Simulator.World;

/// <summary>A private message between a page and one person.</summary>
/// <param name="App">The app that wrote it for the page; null = a person, in the page's inbox or in Messenger.</param>
internal sealed record InboxSaid(string Id, DateTimeOffset At, string Page, string Person, string Name, bool FromPage, string? Text, bool HasPhoto, string? App)
{
    /// <summary>The conversation's id.</summary>
    public string Thread => "t_" + Page[^3..] + Person;
}

/// <summary>The private conversations of all pages. Not thread-safe: the caller holds the gate.</summary>
internal sealed class InboxWorld
{
    private readonly Dictionary<string, ScriptedPerson> people;
    private readonly PriorityQueue<ScriptedEvent, (DateTimeOffset At, int Number)> coming = new();
    private readonly List<InboxSaid> said = [];
    private readonly HashSet<string> privateReplies = new(StringComparer.Ordinal);
    private int count;
    private int order;

    public InboxWorld(Scenario scenario)
    {
        people = scenario.People.ToDictionary(person => person.Key, StringComparer.Ordinal);
        Add(scenario.Events);
    }

    public IReadOnlyList<InboxSaid> Said => said;

    public void Learn(IEnumerable<ScriptedPerson> more)
    {
        foreach (var person in more)
        {
            people[person.Key] = person;
        }
    }

    public void Add(IEnumerable<ScriptedEvent> events)
    {
        foreach (var one in events.Where(e => e.Kind is EventKind.PageMessage or EventKind.PageAnswer))
        {
            coming.Enqueue(one, (one.At, ++order));
        }
    }

    /// <summary>Lets everything happen that the script has up to now.</summary>
    public void Advance(DateTimeOffset now)
    {
        while (coming.TryPeek(out var next, out var when) && when.At <= now)
        {
            coming.Dequeue();
            var person = people[next.From!];
            Say(next.At, next.Page!, person.Id.ToString(CultureInfo.InvariantCulture), person.Name, next.Kind == EventKind.PageAnswer, next.Text, next.Media is not null, next.Status);
        }
    }

    public InboxSaid Say(DateTimeOffset at, string page, string person, string name, bool fromPage, string? text, bool photo, string? app)
    {
        var one = new InboxSaid($"m_sim-{at.ToUnixTimeSeconds():x}-{++count:x}", at, page, person, name, fromPage, text, photo, app);
        said.Add(one);
        return one;
    }

    /// <summary>A comment is answered privately once.</summary>
    public bool FirstPrivateReply(string comment) => privateReplies.Add(comment);
}
