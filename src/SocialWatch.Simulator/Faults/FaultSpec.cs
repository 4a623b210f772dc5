namespace SocialWatch.Simulator.Faults;

/// <summary>
/// Something that goes wrong, and where: every condition that is set must fit. <see cref="Name"/> is a recorded error
/// ("error_2_transient") or a shape ("truncated_json"); see <see cref="FaultNames"/>.
/// </summary>
internal sealed record FaultSpec
{
    public required string Name { get; init; }

    /// <summary>"facebook" or "telegram"; null for both.</summary>
    public string? Network { get; init; }

    public string? Page { get; init; }

    public long? Chat { get; init; }

    /// <summary>A part of the path without version and token, "*" standing for anything: "sendMessage", "/1000001/*feed".</summary>
    public string? Path { get; init; }

    /// <summary>"GET" or "POST"; null for both.</summary>
    public string? Method { get; init; }

    public DateTimeOffset? From { get; init; }

    /// <summary>The first simulated instant at which the fault is over; null for never.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>How many calls it hits; null for all.</summary>
    public int? Count { get; init; }

    /// <summary>Seconds, for error_429_retry_after.</summary>
    public int RetryAfter { get; init; } = 30;

    /// <summary>The new chat id, for error_400_migrate_to_chat_id.</summary>
    public long? MigrateTo { get; init; }

    /// <summary>Real milliseconds, for "delay".</summary>
    public int DelayMs { get; init; } = 500;

    /// <summary>Percent of the allowance used, for usage headers.</summary>
    public int Usage { get; init; } = 100;

    /// <summary>Minutes, for usage headers.</summary>
    public int RegainMinutes { get; init; }
}
