using System.Collections.Frozen;

namespace SocialWatch.Notify;

/// <summary>The sinks by id; two with one id stop the program with both names.</summary>
internal sealed class SinkTable
{
    private readonly FrozenDictionary<string, ISink> _sinks;

    public SinkTable(IEnumerable<ISink> sinks)
    {
        var table = new SortedDictionary<string, ISink>(StringComparer.Ordinal);
        foreach (var sink in sinks)
        {
            if (!table.TryAdd(sink.Id, sink))
            {
                throw new InvalidOperationException($"Two sinks call themselves '{sink.Id}': {table[sink.Id].GetType().Name} and {sink.GetType().Name}.");
            }
        }

        Ids = [.. table.Keys];
        _sinks = table.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>In ordinal order.</summary>
    public IReadOnlyList<string> Ids { get; }

    public ISink? Find(string id) => _sinks.GetValueOrDefault(id);
}
