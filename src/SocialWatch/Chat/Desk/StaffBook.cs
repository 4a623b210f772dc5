using System.Collections;
using SocialWatch.Configuration;
using SocialWatch.Connectors.Telegram;
using SocialWatch.Organisation;
using SocialWatch.Storage;

namespace SocialWatch.Chat.Desk;

/// <summary>
/// Everybody on the desk: people.json first, then who joined with a code. It stands in for the list of the configuration, so that every rule sees both alike, and it
/// follows what the store knows: who left, which groups moved, which addresses refuse. Thread-safe; each read is of one state.
/// </summary>
internal sealed class StaffBook(UnionConfig config) : IReadOnlyList<Person>, IStaffChats
{
    private const string Telegram = "telegram";

    private volatile State _state = new([.. config.People], new Dictionary<string, string>(), new HashSet<string>(), config.People);

    public int Count => _state.People.Count;

    public Person this[int index] => _state.People[index];

    public IEnumerator<Person> GetEnumerator() => _state.People.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Takes over what the store says now.</summary>
    public async ValueTask RefreshAsync(IReadSession session, CancellationToken cancellationToken)
    {
        var moved = (await session.MovedSourcesAsync(cancellationToken))
            .Where(m => ChatSource.Chat(m.Key) is not null && ChatSource.Chat(m.Value) is not null)
            .ToDictionary(m => $"{Telegram}:{ChatSource.Chat(m.Key)}", m => $"{Telegram}:{ChatSource.Chat(m.Value)}", StringComparer.Ordinal);
        var refused = (await session.UnreachableAsync(cancellationToken)).Select(u => $"{u.Sink}:{u.Address}").ToHashSet(StringComparer.Ordinal);
        var joined = (await session.JoinedAsync(cancellationToken)).Where(j => j is { LeftAt: null, Address.Length: > 0 }).Select(Of);
        var all = config.People.Concat(joined).ToList();
        _state = new([.. all.Select(p => p with { Sinks = InOrder(p.Sinks, refused) })], moved, refused, all);
    }

    /// <summary>Everybody who reads a chat; one chat may stand under two entries with different roles. In a topic: the entries of the topic, else those of its group.</summary>
    public IReadOnlyList<Person> At(string sink, string chat)
    {
        var state = _state;
        var address = $"{sink}:{chat}";
        var exact = state.People.Where(p => p.Sinks.Any(s => state.Current(s) == address)).ToList();
        var group = Room(address);
        return exact.Count > 0 ? exact : [.. state.People.Where(p => p.Sinks.Any(s => Room(state.Current(s)) == group))];
    }

    public bool Has(long chat)
    {
        var state = _state;
        var address = $"{Telegram}:{ChatSource.Text(chat)}";
        return state.People.Any(p => p.Sinks.Any(s => Room(s) == address || Room(state.Current(s)) == address));
    }

    /// <summary>Where an address is now, if its group moved.</summary>
    public string Current(string address) => _state.Current(address);

    /// <summary>From now on messages prefer a person's other addresses; the store is told by the caller.</summary>
    public void Refuses(string sink, string address)
    {
        var state = _state;
        var refused = new HashSet<string>(state.Refused, StringComparer.Ordinal) { $"{sink}:{address}" };
        _state = state with { Refused = refused, People = [.. state.All.Select(p => p with { Sinks = InOrder(p.Sinks, refused) })] };
    }

    private Person Of(JoinedPerson joined) => new(
        joined.Id,
        config.Texts.Say(
            "chat.joined.name", ("role", First(config.Texts.Or("chat.role." + joined.Role, joined.Role))), ("id", joined.Id),
            ("unit", config.Units.All.FirstOrDefault(u => u.Id == joined.Unit)?.Name ?? joined.Unit)),
        [joined.Role], joined.Unit, [$"{joined.Sink}:{joined.Address}"]);

    private static string First(string role) => char.ToUpperInvariant(role[0]) + role[1..];

    /// <summary>Addresses that refuse come last: they are tried only where there is no other.</summary>
    private static IReadOnlyList<string> InOrder(IReadOnlyList<string> sinks, IReadOnlySet<string> refused) =>
        sinks.Any(refused.Contains) ? [.. sinks.Where(s => !refused.Contains(s)), .. sinks.Where(refused.Contains)] : sinks;

    /// <summary>An address without its topic.</summary>
    private static string Room(string address) => address.Split('/', 2)[0];

    private sealed record State(
        IReadOnlyList<Person> People, IReadOnlyDictionary<string, string> Moved, IReadOnlySet<string> Refused, IReadOnlyList<Person> All)
    {
        public string Current(string address) => Moved.GetValueOrDefault(address, address);
    }
}
