using SocialWatch.Alerts;

namespace SocialWatch.Digests;

/// <summary>The answering promise in a digest's text: numbers, the late cases by code, their reasons, where questions came from. Pure, thread-safe.</summary>
internal sealed class DigestQuestionLines(Wording wording)
{
    private const int CodesShown = 10;
    private const int CellsShown = 4;

    public void Write(DigestText text, DigestQuestions questions)
    {
        text.Add(DropFirst.Must, Say(
            "digest.questions", ("received", Wording.Count(questions.Received)), ("answered", Wording.Count(questions.AnsweredInTime)),
            ("late", Wording.Count(questions.Late.Count)), ("open", Wording.Count(questions.Open)), ("due_soon", Wording.Count(questions.DueSoon))));
        var open = questions.Late.Where(l => l.Open).Select(l => l.Case).ToList();
        if (open.Count > 0)
        {
            var codes = string.Join(", ", open.Take(CodesShown)) + (open.Count > CodesShown ? ", …" : "");
            text.Add(DropFirst.LateCodes, Say("digest.late_codes", ("codes", codes)));
        }

        if (questions.Late.Count > 0)
        {
            var reasons = questions.Late.GroupBy(l => wording.Texts.Say(wording.KeyOf("late_reason", l.Reason ?? "unknown", "unknown")))
                .OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => Say("digest.late_reason", ("reason", g.Key), ("count", Wording.Count(g.Count()))));
            text.Add(DropFirst.LateReasons, Say("digest.late_reasons", ("reasons", string.Join(", ", reasons))));
        }

        if (questions.Cells.Count > 0)
        {
            var cells = questions.Cells.Take(CellsShown).Select(c => Say(
                "digest.cell", ("unit", DigestText.Name(wording.Unit(c.Unit))), ("topic", DigestText.Name(wording.Topic(c.Topic))), ("count", SmallCounts.Print(c.Count))));
            text.Add(DropFirst.Cells, Say("digest.cells", ("cells", string.Join("; ", cells))));
        }
    }

    private string Say(string key, params ReadOnlySpan<(string Name, string Value)> values) => wording.Texts.Say(key, values);
}
