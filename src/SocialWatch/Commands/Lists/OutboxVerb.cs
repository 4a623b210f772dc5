using System.Runtime.CompilerServices;
using SocialWatch.Printing;
using SocialWatch.Printing.Rows;
using SocialWatch.Storage;

namespace SocialWatch.Commands.Lists;

/// <summary><c>outbox</c>: what was or will be sent, without its text or address.</summary>
internal sealed class OutboxVerb : ListVerb<OutboxLine>
{
    public override string Name => "outbox";

    protected override ListOptions Options => ListOptions.Dates;

    protected override IReadOnlyList<string> Columns => ["id", "code", "sink", "message", "state", "created_at", "sent_at", "attempts", "error"];

    protected override async IAsyncEnumerable<OutboxLine> RowsAsync(
        IReadSession session, ListScope scope, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var row in await session.OutboxAsync(scope.Filter, cancellationToken))
        {
            yield return OutboxLine.Of(row);
        }
    }

    protected override IReadOnlyList<string> Cells(OutboxLine row, ListScope scope) =>
    [
        row.Id, row.Code, row.Sink, scope.Word("message", row.Kind), scope.Word("state", StoredWord.Of(row.State)), Instants.Plain(row.CreatedAt),
        Instants.Plain(row.SentAt), Instants.Plain(row.Attempts), row.Error ?? "",
    ];
}
