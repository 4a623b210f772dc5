namespace SocialWatch.Publishing;

/// <summary>What a checkpoint finds.</summary>
/// <param name="Short">Fewer posts than owed: editors are told.</param>
/// <param name="Last">The last checkpoint of the day: the shortfall also goes to the standing committee, at level 2.</param>
/// <param name="Missing">Posts still owed, ≥ 0.</param>
public sealed record CheckpointDecision(bool Short, bool Last, int Missing);

/// <summary>The checkpoints of a day (DESIGN 6.4; default 09:00, 14:00, 18:00, 20:30). Pure, thread-safe.</summary>
public static class FloorCheckpoints
{
    /// <summary>What this checkpoint says about a page's day.</summary>
    public static CheckpointDecision Decide(FloorDay day, TimeOnly checkpoint, FloorPolicy policy)
    {
        var missing = day.Exempt ? 0 : Math.Max(0, day.Target - day.Published);
        return new(missing > 0, policy.Checkpoints.Count > 0 && checkpoint >= policy.Checkpoints.Max(), missing);
    }
}
