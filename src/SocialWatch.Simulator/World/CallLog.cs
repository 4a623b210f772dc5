namespace SocialWatch.Simulator;

/// <summary>A call that reached the simulator. The path is without the bot's token, the query without secrets.</summary>
internal sealed record RecordedCall(string Network, string Method, string Path, string Query, int Status, DateTimeOffset At);

/// <summary>The latest calls, and how many there were of each. Thread-safe.</summary>
internal sealed class CallLog
{
    private const int Kept = 20_000;

    private readonly Lock gate = new();
    private readonly Queue<RecordedCall> calls = new();
    private readonly Dictionary<string, int> counts = new(StringComparer.Ordinal);

    public IReadOnlyList<RecordedCall> All
    {
        get
        {
            lock (gate)
            {
                return [.. calls];
            }
        }
    }

    /// <summary>Calls by "GET /1000001/feed".</summary>
    public IReadOnlyDictionary<string, int> Counts
    {
        get
        {
            lock (gate)
            {
                return new Dictionary<string, int>(counts, StringComparer.Ordinal);
            }
        }
    }

    public void Add(RecordedCall call)
    {
        lock (gate)
        {
            calls.Enqueue(call);
            if (calls.Count > Kept)
            {
                calls.Dequeue();
            }

            var name = $"{call.Method} {call.Path}";
            counts[name] = counts.GetValueOrDefault(name) + 1;
        }
    }

    public void Clear()
    {
        lock (gate)
        {
            calls.Clear();
            counts.Clear();
        }
    }
}
