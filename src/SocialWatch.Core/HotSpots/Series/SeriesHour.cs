namespace SocialWatch.HotSpots.Series;

/// <summary>
/// One hour of one series as it is stored: counts and marks of the baseline, nothing of who spoke. The series of a unit with an empty topic holds the mentions
/// without a topic, and the hours in which the unit could not be heard.
/// </summary>
/// <param name="Hour">Start of the hour.</param>
/// <param name="Voices">Voices that count: people and stories, the smaller number.</param>
/// <param name="Complaints">Complaints and questions among them.</param>
/// <param name="LeftOut">A hot spot stood in it, so that it is not in the baseline: the hour in which that was decided, else null.</param>
/// <param name="Unheard">The unit could not be heard: the hour in which that was known, else null.</param>
public sealed record SeriesHour(SeriesKey Key, DateTimeOffset Hour, int Voices, int Complaints, DateTimeOffset? LeftOut, DateTimeOffset? Unheard);

/// <summary>Since when a unit (or area, or the organisation) is listened to.</summary>
public sealed record SeriesUnit(HotSpotScope Scope, string Unit, DateTimeOffset First);

/// <summary>What evaluations changed and a store must keep.</summary>
public sealed record SeriesChanges(IReadOnlyList<SeriesHour> Hours, IReadOnlyList<SeriesUnit> Units);
