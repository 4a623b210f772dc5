using SocialWatch.Alerts;

namespace SocialWatch.Reports;

/// <summary>
/// Hot spots by unit and topic. Every hot spot stands in exactly one cell, so rows, columns and the corner add up. Pure, thread-safe.
/// </summary>
internal static class HotSpotMatrix
{
    /// <summary>More topics than this do not fit across A4; the least frequent share a column.</summary>
    private const int MostTopics = 6;

    public static void Write(PaperBody body)
    {
        var spots = body.Input.HotSpots.Select(h => h.Spot).ToList();
        var topics = spots.CountBy(s => s.Topic).OrderByDescending(t => t.Value).ThenBy(t => t.Key, StringComparer.Ordinal).Select(t => t.Key).ToList();
        var shown = topics.Count <= MostTopics ? topics : topics[..(MostTopics - 1)];
        int ColumnOf(string topic) => shown.IndexOf(topic) is var i && i >= 0 ? i : shown.Count;
        var width = shown.Count + (topics.Count > shown.Count ? 1 : 0);

        IReadOnlyList<int> Counts(IEnumerable<string> ofTopics)
        {
            var counts = new int[width + 1];
            foreach (var topic in ofTopics)
            {
                counts[ColumnOf(topic)]++;
                counts[width]++;
            }

            return counts;
        }

        List<PaperColumn> columns = [body.Column("no", 9), body.Column("unit", 46, left: true)];
        columns.AddRange(Enumerable.Range(0, width).Select(i => new PaperColumn(i < shown.Count ? body.Wording.Topic(shown[i]) : body.Say("column.other_topics"), 90 / width)));
        columns.Add(body.Column("sum", 16));
        var rows = spots.GroupBy(s => s.Unit, StringComparer.Ordinal).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal)
            .Select((g, i) => (IReadOnlyList<string>)[PaperBody.Number(i + 1), body.Wording.Unit(g.Key), .. Print(Counts(g.Select(s => s.Topic)))]);
        body.Table("caption.matrix", columns, [.. rows], ["", body.Say("column.sum"), .. Print(Counts(spots.Select(s => s.Topic)))]);
    }

    private static IEnumerable<string> Print(IReadOnlyList<int> counts) => counts.Select(c => Wording.Count(c));
}
