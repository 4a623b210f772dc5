using SocialWatch.Alerts;
using SocialWatch.Cases;
using SocialWatch.Digests;
using SocialWatch.HotSpots;

namespace SocialWatch.Reports;

/// <summary>What was done about every hot spot and what came of it: its timeline, who was told, the questions answered, how it stands.</summary>
internal static class HandlingTable
{
    /// <summary>A longer life is told by its beginning and its end.</summary>
    private const int MostLines = 8;

    public static void Write(PaperBody body)
    {
        IReadOnlyList<PaperColumn> columns = [body.Column("no", 9), body.Column("hotspot", 38, left: true), body.Column("handling", 72, left: true), body.Column("result", 46, left: true)];
        body.Table("caption.handling", columns, [.. HotSpotList.Ordered(body.Input).Select((h, i) => Row(body, h, i + 1))]);
    }

    private static IReadOnlyList<string> Row(PaperBody body, ReportedHotSpot hot, int number) =>
        [PaperBody.Number(number), HotSpotList.Name(body, hot), string.Join('\n', Life(body, hot)), string.Join('\n', Result(body, hot))];

    private static IEnumerable<string> Life(PaperBody body, ReportedHotSpot hot)
    {
        var lines = hot.Timeline.Select(e => (e.At, Text: Event(body, e))).ToList();
        if (lines.Count == 0)
        {
            lines.Add((hot.Spot.OpenedAt, body.Say("event.opened", ("observed", Wording.Count(hot.Spot.Observed)), ("level", body.Wording.Of(hot.Spot.Level)))));
        }

        if (hot.ToldAt is { } told)
        {
            lines.Add((told, body.Say("event.told")));
        }

        var ordered = lines.OrderBy(l => l.At).Select(l => body.Say("event", ("at", PaperDates.Moment(l.At)), ("what", l.Text))).ToList();
        return ordered.Count <= MostLines
            ? ordered
            : [.. ordered[..(MostLines / 2)], body.Say("event.more", ("count", Wording.Count(ordered.Count - MostLines))), .. ordered[^(MostLines / 2)..]];
    }

    /// <summary>What happened, with the words that staff wrote beside it: those are the handling.</summary>
    private static string Event(PaperBody body, HotSpotEvent happened)
    {
        var what = body.Wording.Texts.Say(
            body.Wording.KeyOf("report.event", happened.Kind), ("observed", Wording.Count(happened.Observed)), ("level", body.Wording.Of(happened.Level)));
        return string.IsNullOrEmpty(happened.Note) ? what : body.Say("event.note", ("what", what), ("note", happened.Note));
    }

    private static IEnumerable<string> Result(PaperBody body, ReportedHotSpot hot)
    {
        var spot = hot.Spot;
        if (spot.Result is { Length: > 0 } result)
        {
            yield return result;
        }

        yield return spot.State == HotSpotState.Resolved && spot.ResolvedAt is { } end
            ? body.Say(
                spot.EndedBy switch { HotSpotEnd.Noise => "result.noise", HotSpotEnd.Person => "result.settled", _ => "result.resolved" },
                ("after", body.Wording.Span(end - spot.OpenedAt)))
            : body.Say(spot.State switch
            {
                HotSpotState.Open => "result.open",
                HotSpotState.Acknowledged => "result.acknowledged",
                HotSpotState.Handling => "result.handling",
                HotSpotState.Reopened => "result.reopened",
                HotSpotState.Resolved => "result.over",
            });
        var asked = body.Input.Cases.Where(c => c.Unit == spot.Unit && c.Topics.Contains(spot.Topic)).ToList();
        if (asked.Count > 0)
        {
            yield return body.Say(
                "result.questions", ("received", SmallCounts.Print(asked.Count)), ("answered", SmallCounts.Print(asked.Count(c => c.AnsweredAt is not null))),
                ("waiting", SmallCounts.Print(asked.Count(c => c is { AnsweredAt: null, State: CaseState.Open or CaseState.ToConfirm }))));
        }
    }
}
