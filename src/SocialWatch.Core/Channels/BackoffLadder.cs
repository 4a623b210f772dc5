namespace SocialWatch.Channels;

/// <summary>
/// How long a failing source is left alone: a ladder that is data, one step up per failure, one down per success, never shorter than what
/// the platform asked for. Pure; the step is stored with the source, so a restart does not hammer it (DESIGN 5.1).
/// </summary>
public static class BackoffLadder
{
    /// <summary>Waits by step; step 0 is healthy.</summary>
    public static readonly IReadOnlyList<TimeSpan> Steps =
    [
        TimeSpan.Zero, TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15),
        TimeSpan.FromMinutes(30), TimeSpan.FromHours(1), TimeSpan.FromHours(3), TimeSpan.FromHours(6),
    ];

    /// <summary>A fault that only a person can mend goes straight to this step: asked again now and then, never hammered.</summary>
    private const int PersonStep = 4;

    /// <summary>The next step and the wait before the next poll, after a failure.</summary>
    public static (int Step, TimeSpan Wait) Up(int step, SourceFault fault)
    {
        var next = Math.Min(Math.Max(step + 1, fault.NeedsPerson ? PersonStep : 1), Steps.Count - 1);
        var wait = Steps[next];
        return (next, fault.RetryAfter is { } asked && asked > wait ? asked : wait);
    }

    /// <summary>The next step and the extra wait before the next poll, after a success.</summary>
    public static (int Step, TimeSpan Wait) Down(int step)
    {
        var next = Math.Max(step - 1, 0);
        return (next, Steps[next]);
    }
}
