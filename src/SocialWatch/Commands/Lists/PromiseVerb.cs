using System.Globalization;
using System.Runtime.CompilerServices;
using SocialWatch.Cases;
using SocialWatch.Configuration;
using SocialWatch.Printing;
using SocialWatch.Printing.Rows;
using SocialWatch.Storage;

namespace SocialWatch.Commands.Lists;

/// <summary><c>promise</c>: how the promise was kept, per unit and channel (product anchors 7, SLA 12), counted anew from the logs of the cases.</summary>
internal sealed class PromiseVerb : ListVerb<PromiseRow>
{
    public override string Name => "promise";

    protected override ListOptions Options => ListOptions.Dates | ListOptions.Channel | ListOptions.Unit | ListOptions.Topic;

    protected override IReadOnlyList<string> Columns => ["unit", "channel", "clocks", "in_time", "missed", "kept_percent", "median", "p90", "longest"];

    protected override async IAsyncEnumerable<PromiseRow> RowsAsync(
        IReadSession session, ListScope scope, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var policies = new Dictionary<int, SlaPolicy>();
        var clocks = new List<(string Unit, string Channel, CaseClock Clock)>();
        foreach (var one in await session.CasesAsync(scope.Filter, cancellationToken))
        {
            var log = await session.CaseEventsAsync(one.Id, cancellationToken);
            if (log.Count == 0)
            {
                continue;
            }

            var policy = await PolicyAsync(session, one.PolicyVersion, scope.Config, policies, cancellationToken);
            clocks.AddRange(CaseClocks.All(CaseLedger.OpeningOf(one, log), log, policy).Select(c => (one.Unit, one.Channel, c)));
        }

        foreach (var group in clocks.GroupBy(c => (c.Unit, c.Channel)).OrderBy(g => g.Key.Unit, StringComparer.Ordinal).ThenBy(g => g.Key.Channel, StringComparer.Ordinal))
        {
            yield return PromiseRow.Of(group.Key.Unit, group.Key.Channel, CaseFigures.Of(group.Select(c => c.Clock), scope.AsOf));
        }
    }

    protected override IReadOnlyList<string> Cells(PromiseRow row, ListScope scope) =>
    [
        scope.UnitName(row.Unit), scope.ChannelOf(row.Channel)?.Name ?? row.Channel, Instants.Plain(row.Clocks), Instants.Plain(row.Kept), Instants.Plain(row.Missed),
        row.KeptPercent?.ToString("0.#", CultureInfo.InvariantCulture) ?? "", Hours(row.MedianMinutes), Hours(row.P90Minutes), Hours(row.LongestMinutes),
    ];

    private static string Hours(int? minutes) => minutes is { } m ? (m / 60.0).ToString("0.#", CultureInfo.InvariantCulture) : "";

    /// <summary>The promise that a case was opened under.</summary>
    private static async ValueTask<SlaPolicy> PolicyAsync(
        IReadSession session, int version, UnionConfig config, Dictionary<int, SlaPolicy> known, CancellationToken cancellationToken)
    {
        if (!known.TryGetValue(version, out var policy))
        {
            policy = await session.PolicyAsync(version, cancellationToken) is { } line ? SlaPolicyText.Read(line, version) : config.Escalation.Sla;
            known.Add(version, policy);
        }

        return policy;
    }
}
