namespace SocialWatch.Publishing;

/// <summary>From a day on, a page (or a unit's pages, or all when both are null) owes N posts a day (DESIGN 6.4).</summary>
public sealed record FloorTarget(DateOnly From, string? Channel, string? Unit, int N);

/// <summary>A day without a floor, by decision.</summary>
public sealed record FloorExemption(DateOnly Date, string? Channel, string? Unit, string Decision);

/// <summary>publishing-floor.json as data: dated targets, exempt days, checkpoints.</summary>
public sealed record FloorPolicy(IReadOnlyList<FloorTarget> Targets, IReadOnlyList<FloorExemption> Exempt, IReadOnlyList<TimeOnly> Checkpoints)
{
    /// <summary>2 posts a day from 2020-01-01, 4 from 2022-01-01 (“doubled”), checkpoints 09:00, 14:00, 18:00, 20:30.</summary>
    public static readonly FloorPolicy Default = new(
        [new(new(2020, 1, 1), null, null, 2), new(new(2022, 1, 1), null, null, 4)], [], [new(9, 0), new(14, 0), new(18, 0), new(20, 30)]);
}

/// <summary>One page on one day against its floor. <see cref="Kept"/> is null until it is decided.</summary>
/// <param name="Approved">Approved drafts that wait for their time (0 until publishing exists).</param>
/// <param name="Waiting">Drafts that wait for approval (0 until publishing exists).</param>
/// <param name="Final">True from 02:00 of the next day on.</param>
public sealed record FloorDay(DateOnly Date, string Channel, string Unit, int Target, int Published, int Approved, int Waiting, bool Exempt, bool? Kept, bool Final);
