using System.Runtime.CompilerServices;
using SocialWatch.Pipeline;
using SocialWatch.Printing;
using SocialWatch.Publishing;
using SocialWatch.Storage;

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
        foreach (var day in await new FloorGather(scope.Config).DayAsync(session, scope.Date, scope.AsOf, scope.Filter.Channel, cancellationToken))
        {
            if (scope.Filter.Units is null || scope.Filter.Units.Contains(day.Unit))
            {
                yield return day;
            }
        }
    }

    protected override IReadOnlyList<string> Cells(FloorDay row, ListScope scope) =>
    [
        Instants.Plain(row.Date), row.Channel, scope.UnitName(row.Unit), Instants.Plain(row.Target), Instants.Plain(row.Published),
        Instants.Plain(row.Approved), Instants.Plain(row.Waiting),
        scope.Word("floor", row.Exempt ? "exempt" : row.Kept switch { true => "kept", false => "broken", null => "open" }), scope.Word("final", row.Final ? "yes" : "no"),
    ];
}
