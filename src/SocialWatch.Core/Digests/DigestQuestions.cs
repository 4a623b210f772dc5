using SocialWatch.Cases;
using SocialWatch.Time;

namespace SocialWatch.Digests;

/// <summary>A case that missed its promise.</summary>
/// <param name="Open">Still unanswered: it stays in the digest until it is not (product anchors 7, SLA 11).</param>
public sealed record LateCase(string Case, bool Open, string? Reason);

/// <summary>Cases received in one unit and topic; under 5 it prints as "&lt;5".</summary>
public sealed record CaseCell(string Unit, string Topic, int Count);

/// <summary>The answering promise on one day.</summary>
public sealed record DigestQuestions
{
    private static readonly TimeSpan Soon = TimeSpan.FromHours(12);

    /// <summary>Cases whose question was asked on the day.</summary>
    public int Received { get; init; }

    /// <summary>First answered on the day, in time.</summary>
    public int AnsweredInTime { get; init; }

    /// <summary>Waiting when the digest is made.</summary>
    public int Open { get; init; }

    /// <summary>Of those, due within 12 hours.</summary>
    public int DueSoon { get; init; }

    /// <summary>A promise broken on the day, or before it and still unanswered.</summary>
    public IReadOnlyList<LateCase> Late { get; init; } = [];
    public IReadOnlyList<CaseCell> Cells { get; init; } = [];

    /// <summary>Counts the cases that the digest of a day speaks of; others may be among them.</summary>
    public static DigestQuestions Of(IReadOnlyList<Case> all, DateOnly date, DateTimeOffset asOf)
    {
        // What was asked after the day is the next digest's.
        IReadOnlyList<Case> cases = [.. all.Where(c => LocalClock.DateOf(c.OpenedAt) <= date)];
        bool OnDay(DateTimeOffset? at) => at is { } t && LocalClock.DateOf(t) == date;
        bool Waits(Case c) => c.State is CaseState.Open or CaseState.ToConfirm;
        var received = cases.Where(c => OnDay(c.OpenedAt)).ToList();
        return new()
        {
            Received = received.Count,
            AnsweredInTime = cases.Count(c => OnDay(c.AnsweredAt) && !c.Misses.Any(m => m.Kind == ClockKind.FirstReply)),
            Open = cases.Count(Waits),
            DueSoon = cases.Count(c => Waits(c) && c.NextDueAt > asOf && c.NextDueAt <= asOf + Soon),
            Late =
            [
                .. cases.Where(c => c.Misses.Any(m => OnDay(m.DueAt)) || (Waits(c) && c.Misses.Count > 0))
                    .OrderBy(c => c.Misses.Min(m => m.DueAt)).ThenBy(c => c.Id, StringComparer.Ordinal)
                    .Select(c => new LateCase(c.Id, Waits(c), c.LateReason)),
            ],
            Cells =
            [
                .. received.SelectMany(c => c.Topics, (c, t) => (c.Unit, Topic: t)).GroupBy(c => c)
                    .Select(g => new CaseCell(g.Key.Unit, g.Key.Topic, g.Count()))
                    .OrderByDescending(c => c.Count).ThenBy(c => c.Unit, StringComparer.Ordinal).ThenBy(c => c.Topic, StringComparer.Ordinal),
            ],
        };
    }
}
