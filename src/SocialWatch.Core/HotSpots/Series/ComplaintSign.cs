namespace SocialWatch.HotSpots.Series;

/// <summary>
/// The third sign: more complaints than usual speak for a hot spot, fewer against it, so that a quiz or a greeting thread raises nothing (DESIGN 6.2).
/// Pure, thread-safe.
/// </summary>
internal static class ComplaintSign
{
    /// <summary>How far towards "all of them" the share goes in a hot spot, mixed with "no change" because not every hot spot is one of complaints.</summary>
    private const double Towards = 0.4;

    /// <summary>So few complaints come by chance once in so many windows: what is spoken of is something else.</summary>
    private const double Chance = 0.01;

    /// <summary>Whether a window has far fewer complaints than the series usually has: a quiz, a greeting, thanks.</summary>
    public static bool IsSomethingElse(int mentions, int complaints, double share)
    {
        var usual = Math.Clamp(share, 0.02, 0.95);
        var term = Math.Pow(1 - usual, mentions);
        var below = term;
        for (var x = 1; x <= complaints && below < Chance; x++)
        {
            term *= (mentions - x + 1) / (double)x * usual / (1 - usual);
            below += term;
        }

        return below < Chance;
    }

    /// <summary>Log-likelihood ratio of the marks of so many voices.</summary>
    public static double Gain(int voices, int complaints, double share)
    {
        var usual = Math.Clamp(share, 0.02, 0.95);
        var hot = usual + (Towards * (1 - usual));
        return (complaints * Math.Log(hot / usual)) + ((voices - complaints) * Math.Log((1 - hot) / (1 - usual)));
    }
}
