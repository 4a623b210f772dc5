using SocialWatch.Answers;
using SocialWatch.Cases;
using SocialWatch.Configuration;
using SocialWatch.Storage;
using SocialWatch.Time;

namespace SocialWatch.Pipeline;

/// <summary>The approved holding statement of a hot spot that stands, offered in the cases of its topic and unit: the unit's own, else that of the area or the whole (DESIGN 6.2).</summary>
internal sealed class HotSpotStatements(UnionConfig config, LocalClock clock) : IHoldingStatements
{
    public async ValueTask<IReadOnlyList<HoldingStatement>> ForAsync(IReadSession session, Case value, CancellationToken cancellationToken)
    {
        var day = LocalClock.DateOf(clock.Now);
        string?[] above = [config.Units.Find(value.Unit, day)?.Area, config.Units.Root(day)];
        return await session.HoldingStatementForAsync(value.Topics, value.Unit, [.. above.OfType<string>().Where(u => u.Length > 0).Distinct(StringComparer.Ordinal)], cancellationToken) is { } found
            ? [new(found.HotSpot, found.Statement.Text)] : [];
    }
}
