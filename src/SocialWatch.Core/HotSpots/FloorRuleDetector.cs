namespace SocialWatch.HotSpots;

/// <summary>
/// The plain rule: enough people and stories in one window (DESIGN 6.2). Where over half of the authors are unknown people cannot be counted
/// and more stories are asked for. Pure, thread-safe.
/// </summary>
public sealed class FloorRuleDetector(HotSpotPolicy policy) : IHotSpotDetector
{
    /// <inheritdoc />
    public string Id => "floor";

    /// <inheritdoc />
    public Detection? Evaluate(WindowFacts window)
    {
        var thresholds = policy.Topics.GetValueOrDefault(window.Topic, policy.Floor);
        var counted = window.UnknownAuthors * 2 <= window.Mentions;
        var hot = counted
            ? window.People >= thresholds.People && window.Stories >= thresholds.Stories
            : window.Stories >= thresholds.StoriesUncounted;
        if (!hot)
        {
            return null;
        }

        var level = window.Mentions < thresholds.HotFactor * window.Expected ? Level.Watch : Level.Hot;
        return new(Id, level, counted);
    }
}
