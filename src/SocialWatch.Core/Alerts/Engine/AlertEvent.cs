namespace SocialWatch.Alerts.Engine;

/// <summary>What may happen to an alert.</summary>
public abstract record AlertEvent
{
    /// <summary>Something wants to be told, or is over (<see cref="AlertRequest.Resolves"/>).</summary>
    /// <param name="LateSince">When that was due, if it is told late because the machine was off.</param>
    public sealed record Raised(AlertRequest Request, DateTimeOffset? LateSince = null) : AlertEvent;

    /// <summary>Time passed: the alert's <see cref="Alert.NextAt"/> came.</summary>
    public sealed record Ticked(string Alert) : AlertEvent;

    /// <summary>Somebody takes it on.</summary>
    /// <param name="Role">In which role.</param>
    /// <param name="Person">The entry of people.json.</param>
    public sealed record Acknowledged(string Alert, string Role, string Person) : AlertEvent;

    /// <summary>A silence was laid over it: what still waits for a reader is taken back.</summary>
    public sealed record Silenced(string Alert, string Silence) : AlertEvent;

    /// <summary>What muted it has ended.</summary>
    public sealed record Awakened(string Alert) : AlertEvent;
}
