namespace SocialWatch.Storage;

/// <summary>What an officer did about a place without an API.</summary>
public enum TipKind
{
    /// <summary>Told in their own words what was seen.</summary>
    Report,

    /// <summary>Passed on what was written there; of an invited place only.</summary>
    Forward,

    /// <summary>Looked, and saw nothing new.</summary>
    Seen,
}

/// <summary>Who of the staff saw what, where and when (DESIGN 7). Never who wrote it.</summary>
/// <param name="At">When it was seen.</param>
/// <param name="Role">The officer's role; stays.</param>
/// <param name="Officer">The id of people.json, for 30 days; null afterwards.</param>
/// <param name="Mention">What came of it, null when nothing was new.</param>
public sealed record Tip(string Channel, TipKind Kind, DateTimeOffset At, string Role, string? Officer, string? Mention);

/// <summary>Reading what officers told.</summary>
public interface ITipQueries
{
    /// <summary>The newest of a channel first, at most <paramref name="limit"/>.</summary>
    ValueTask<IReadOnlyList<Tip>> TipsAsync(string channel, int limit, CancellationToken cancellationToken);
}

/// <summary>Keeping what officers told.</summary>
public interface ITipWrites
{
    ValueTask AddTipAsync(Tip tip, CancellationToken cancellationToken);

    /// <summary>Takes the officer out of everything older than a time; the role stays. Returns how many had one.</summary>
    ValueTask<int> ForgetTipOfficersAsync(DateTimeOffset before, CancellationToken cancellationToken);
}
