namespace SocialWatch.Notify;

/// <summary>
/// A button under a message to staff. Pressing it runs a chat command exactly as if the presser had typed it, with the presser's own roles and scope (DESIGN 6.3); the
/// platform sees an opaque token only.
/// </summary>
/// <param name="TextKey">Key of its label in texts.vi.json.</param>
/// <param name="Verb">The chat command, e.g. <c>nhan</c>.</param>
/// <param name="Argument">What stands behind the command: codes and fixed words (<c>H12</c>), never a member's words.</param>
public sealed record CardButton(string TextKey, string Verb, string Argument);
