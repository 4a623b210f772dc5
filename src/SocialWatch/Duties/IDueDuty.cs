using SocialWatch.Storage;
using SocialWatch.Time;

namespace SocialWatch.Duties;

/// <summary>How a duty is run: when it was due, when it runs, and whether that is late (the machine was off).</summary>
internal sealed record DueRun(Due Due, DateTimeOffset Now, bool Late);

/// <summary>One kind of timed duty. Found by scanning; runs inside one write transaction with its own completion, so a kill repeats it or not at all.</summary>
internal interface IDueDuty
{
    /// <summary>The kind of <see cref="Due"/> it serves; unique.</summary>
    string Kind { get; }

    /// <summary>Plans its first occurrence at start; nothing for duties that others plan.</summary>
    ValueTask PlanFirstAsync(IWriteSession session, DateTimeOffset now, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    /// <summary>Does it, and plans the next occurrence where it repeats.</summary>
    ValueTask RunAsync(IWriteSession session, DueRun run, CancellationToken cancellationToken);
}
