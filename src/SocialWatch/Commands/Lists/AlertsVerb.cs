using System.Runtime.CompilerServices;
using SocialWatch.Printing;
using SocialWatch.Printing.Rows;
using SocialWatch.Storage;

namespace SocialWatch.Commands.Lists;

/// <summary><c>alerts</c>: what was raised, and where it stands.</summary>
internal sealed class AlertsVerb : ListVerb<AlertRow>
{
    public override string Name => "alerts";

    protected override ListOptions Options => ListOptions.Dates | ListOptions.Unit;

    protected override IReadOnlyList<string> Columns => ["id", "object", "alert", "unit", "level", "state", "opened_at", "sent_at"];

    protected override async IAsyncEnumerable<AlertRow> RowsAsync(
        IReadSession session, ListScope scope, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var alert in await session.AlertsAsync(scope.Filter, cancellationToken))
        {
            yield return AlertRow.Of(alert);
        }
    }

    protected override IReadOnlyList<string> Cells(AlertRow row, ListScope scope) =>
    [
        row.Id, row.Object, scope.Word("alert", row.Kind), scope.UnitName(row.Unit), scope.Word("level", Instants.Plain(row.Level)),
        scope.Word("state", StoredWord.Of(row.State)), Instants.Plain(row.OpenedAt), Instants.Plain(row.SentAt),
    ];
}
