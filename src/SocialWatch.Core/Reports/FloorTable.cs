using SocialWatch.Alerts;
using SocialWatch.Publishing;
using SocialWatch.Time;

namespace SocialWatch.Reports;

/// <summary>The publishing floor per page over the period: days owed, kept, exempt, and what was published.</summary>
internal static class FloorTable
{
    public static void Write(PaperBody body)
    {
        // Days after the store's last event have not happened yet.
        var days = body.Input.Floor.Where(d => d.Date <= LocalClock.DateOf(body.Input.AsOf)).ToList();
        if (days.Count == 0)
        {
            body.Write(body.Say("no_floor"));
            return;
        }

        var rows = days.GroupBy(d => d.Channel, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => (g.Key, Counts: Count(g))).ToList();
        IReadOnlyList<PaperColumn> columns =
        [
            body.Column("no", 9), body.Column("page", 60, left: true), body.Column("owed", 19), body.Column("kept", 19), body.Column("broken", 19), body.Column("exempt", 19),
            body.Column("published", 20),
        ];
        body.Table(
            "caption.floor", columns,
            [.. rows.Select((r, i) => (IReadOnlyList<string>)[PaperBody.Number(i + 1), body.Wording.Channel(r.Key), .. r.Counts.Select(c => Wording.Count(c))])],
            ["", body.Say("column.sum"), .. Enumerable.Range(0, 5).Select(i => Wording.Count(rows.Sum(r => r.Counts[i])))]);
    }

    /// <summary>Owed = kept + broken; an exempt day and one that is not over owe nothing yet.</summary>
    private static int[] Count(IEnumerable<FloorDay> days)
    {
        var list = days.ToList();
        var owed = list.Where(d => d is { Exempt: false, Target: > 0, Kept: not null }).ToList();
        return [owed.Count, owed.Count(d => d.Kept == true), owed.Count(d => d.Kept == false), list.Count(d => d.Exempt), list.Sum(d => d.Published)];
    }
}
