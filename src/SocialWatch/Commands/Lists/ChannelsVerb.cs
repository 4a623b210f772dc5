using System.Runtime.CompilerServices;
using SocialWatch.Printing;
using SocialWatch.Printing.Rows;
using SocialWatch.Storage;

namespace SocialWatch.Commands.Lists;

/// <summary><c>channels</c>: what is listened to, on what ground, and how it does.</summary>
internal sealed class ChannelsVerb : ListVerb<ChannelRow>
{
    public override string Name => "channels";

    protected override ListOptions Options => ListOptions.Channel | ListOptions.Unit;

    protected override IReadOnlyList<string> Columns => ["id", "source", "unit", "ownership", "state", "last_item_at", "last_ok_at", "stale_since", "next_poll_at", "fault"];

    protected override async IAsyncEnumerable<ChannelRow> RowsAsync(
        IReadSession session, ListScope scope, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var states = (await session.ChannelStatesAsync(cancellationToken)).ToDictionary(s => s.Channel, StringComparer.Ordinal);
        foreach (var channel in scope.Config.Channels)
        {
            var wanted = (scope.Filter.Channel is null || scope.Filter.Channel == channel.Id) && (scope.Filter.Units is null || scope.Filter.Units.Contains(channel.Unit));
            if (wanted)
            {
                yield return ChannelRow.Of(channel, states.GetValueOrDefault(channel.Id), scope.Today);
            }
        }
    }

    protected override IReadOnlyList<string> Cells(ChannelRow row, ListScope scope) =>
    [
        row.Id, row.Kind, scope.UnitName(row.Unit), scope.Word("ownership", StoredWord.Of(row.Ownership)), scope.Word("health", StoredWord.Of(row.State)),
        Instants.Plain(row.LastItemAt), Instants.Plain(row.LastOkAt), Instants.Plain(row.StaleSince), Instants.Plain(row.NextPollAt), row.Fault ?? "",
    ];
}
