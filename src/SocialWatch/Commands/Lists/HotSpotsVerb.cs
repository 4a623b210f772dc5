using System.Runtime.CompilerServices;
using SocialWatch.Printing;
using SocialWatch.Printing.Rows;
using SocialWatch.Storage;

namespace SocialWatch.Commands.Lists;

/// <summary><c>hotspots</c>: what is or was hot, by topic and unit.</summary>
internal sealed class HotSpotsVerb : ListVerb<HotSpotRow>
{
    public override string Name => "hotspots";

    protected override ListOptions Options => ListOptions.Dates | ListOptions.Unit | ListOptions.Topic;

    protected override IReadOnlyList<string> Columns => ["id", "topic", "unit", "state", "level", "opened_at", "observed", "expected", "people", "stories", "resolved_at"];

    protected override async IAsyncEnumerable<HotSpotRow> RowsAsync(
        IReadSession session, ListScope scope, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var spot in await session.HotSpotsAsync(scope.Filter, cancellationToken))
        {
            yield return HotSpotRow.Of(spot);
        }
    }

    protected override IReadOnlyList<string> Cells(HotSpotRow row, ListScope scope) =>
    [
        row.Id, scope.TopicName(row.Topic), scope.UnitName(row.Unit), scope.Word("state", StoredWord.Of(row.State)), scope.Word("level", Instants.Plain(row.Level)),
        Instants.Plain(row.OpenedAt), Instants.Plain(row.Observed), Instants.Plain(row.Expected),
        row.People is { } people ? Instants.Plain(people) : scope.Words.Say("list.uncounted"), Instants.Plain(row.Stories), Instants.Plain(row.ResolvedAt),
    ];
}
