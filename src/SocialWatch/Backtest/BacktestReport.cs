using SocialWatch.Pipeline;

namespace SocialWatch.Backtest;

/// <summary>What a backtest read and what it raised.</summary>
internal sealed record BacktestReport(int Read, int Taken, int Duplicate, int Series, DateTimeOffset Last, IReadOnlyList<BacktestEvent> Events, ImportReport Refusals);
