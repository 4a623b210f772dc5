namespace SocialWatch.Alerts;

/// <summary>
/// How noisy the alerts of a period were (DESIGN 6.3; product anchors 7, alerts 11), in alerts. One that came in a bundle is both fired and bundled.
/// </summary>
/// <param name="Fired">First told in the period; the daily watchdog is left out.</param>
/// <param name="Useful">Of those, marked useful, or taken on and finished.</param>
/// <param name="Noise">Of those, marked as noise.</param>
/// <param name="Suppressed">Those that were not told by themselves, for any of the reasons that follow.</param>
public sealed record AlertFigures(int Fired, int Useful, int Noise, int Suppressed)
{
    public int Inhibited { get; init; }
    public int Silenced { get; init; }
    public int Capped { get; init; }
    public int Bundled { get; init; }
}
