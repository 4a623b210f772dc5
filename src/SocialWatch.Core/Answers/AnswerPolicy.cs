namespace SocialWatch.Answers;

/// <summary>Whose word an answer needs before it goes out.</summary>
public enum ApprovalRule
{
    /// <summary>The person who writes it answers for it.</summary>
    None,

    /// <summary>Another person approves it, never the one who wrote it.</summary>
    Other,
}

/// <summary>How answers are approved and paced (escalation.json <c>answers</c>).</summary>
public sealed record AnswerPolicy
{
    public ApprovalRule Approval { get; init; } = ApprovalRule.None;

    /// <summary>Roles that may approve.</summary>
    public IReadOnlyList<string> Approvers { get; init; } = ["standing_committee", "staff", "moderator", "unit_head"];

    /// <summary>Most worded replies within one public thread in an hour; the rest are answered by the thread (DESIGN 6.1).</summary>
    public int Hourly { get; init; } = 5;
}
