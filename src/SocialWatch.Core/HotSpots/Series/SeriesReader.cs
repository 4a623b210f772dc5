namespace SocialWatch.HotSpots.Series;

/// <summary>Reads one series: is it hot in the window that ends now, and why. Not thread-safe.</summary>
internal sealed class SeriesReader(HotSpotPolicy policy)
{
    private const int Longest = 48 * Quarters.PerHour;

    /// <summary>
    /// In a unit's first week a series of which nothing is known opens by the floor rule and so much evidence (one window in twenty by chance); the more was
    /// heard of it, the nearer it comes to the threshold of all.
    /// </summary>
    private const double YoungEvidence = 3;
    private const double Grown = 8;

    /// <summary>What rises over days cannot be told from what is usual before two days were heard.</summary>
    private const int BeforeSlow = 2 * Quarters.HoursPerDay;

    private readonly FloorRuleDetector _floor = new(policy);

    /// <summary>Null when it is not worth a word.</summary>
    public SeriesReading? Read(SeriesState series, UnitTraffic unit, long now, SeriesLearning known)
    {
        if (series.IsQuiet(now, known.Thresholds))
        {
            return null;
        }

        var evidence = series.Step(now, known.Days, known.Pooled, known.Thresholds, at => unit.Factor(series, at, known.Days, known.Pooled), unit.Missing);
        var young = SeriesLearning.IsYoung(unit.FirstHour, Quarters.Hour(now));
        var least = young
            ? YoungEvidence + (Math.Max(0, known.Thresholds.Sudden - YoungEvidence) * Math.Min(1, series.Baseline.Knowledge / Grown)) : known.Thresholds.Sudden;
        var days = Quarters.Hour(now) - unit.FirstHour >= BeforeSlow;
        var (sudden, slow) = (evidence.Sudden.Full >= least, days && evidence.Slow.Value >= known.Thresholds.Slow);
        var (lastingSudden, lastingSlow) = (evidence.Sudden.Counted >= least, days && evidence.Lasting.Value >= known.Thresholds.Slow);
        if (!sudden && !slow && !lastingSudden && !lastingSlow)
        {
            return null;
        }

        var three = now - SeriesState.SuddenQuarters;
        var from = sudden || (!slow && lastingSudden) ? three : Math.Clamp(slow ? evidence.Slow.Since : evidence.Lasting.Since, now - Longest, three);
        var tally = series.Voices.Count(from, now);
        var expected = series.Mean(from, now, known.Days) * unit.Factor(series, now, known.Days, known.Pooled);
        var window = new WindowFacts(
            series.Key.Topic, series.Key.Unit, Quarters.Start(from), Quarters.Start(now), tally.Mentions, tally.Stories, tally.People, tally.Unknown, tally.Complaints,
            expected);
        if (_floor.Evaluate(window) is not { } floor)
        {
            return null;
        }

        var run = evidence.Lasting.Value > 0 ? series.Voices.Count(Math.Max(evidence.Lasting.Since, now - Longest), now) : tally;
        var other = IsSomethingElse(tally, series, known.Pooled) || IsSomethingElse(run, series, known.Pooled);
        var opens = (sudden || slow) && !other ? floor with { Detector = Name(evidence.Sudden.Full, sudden) } : null;
        var stays = opens ?? (lastingSudden || lastingSlow ? floor with { Detector = Name(evidence.Sudden.Counted, lastingSudden) } : null);
        return stays is null ? null : new(series.Key, window, opens, stays);

        string Name(double nats, bool quick) => !quick ? "slow" : nats >= known.Thresholds.Sudden ? "sudden" : _floor.Id;
    }

    /// <summary>Looked at over the window and over the whole run: the last hours of a quiz already mix with ordinary talk.</summary>
    private static bool IsSomethingElse(SeriesVoices.Tally tally, SeriesState series, PooledHabits pooled) =>
        pooled.ComplaintsKnown && ComplaintSign.IsSomethingElse(tally.Mentions, tally.Complaints, series.Baseline.ComplaintShare);
}
