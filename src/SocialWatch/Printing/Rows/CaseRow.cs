using SocialWatch.Cases;

namespace SocialWatch.Printing.Rows;

/// <summary>A line of <c>cases --json</c>; names and order are CONTRACTS.md. <see cref="Askers"/> is a number: nothing tells one from another.</summary>
internal sealed record CaseRow(
    string Id, string Channel, string Unit, IReadOnlyList<string> Topics, CaseKind Kind, CaseState State, DateTimeOffset OpenedAt, DateTimeOffset FirstDueAt,
    DateTimeOffset? NextDueAt, DateTimeOffset? AnsweredAt, int Askers, IReadOnlyList<MissRow> Misses, string? LateReason, DateTimeOffset? WindowEndsAt, bool FoundLate)
{
    public static CaseRow Of(Case c) => new(
        c.Id, c.Channel, c.Unit, c.Topics, c.Kind, c.State, c.OpenedAt, c.FirstDueAt, c.NextDueAt, c.AnsweredAt, c.Askers.Count,
        [.. c.Misses.Select(m => new MissRow(m.Kind, m.DueAt))], c.LateReason, c.WindowEndsAt, c.FoundLate);
}

/// <summary>A broken promise within a <see cref="CaseRow"/>.</summary>
internal sealed record MissRow(ClockKind Kind, DateTimeOffset DueAt);
