namespace SocialWatch.Answers;

/// <summary>At most so many worded replies an hour in one public thread (DESIGN 6.1). Pure, thread-safe.</summary>
public static class ThreadPace
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    /// <summary>Whether one more may go to a single asker of a thread now. The one answer to the whole thread is not counted.</summary>
    public static bool Allows(IEnumerable<Answer> ofThread, AnswerPolicy policy, DateTimeOffset now) =>
        ofThread.Count(a => a.Asker is not null && a.State is not (AnswerState.Refused or AnswerState.Dropped or AnswerState.Failed)
            && (a.SentAt ?? a.SendingSince ?? a.CreatedAt) > now - Hour) < policy.Hourly;
}
