namespace SocialWatch.Corrections;

/// <summary>
/// What a member of staff said of one label of one mention. It holds for the whole story, and the newest of a label wins. Never changed or removed; no person's
/// name, only the role.
/// </summary>
/// <param name="Mention">The mention that was looked at.</param>
/// <param name="Story">Its story: every mention of it, also a later one, takes the label over.</param>
/// <param name="Label">Id of a topic or signal.</param>
/// <param name="Holds">True = the label holds.</param>
/// <param name="Role">The role in which it was said (people.json).</param>
/// <param name="At">When.</param>
public sealed record LabelCorrection(string Mention, string Story, string Label, bool Holds, string Role, DateTimeOffset At);
