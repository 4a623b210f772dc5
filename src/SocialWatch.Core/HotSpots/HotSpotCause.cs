namespace SocialWatch.HotSpots;

/// <summary>
/// What a hot spot is about, in words of the shipped vocabulary alone (config/topics) and in counts: no author, no quote, so that a name that many write can
/// never surface (DESIGN 7).
/// </summary>
/// <param name="Terms">Terms said more often than usual, the most telling first; at most <see cref="CauseRule.Most"/>.</param>
/// <param name="StorySizes">Mentions of the largest stories, largest first; only stories told more than once, at most three.</param>
/// <param name="Channels">Channels it was said on, by number of mentions.</param>
/// <param name="Units">Units touched, by number of mentions; more than one only for a roll-up.</param>
/// <param name="FirstAt">Platform time of the first mention of the window.</param>
/// <param name="Mentions">Mentions of the window it was read from.</param>
/// <param name="Engagement">Likes, comments and shares of those mentions.</param>
public sealed record HotSpotCause(
    IReadOnlyList<CauseTerm> Terms, IReadOnlyList<int> StorySizes, IReadOnlyList<string> Channels, IReadOnlyList<string> Units, DateTimeOffset? FirstAt, int Mentions,
    long Engagement);

/// <summary>One term of the shipped vocabulary.</summary>
/// <param name="Mentions">Mentions of the window that hold it.</param>
/// <param name="Usual">How many of as many mentions usually hold it.</param>
public sealed record CauseTerm(string Term, int Mentions, double Usual);

/// <summary>What staff may say while the facts are not known: it promises nothing and states no fact.</summary>
/// <param name="Text">Vietnamese; masked.</param>
/// <param name="ApprovedAt">Null while it is a draft.</param>
/// <param name="ApprovedBy">The role that approved it.</param>
public sealed record HoldingStatement(string Text, DateTimeOffset? ApprovedAt = null, string? ApprovedBy = null)
{
    public bool IsApproved => ApprovedAt is not null;
}

/// <summary>Why a hot spot ended.</summary>
public enum HotSpotEnd
{
    /// <summary>Nothing above the rule for a day.</summary>
    Quiet,

    /// <summary>A person said it is settled.</summary>
    Person,

    /// <summary>A person said it was none.</summary>
    Noise,
}
