using SocialWatch.HotSpots;

namespace SocialWatch.Backtest;

/// <summary>One event of <c>backtest --json</c>; names and order are CONTRACTS.md. <see cref="People"/> is null where they could not be counted.</summary>
internal sealed record BacktestEvent(
    string Event, string Id, DateTimeOffset At, DateTimeOffset OpenedAt, string Topic, string Unit, HotSpotScope Scope, int Level, string Detector, double Observed,
    double Expected, int? People, int Stories)
{
    public static BacktestEvent Of(string kind, DateTimeOffset at, HotSpot h) => new(
        kind, h.Id, at, h.OpenedAt, h.Topic, h.Unit, h.Scope, (int)h.Level, h.Detector, h.Observed, Math.Round(h.Expected, 2), h.People < 0 ? null : h.People, h.Stories);
}
