namespace SocialWatch.Knowledge;

/// <summary>A person's word that a ready answer may be used.</summary>
/// <param name="Code">E.g. <c>K7</c>.</param>
/// <param name="Fingerprint">Of the text that was approved: a changed text waits for approval again.</param>
/// <param name="Role">The role in which it was given.</param>
/// <param name="At">When.</param>
public sealed record KnowledgeApproval(string Code, string Fingerprint, string Role, DateTimeOffset At);
