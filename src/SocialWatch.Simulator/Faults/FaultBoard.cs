using System.IO.Enumeration;

namespace SocialWatch.Simulator.Faults;

/// <summary>What a call is about, so that a fault can find it.</summary>
internal sealed record FaultTarget(string Network, string Method, string Path, string? Page, long? Chat);

/// <summary>The faults in force. Thread-safe.</summary>
internal sealed class FaultBoard(SimulatedClock clock)
{
    private sealed class Entry(FaultSpec spec)
    {
        public FaultSpec Spec { get; } = spec;

        public int? Left { get; set; } = spec.Count;
    }

    private readonly Lock gate = new();
    private readonly List<Entry> entries = [];

    /// <summary>The faults that are or will be in force, spent ones left out.</summary>
    public IReadOnlyList<FaultSpec> Pending
    {
        get
        {
            lock (gate)
            {
                return [.. entries.Where(entry => entry.Left is null or > 0).Select(entry => entry.Spec)];
            }
        }
    }

    /// <summary>Adds a fault; its name may be cut at an underscore.</summary>
    /// <exception cref="ScenarioException">The name is not one fault.</exception>
    public void Inject(FaultSpec spec)
    {
        var name = FaultNames.Find(spec.Name) ?? throw new ScenarioException($"fault: field 'name' '{spec.Name}' is not one known fault");
        lock (gate)
        {
            entries.Add(new Entry(spec with { Name = name, Network = spec.Network ?? FaultNames.NetworkOf(name) }));
        }
    }

    public void Clear()
    {
        lock (gate)
        {
            entries.Clear();
        }
    }

    /// <summary>The faults that hit this call, in the order they were added; counts go down.</summary>
    public IReadOnlyList<FaultSpec> Hit(FaultTarget target)
    {
        var now = clock.Now;
        var hits = new List<FaultSpec>();
        lock (gate)
        {
            foreach (var entry in entries)
            {
                if (entry.Left is not 0 && Fits(entry.Spec, target, now))
                {
                    entry.Left--;
                    hits.Add(entry.Spec);
                }
            }
        }

        return hits;
    }

    /// <summary>True while a fault of one of these names is in force for a page; counts stay.</summary>
    public bool InForce(string page, Func<FaultSpec, bool> kind)
    {
        var now = clock.Now;
        lock (gate)
        {
            return entries.Exists(entry => entry.Left is not 0 && kind(entry.Spec) && InTime(entry.Spec, now)
                && (entry.Spec.Page is null || entry.Spec.Page == page));
        }
    }

    private static bool InTime(FaultSpec spec, DateTimeOffset now) => (spec.From is null || spec.From <= now) && (spec.Until is null || now < spec.Until);

    private static bool Fits(FaultSpec spec, FaultTarget target, DateTimeOffset now) =>
        InTime(spec, now)
        && (spec.Network is null || spec.Network == target.Network)
        && (spec.Method is null || spec.Method == target.Method)
        && (spec.Page is null || spec.Page == target.Page)
        && (spec.Chat is null || spec.Chat == target.Chat)
        && (spec.Path is null || FileSystemName.MatchesSimpleExpression($"*{spec.Path}*", target.Path, ignoreCase: false));
}
