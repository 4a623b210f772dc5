using SocialWatch.Text;

namespace SocialWatch.Backtest;

/// <summary>One row ready to be replayed. Lives in memory only; the person is a hash that nothing prints (DESIGN 7).</summary>
internal sealed record ReplayRow(
    DateTimeOffset At, string Id, string Unit, IReadOnlyList<string> Topics, long Person, bool Complaint, TokenizedText Text, Classification.Emergency? Emergency);
