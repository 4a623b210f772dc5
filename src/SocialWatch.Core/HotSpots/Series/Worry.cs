namespace SocialWatch.HotSpots.Series;

/// <summary>
/// Whether a mention speaks of a worry, for the third sign (DESIGN 6.2): whoever complains, asks or passes on a rumour is worried; a quiz, a greeting or thanks does none of
/// them. Softer than the labels, because a short sentence seldom reaches their thresholds ("lương đâu ad"). Pure, thread-safe.
/// </summary>
public static class Worry
{
    private const double Enough = 0.3;

    /// <summary>From the probabilities 0..1 of complaint, question and claim.</summary>
    public static bool Of(double complaint, double question, double claim) => complaint + question + claim >= Enough;
}
