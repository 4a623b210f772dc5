namespace SocialWatch.HotSpots.Series;

/// <summary>
/// One member mention with a key of its writer, as a file of rows gives it (<see cref="VoiceFeed"/>). Person and story are opaque keys that mean something
/// within one run only: they are compared, never printed or stored (DESIGN 7).
/// </summary>
/// <param name="At">The platform's time.</param>
/// <param name="Unit">The unit it is about.</param>
/// <param name="Topics">Its topics; none = it only counts for the page's whole traffic.</param>
/// <param name="Person">Key of the writer, 0 when the platform withheld it.</param>
/// <param name="Story">Key of the story; near-identical mentions share it.</param>
/// <param name="Complaint">Whether it speaks of a worry (<see cref="Worry"/>) or is labelled a complaint.</param>
public readonly record struct Voice(DateTimeOffset At, string Unit, IReadOnlyList<string> Topics, long Person, long Story, bool Complaint);

/// <summary>One member mention as the series see it: nothing of who wrote it (DESIGN 7).</summary>
/// <param name="At">The platform's time.</param>
/// <param name="Unit">The unit it is about.</param>
/// <param name="Topics">Its topics; none = it only counts for the page's whole traffic.</param>
/// <param name="Story">Key of the story; near-identical mentions share it.</param>
/// <param name="FirstOfStory">Whether it began its story; all that is known of one that comes too late to be compared.</param>
/// <param name="Complaint">Whether it speaks of a worry (<see cref="Worry"/>) or is labelled a complaint.</param>
/// <param name="Withheld">The platform does not say who wrote it.</param>
public readonly record struct SeriesMention(
    DateTimeOffset At, string Unit, IReadOnlyList<string> Topics, long Story, bool FirstOfStory, bool Complaint, bool Withheld);

/// <summary>
/// That somebody spoke about a topic in a unit in an hour: a row of the counting table. Joins no mention; the mark means something under one week's key only.
/// </summary>
/// <param name="Week">The week whose key made the mark, see <see cref="MarkWeeks"/>.</param>
/// <param name="Hour">Start of the hour.</param>
public readonly record struct SeriesPerson(int Week, DateTimeOffset Hour, string Topic, string Unit, long Mark);
