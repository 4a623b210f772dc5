using SocialWatch.Simulator.Scripting;

namespace SocialWatch.Simulator.Zalo;

/// <summary>What was typed to the bot for staff and waits to be fetched.</summary>
internal sealed record ZaloBotSaid(string Id, string Chat, string Text, DateTimeOffset At, bool Private);

/// <summary>The Official Accounts of a scenario and the bot platform. Not thread-safe: the caller holds the gate.</summary>
internal sealed class ZaloWorld
{
    /// <summary>The token of the one bot of the platform.</summary>
    public const string BotToken = "2000000001:simulated-zalo-bot";

    private readonly Dictionary<string, ScriptedPerson> _people;
    private readonly PriorityQueue<ScriptedEvent, (DateTimeOffset At, int Number)> _coming = new();
    private int _order;

    public ZaloWorld(Scenario scenario)
    {
        _people = scenario.People.ToDictionary(p => p.Key, StringComparer.Ordinal);
        Accounts = scenario.Oas.ToDictionary(o => o.Id, o => new ZaloAccountWorld(o, scenario.Start), StringComparer.Ordinal);
        Add(scenario.Events);
    }

    public IReadOnlyDictionary<string, ZaloAccountWorld> Accounts { get; }

    public Queue<ZaloBotSaid> ToBot { get; } = new();

    public void Learn(IEnumerable<ScriptedPerson> more)
    {
        foreach (var person in more)
        {
            _people[person.Key] = person;
        }
    }

    public void Add(IEnumerable<ScriptedEvent> events)
    {
        foreach (var one in events.Where(e => e.Kind is EventKind.OaMessage or EventKind.OaAnswer))
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
            var (account, person) = (Accounts[next.Page!], _people[next.From!]);
            var id = person.Id.ToString(System.Globalization.CultureInfo.InvariantCulture);
            account.Said.Add(new(
                account.NewId(), next.At, next.Kind == EventKind.OaAnswer, id, person.Name, next.Group, next.Media switch { null => "text", "document" => "file", var media => media }, next.Text,
                next.Kind == EventKind.OaAnswer ? "1" + id : null));
        }
    }
}
