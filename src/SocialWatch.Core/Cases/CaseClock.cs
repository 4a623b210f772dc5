namespace SocialWatch.Cases;

/// <summary>How a clock ended.</summary>
public enum ClockEnd { Running, Answered, Removed, Closed }

/// <summary>
/// One clock of one asker, from the first unanswered message on (product anchors 7, SLA 2). Its verdict follows from platform times alone.
/// </summary>
/// <param name="Start">Platform time of <paramref name="Message"/>.</param>
/// <param name="End">Null while it runs.</param>
public sealed record CaseClock(int Asker, ClockKind Kind, string Message, DateTimeOffset Start, DateTimeOffset Due, DateTimeOffset? End, ClockEnd How)
{
    /// <summary>Ended after its due time: missed for ever. At or before due is kept.</summary>
    public bool EndedLate => End > Due;

    /// <summary>Answered at or before its due time.</summary>
    public bool Kept => How == ClockEnd.Answered && End <= Due;
}
