namespace SocialWatch.HotSpots.Series;

/// <summary>
/// One member mention as the series see it. Person and story are opaque keys that mean something within one run only: they are compared, never printed
/// or stored (DESIGN 7).
/// </summary>
/// <param name="At">The platform's time.</param>
/// <param name="Unit">The unit it is about.</param>
/// <param name="Topics">Its topics; none = it only counts for the page's whole traffic.</param>
/// <param name="Person">Key of the writer, 0 when the platform withheld it.</param>
/// <param name="Story">Key of the story; near-identical mentions share it.</param>
/// <param name="Complaint">Whether it is labelled a complaint.</param>
public readonly record struct Voice(DateTimeOffset At, string Unit, IReadOnlyList<string> Topics, long Person, long Story, bool Complaint);
