namespace SocialWatch.Notify;

/// <summary>How long a message waits before it is tried again. Pure.</summary>
internal static class SendLadder
{
    private static readonly TimeSpan[] Steps =
        [TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15)];

    /// <summary>An emergency never waits longer than this for its next try.</summary>
    private static readonly TimeSpan Urgent = TimeSpan.FromMinutes(2);

    /// <summary>What the sink asked for counts, short or long; else the step of the attempt, the last one for ever.</summary>
    /// <param name="attempts">Tries so far, ≥ 1.</param>
    /// <param name="level">1–3.</param>
    /// <param name="asked">From the sink.</param>
    public static TimeSpan Wait(int attempts, int level, TimeSpan? asked)
    {
        if (asked is { } wait)
        {
            return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
        }

        var step = Steps[Math.Clamp(attempts - 1, 0, Steps.Length - 1)];
        return level >= 3 && step > Urgent ? Urgent : step;
    }
}
