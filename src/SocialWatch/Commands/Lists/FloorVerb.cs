using System.Runtime.CompilerServices;
using SocialWatch.Channels;
using SocialWatch.Printing;
using SocialWatch.Publishing;
using SocialWatch.Storage;
using SocialWatch.Time;

namespace SocialWatch.Commands.Lists;

/// <summary><c>floor [--date D]</c>: each page that owes posts, on the last day in the store or the day asked for.</summary>
internal sealed class FloorVerb : ListVerb<FloorDay>
{
    public override string Name => "floor";

    protected override ListOptions Options => ListOptions.Date | ListOptions.Channel | ListOptions.Unit;

    protected override IReadOnlyList<string> Columns => ["date", "channel", "unit", "target", "published", "approved", "waiting", "kept", "final"];

    protected override async IAsyncEnumerable<FloorDay> RowsAsync(
        IReadSession session, ListScope scope, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var posts = await session.OwnPostsAsync(LocalClock.StartOf(scope.Date), LocalClock.StartOf(scope.Date.AddDays(1)), cancellationToken);
        foreach (var channel in scope.Config.Channels.Where(c => c.Floor && Wanted(c, scope)))
        {
            IReadOnlyList<string> units = [channel.Unit, .. scope.Config.Units.Ancestors(channel.Unit, scope.Date)];
            var rule = FloorRules.For(scope.Config.Floor, channel.Id, units, scope.Date);
            var published = FloorDays.Count(posts, channel.Id, scope.Date);
            yield return FloorDays.Day(scope.Date, channel.Id, channel.Unit, rule, published, scope.AsOf, scope.Config.Schedule.FloorFinal);
        }
    }

    protected override IReadOnlyList<string> Cells(FloorDay row, ListScope scope) =>
    [
        Instants.Plain(row.Date), row.Channel, scope.UnitName(row.Unit), Instants.Plain(row.Target), Instants.Plain(row.Published),
        Instants.Plain(row.Approved), Instants.Plain(row.Waiting),
        scope.Word("floor", row.Exempt ? "exempt" : row.Kept switch { true => "kept", false => "broken", null => "open" }), scope.Word("final", row.Final ? "yes" : "no"),
    ];

    private static bool Wanted(Channel channel, ListScope scope) =>
        (scope.Filter.Channel is null || scope.Filter.Channel == channel.Id) && (scope.Filter.Units is null || scope.Filter.Units.Contains(channel.Unit));
}
