namespace SocialWatch.Digests;

/// <summary>
/// The aggregates of one day, stored as they were sent (DESIGN 6.6): the same day prints the same bytes. Counts only.
/// </summary>
/// <param name="Date">The day covered, 00:00–24:00 in Viet Nam.</param>
/// <param name="AsOf">When it was computed.</param>
/// <param name="Json">The whole digest object of CONTRACTS.md, ready to print.</param>
public sealed record DigestSnapshot(DateOnly Date, DateTimeOffset AsOf, string Json);
