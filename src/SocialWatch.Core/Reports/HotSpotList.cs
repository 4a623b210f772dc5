using SocialWatch.Alerts;
using SocialWatch.Digests;

namespace SocialWatch.Reports;

/// <summary>Every hot spot in one row: topic and unit, level, from and to, how much, by how many, about what.</summary>
internal static class HotSpotList
{
    public static void Write(PaperBody body)
    {
        IReadOnlyList<PaperColumn> columns =
        [
            body.Column("no", 8), body.Column("topic_unit", 28, left: true), body.Column("level", 12), body.Column("from_to", 30), body.Column("observed", 18),
            body.Column("people", 13), body.Column("stories", 15), body.Column("matter", 41, left: true),
        ];
        body.Table("caption.list", columns, [.. Ordered(body.Input).Select((h, i) => Row(body, h, i + 1))]);
        body.Note(body.Say("note.list"));
    }

    /// <summary>The highest level first, then in order of time.</summary>
    public static IEnumerable<ReportedHotSpot> Ordered(ReportInput input) => input.HotSpots
        .OrderByDescending(h => h.Spot.Level).ThenBy(h => h.Spot.OpenedAt).ThenBy(h => h.Spot.Id.Length).ThenBy(h => h.Spot.Id, StringComparer.Ordinal);

    /// <summary>e.g. <c>H3 Tiền lương, Than Nam Sơn</c>.</summary>
    public static string Name(PaperBody body, ReportedHotSpot hot) =>
        body.Say("hotspot", ("id", hot.Spot.Id), ("topic", body.Wording.Topic(hot.Spot.Topic)), ("unit", body.Wording.Unit(hot.Spot.Unit)));

    private static IReadOnlyList<string> Row(PaperBody body, ReportedHotSpot hot, int number)
    {
        var spot = hot.Spot;
        return
        [
            PaperBody.Number(number),
            Name(body, hot),
            body.Wording.Of(spot.Level),
            spot.ResolvedAt is { } end
                ? body.Say("from_to", ("from", PaperDates.Moment(spot.OpenedAt)), ("to", PaperDates.Moment(end)))
                : body.Say("from_on", ("from", PaperDates.Moment(spot.OpenedAt))),
            body.Say("observed", ("observed", Wording.Count(hot.Peak.Observed)), ("expected", Wording.Count(Math.Round(hot.Peak.Expected, 1)))),
            hot.People < 0 ? body.Say("uncounted") : SmallCounts.Print(hot.People),
            Wording.Count(hot.Stories),
            Matter(body, hot.Matter),
        ];
    }

    private static string Matter(PaperBody body, HotSpotMatter matter)
    {
        var lines = new List<string>
        {
            matter.Terms.Count > 0
                ? string.Join(", ", matter.Terms.Select(t => body.Say("term", ("term", t.Term), ("count", SmallCounts.Print(t.Mentions)))))
                : body.Say("no_terms"),
        };
        if (matter.Mentions > 0)
        {
            lines.Add(body.Say(
                "matter", ("mentions", Wording.Count(matter.Mentions)), ("complaints", SmallCounts.Print(matter.Complaints)),
                ("questions", SmallCounts.Print(matter.Questions)), ("channels", Wording.Count(matter.Channels))));
        }

        return string.Join('\n', lines);
    }
}
