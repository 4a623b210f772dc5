namespace SocialWatch.Cases;

/// <summary>How the promise of a case stands (product anchors 7, SLA 5).</summary>
public enum CasePromise
{
    /// <summary>Alive, nothing missed.</summary>
    Active,

    /// <summary>Alive with a miss that no later answer takes back.</summary>
    ActiveWithMisses,

    /// <summary>Over without a miss.</summary>
    Kept,

    /// <summary>Over with one.</summary>
    Missed,

    /// <summary>The question was taken back in time: nothing was owed.</summary>
    Withdrawn,
}

/// <summary>Reads the promise off a case. Pure, thread-safe.</summary>
public static class CasePromises
{
    /// <summary>Where the promise stands.</summary>
    public static CasePromise Of(Case value) => (value.State, value.Misses.Count > 0) switch
    {
        (CaseState.Closed or CaseState.Withdrawn, true) => CasePromise.Missed,
        (CaseState.Closed, false) => CasePromise.Kept,
        (CaseState.Withdrawn, false) => CasePromise.Withdrawn,
        (_, true) => CasePromise.ActiveWithMisses,
        _ => CasePromise.Active,
    };
}
