namespace SocialWatch.Alerts;

/// <summary>What is special about a kind of alert. Kinds that are not listed have the plain rule: reminded of, climbing, until somebody takes it.</summary>
/// <param name="ToldAtLevel1">Told although of level 1: a checkpoint's notice to editors, the daily proof of the chain.</param>
/// <param name="Nags">Reminded of and passed up the chain while nobody takes it, and again when the time of who took it runs out. Cases have a clock of their own for that,
/// and after a breach there is one alert and then the digest (product anchors 7, SLA 11).</param>
/// <param name="MutedByHotSpot">About one member of a crowd: an open hot spot of its topic and unit speaks for it. A broken promise is not muted.</param>
/// <param name="MutedByDeadChannel">About what a channel does not bring: a dead channel explains it.</param>
/// <param name="TakenIsDone">Nothing ever ends it but somebody who looks after it: when that one's time is over, so is the alert.</param>
/// <param name="Direct">Neither waits nor is bundled: the proof of the chain must not depend on what it proves.</param>
/// <param name="Ages">Its words are true for an hour only: what was muted is not told later.</param>
public sealed record AlertKindRule(
    bool ToldAtLevel1 = false, bool Nags = true, bool MutedByHotSpot = false, bool MutedByDeadChannel = false, bool TakenIsDone = false, bool Direct = false, bool Ages = false)
{
    private static readonly AlertKindRule Plain = new();

    private static readonly Dictionary<string, AlertKindRule> Rules = new(StringComparer.Ordinal)
    {
        ["case_warning"] = new(Nags: false, MutedByHotSpot: true, Ages: true),
        ["case_to_confirm"] = new(Nags: false, MutedByHotSpot: true, Ages: true),
        ["case_late"] = new(Nags: false),
        ["floor"] = new(ToldAtLevel1: true, Nags: false, MutedByDeadChannel: true, Ages: true),
        ["channel_silent"] = new(MutedByDeadChannel: true, Ages: true),
        ["gap"] = new(TakenIsDone: true),
        ["token_ending"] = new(Nags: false),
        ["watchdog"] = new(ToldAtLevel1: true, Nags: false, Direct: true),
    };

    /// <summary>The rule of a kind.</summary>
    public static AlertKindRule Of(string kind) => Rules.GetValueOrDefault(kind, Plain);
}
