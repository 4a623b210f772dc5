namespace SocialWatch.Time;

/// <summary>
/// A timed duty as a row (DESIGN 5.7): it survives a night switched off. (Kind, Subject) is unique; planning one again moves it.
/// </summary>
/// <param name="Kind">Which duty, e.g. <c>digest</c>, <c>floor_checkpoint</c>, <c>case_warning</c>, <c>case_due</c>, <c>watchdog</c>.</param>
/// <param name="Subject">What it is about, e.g. a case and step <c>C12/75</c> or a date.</param>
/// <param name="At">When it is due.</param>
public sealed record Due(string Kind, string Subject, DateTimeOffset At);
