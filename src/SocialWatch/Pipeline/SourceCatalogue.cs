using SocialWatch.Channels;
using SocialWatch.Configuration;

namespace SocialWatch.Pipeline;

/// <summary>What is polled: the channels of one kind and account together, each with its connector.</summary>
internal sealed class SourceCatalogue
{
    private readonly Dictionary<string, IConnector> _connectors;

    public SourceCatalogue(UnionConfig config, IEnumerable<IConnector> connectors)
    {
        _connectors = connectors.ToDictionary(c => c.Kind, StringComparer.Ordinal);
        Sources = Plan(config, _connectors.ContainsKey);
    }

    /// <summary>All sources, in ordinal order of id.</summary>
    public IReadOnlyList<Source> Sources { get; }

    /// <summary>The sources of a configuration whose kinds can be read; imports are not polled.</summary>
    public static IReadOnlyList<Source> Plan(UnionConfig config, Func<string, bool> canRead) => [.. config.Channels
        .Where(c => c.IsPolled && canRead(c.Kind))
        .GroupBy(c => (c.Kind, Account: c.Account.Length > 0 ? c.Account : c.Id))
        .Select(g => new Source($"{g.Key.Kind}/{g.Key.Account}", g.Key.Kind, g.Key.Account, [.. g]))
        .OrderBy(s => s.Id, StringComparer.Ordinal)];

    public IConnector ConnectorOf(Source source) => _connectors[source.Kind];

    /// <summary>Time between two polls of a source: the shortest its channels ask for.</summary>
    public static TimeSpan IntervalOf(Source source) => source.Channels.Min(c => c.Interval);
}
