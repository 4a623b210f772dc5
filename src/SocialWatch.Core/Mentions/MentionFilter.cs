namespace SocialWatch.Mentions;

/// <summary>
/// What a list may be filtered by (DESIGN 7): time, channel, topic, unit. There is no author, handle, URL or person's name here on purpose.
/// </summary>
/// <param name="From">Inclusive.</param>
/// <param name="To">Exclusive.</param>
/// <param name="Channel">Channel id.</param>
/// <param name="Units">A unit and everything below it, already expanded; null = all.</param>
/// <param name="Topic">Topic id.</param>
public sealed record ListFilter(
    DateTimeOffset? From = null, DateTimeOffset? To = null, string? Channel = null, IReadOnlyCollection<string>? Units = null, string? Topic = null);
