using System.Runtime.CompilerServices;
using SocialWatch.Mentions;
using SocialWatch.Printing;
using SocialWatch.Printing.Rows;
using SocialWatch.Storage;

namespace SocialWatch.Commands.Lists;

/// <summary><c>mentions</c>: what was collected, masked. Filters by time, channel, unit and topic only (DESIGN 7).</summary>
internal sealed class MentionsVerb : ListVerb<MentionRow>
{
    public override string Name => "mentions";

    protected override ListOptions Options => ListOptions.Dates | ListOptions.Channel | ListOptions.Unit | ListOptions.Topic;

    protected override IReadOnlyList<string> Columns => ["id", "at", "channel", "unit", "kind", "labels", "emergency", "text"];

    protected override async IAsyncEnumerable<MentionRow> RowsAsync(
        IReadSession session, ListScope scope, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var mention in session.MentionsAsync(scope.Filter, cancellationToken))
        {
            yield return MentionRow.Of(mention, scope.ChannelOf(mention.Channel)?.Kind);
        }
    }

    protected override IReadOnlyList<string> Cells(MentionRow row, ListScope scope) =>
    [
        row.Id, Instants.Plain(row.At), row.Channel, scope.UnitName(row.Unit),
        scope.Word("kind", StoredWord.Of(row.Kind)) + (row.Origin == Origin.Own ? " · " + scope.Word("origin", "own") : ""),
        string.Join(", ", row.Labels.Select(scope.TopicName)),
        row.Emergency is null ? "" : scope.Word("emergency", row.Emergency),
        row.Removed ? scope.Word("state", "removed") : row.Text,
    ];
}
