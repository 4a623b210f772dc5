namespace SocialWatch.HotSpots.Series;

/// <summary>
/// Evidence that adds up hour by hour and never falls under nothing (DESIGN 6.2, "slow"): a sum of log-likelihood ratios restarts whenever the usual
/// explains it better. Capped, so that it comes down soon after the hot spot ends. A value type.
/// </summary>
internal struct Cusum
{
    public double Value { get; private set; }

    /// <summary>The first quarter-hour of the run that <see cref="Value"/> adds up.</summary>
    public long Since { get; private set; }

    public void Add(double gain, long from, double cap)
    {
        if (Value <= 0)
        {
            Since = from;
        }

        Value = Math.Clamp(Value + gain, 0, cap);
    }

    public void Reset() => (Value, Since) = (0, 0);
}
