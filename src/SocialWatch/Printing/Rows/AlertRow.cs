using SocialWatch.Alerts;

namespace SocialWatch.Printing.Rows;

/// <summary>A line of <c>alerts --json</c>; names and order are CONTRACTS.md.</summary>
internal sealed record AlertRow(
    string Id, string Object, string Kind, string Unit, int Level, AlertState State, DateTimeOffset OpenedAt, DateTimeOffset? SentAt, string? OwnerRole,
    DateTimeOffset? AckExpiresAt, string? Feedback)
{
    public static AlertRow Of(Alert a) => new(
        a.Id, a.Object, a.Kind, a.Unit, (int)a.Level, a.State, a.OpenedAt, a.SentAt, a.OwnerRole, a.AckExpiresAt, a.Feedback);
}
