using SocialWatch.HotSpots;

namespace SocialWatch.Printing.Rows;

/// <summary>A line of <c>hotspots --json</c>; names and order are CONTRACTS.md. <see cref="People"/> is null where they could not be counted.</summary>
internal sealed record HotSpotRow(
    string Id, string Topic, string Unit, HotSpotScope Scope, HotSpotState State, int Level, string Detector, DateTimeOffset OpenedAt, double Observed,
    double Expected, int? People, int Stories, string? OwnerRole, DateTimeOffset? ResolvedAt)
{
    public static HotSpotRow Of(HotSpot h) => new(
        h.Id, h.Topic, h.Unit, h.Scope, h.State, (int)h.Level, h.Detector, h.OpenedAt, h.Observed, h.Expected, h.People < 0 ? null : h.People, h.Stories,
        h.OwnerRole, h.ResolvedAt);
}
