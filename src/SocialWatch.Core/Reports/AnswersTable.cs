using SocialWatch.Alerts;
using SocialWatch.Cases;

namespace SocialWatch.Reports;

/// <summary>Questions received, answered in time, late and waiting per unit, with totals that add up across and down, and the reasons for being late.</summary>
internal static class AnswersTable
{
    public static void Write(PaperBody body)
    {
        var rows = UnitAnswers.ByUnit(body.Input.Cases);
        var all = UnitAnswers.Sum(rows);
        if (rows.Count == 0)
        {
            body.Write(body.Say("no_questions"));
            return;
        }

        body.Write(body.Say(
            "questions", ("received", Wording.Count(all.Received)), ("in_time", Wording.Count(all.InTime)), ("share", Share(all)),
            ("late", Wording.Count(all.AnsweredLate + all.LateOpen)), ("late_open", Wording.Count(all.LateOpen))));
        IReadOnlyList<PaperColumn> columns =
        [
            body.Column("no", 9), body.Column("unit", 45, left: true), body.Column("received", 15), body.Column("in_time", 16), body.Column("answered_late", 16),
            body.Column("late_open", 17), body.Column("waiting", 16), body.Column("withdrawn", 15), body.Column("share", 16),
        ];
        var small = UnitAnswers.SmallUnits(body.Input.Cases);
        body.Table(
            "caption.answers", columns,
            [.. rows.Select((r, i) => Row(PaperBody.Number(i + 1), r.Unit is { } unit ? body.Wording.Unit(unit) : body.Say("small_units", ("count", Wording.Count(small))), r))],
            Row("", body.Say("column.sum"), all));
        if (small > 0)
        {
            body.Note(body.Say("note.answers"));
        }

        Reasons(body);
    }

    private static IReadOnlyList<string> Row(string number, string name, UnitAnswers row) =>
    [
        number, name, Wording.Count(row.Received), Wording.Count(row.InTime), Wording.Count(row.AnsweredLate), Wording.Count(row.LateOpen), Wording.Count(row.Waiting),
        Wording.Count(row.Withdrawn), Share(row),
    ];

    private static string Share(UnitAnswers row) => row.InTimeShare is { } share ? Wording.Count(Math.Round(100 * share, 1)) + "%" : "–";

    private static void Reasons(PaperBody body)
    {
        var late = body.Input.Cases.Where(c => c.Misses.Any(m => m.Kind == ClockKind.FirstReply)).ToList();
        if (late.Count > 0)
        {
            var reasons = late.CountBy(c => body.Wording.Texts.Say(body.Wording.KeyOf("late_reason", c.LateReason ?? "unknown", "unknown")))
                .OrderByDescending(r => r.Value).ThenBy(r => r.Key, StringComparer.Ordinal)
                .Select(r => body.Say("late_reason", ("reason", r.Key), ("count", Wording.Count(r.Value))));
            body.Write(body.Say("late_reasons", ("reasons", string.Join("; ", reasons))));
        }
    }
}
