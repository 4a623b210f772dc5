namespace SocialWatch.Connectors.Facebook.Hooks;

/// <summary>
/// What was removed lately, so that an older call that comes after it brings nothing back: calls come in any order. In memory only, a day at most, and never more than so
/// many; ids of comments and messages, nothing of a person. Thread-safe.
/// </summary>
internal sealed class RecentRemovals(TimeProvider time)
{
    private const int Most = 20_000;
    private static readonly TimeSpan Kept = TimeSpan.FromDays(2); // a call is repeated for 36 hours

    private readonly Lock _gate = new();
    private readonly Dictionary<(string Channel, string Id), DateTimeOffset> _removed = [];
    private readonly Queue<((string Channel, string Id) Key, DateTimeOffset At)> _order = new();

    public void Add(string channel, string id)
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            _removed[(channel, id)] = now;
            _order.Enqueue(((channel, id), now));
            while (_order.TryPeek(out var oldest) && (_order.Count > Most || oldest.At < now - Kept))
            {
                _order.Dequeue();
                if (_removed.TryGetValue(oldest.Key, out var at) && at == oldest.At)
                {
                    _removed.Remove(oldest.Key);
                }
            }
        }
    }

    public bool Has(string channel, string id)
    {
        lock (_gate)
        {
            return _removed.ContainsKey((channel, id));
        }
    }
}
