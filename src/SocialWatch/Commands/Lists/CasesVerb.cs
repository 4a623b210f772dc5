using System.Runtime.CompilerServices;
using SocialWatch.Printing;
using SocialWatch.Printing.Rows;
using SocialWatch.Storage;

namespace SocialWatch.Commands.Lists;

/// <summary><c>cases</c>: questions and calls for help with their clocks.</summary>
internal sealed class CasesVerb : ListVerb<CaseRow>
{
    public override string Name => "cases";

    protected override ListOptions Options => ListOptions.Dates | ListOptions.Channel | ListOptions.Unit | ListOptions.Topic;

    protected override IReadOnlyList<string> Columns => ["id", "channel", "unit", "topics", "kind", "state", "opened_at", "next_due_at", "answered_at", "askers", "misses"];

    protected override async IAsyncEnumerable<CaseRow> RowsAsync(
        IReadSession session, ListScope scope, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var one in await session.CasesAsync(scope.Filter, cancellationToken))
        {
            yield return CaseRow.Of(one);
        }
    }

    protected override IReadOnlyList<string> Cells(CaseRow row, ListScope scope) =>
    [
        row.Id, row.Channel, scope.UnitName(row.Unit), string.Join(", ", row.Topics.Select(scope.TopicName)), scope.Word("case", StoredWord.Of(row.Kind)),
        scope.Word("state", StoredWord.Of(row.State)), Instants.Plain(row.OpenedAt), Instants.Plain(row.NextDueAt), Instants.Plain(row.AnsweredAt),
        Instants.Plain(row.Askers), row.Misses.Count == 0 ? "" : Instants.Plain(row.Misses.Count),
    ];
}
