using SocialWatch.Alerts;

namespace SocialWatch.Reports;

/// <summary>
/// "Báo cáo điểm nóng": what workers care about on social media by topic and unit, what was done about it, and how questions were answered. Counts, names of
/// units and topics, and terms of the vocabulary only.
/// </summary>
public sealed class HotSpotReport : IReport
{
    public string Id => "diem-nong";

    public IReadOnlyCollection<PeriodKind> Periods { get; } = Enum.GetValues<PeriodKind>();

    public bool NeedsFloor => false;

    public OfficialPaper Build(ReportInput input, Wording wording)
    {
        var body = new PaperBody(input, wording);
        UnionPaper.Open(body, "reason.hotspots");
        SituationChapter.Write(body);
        body.Chapter("chapter.hotspots");
        if (input.HotSpots.Count == 0)
        {
            body.Write(body.Say("nil"));
        }
        else
        {
            HotSpotMatrix.Write(body);
            HotSpotList.Write(body);
        }

        body.Chapter("chapter.results");
        body.Section("section.handling");
        body.Write(body.Say("alerts", ("fired", Wording.Count(input.Alerts.Fired)), ("useful", Wording.Count(input.Alerts.Useful)), ("suppressed", Wording.Count(input.Alerts.Suppressed))));
        if (input.HotSpots.Count > 0)
        {
            HandlingTable.Write(body);
        }

        body.Section("section.answers");
        AnswersTable.Write(body);
        NextStepsChapter.Write(body);
        UnionPaper.Close(body, "close.hotspots");
        return UnionPaper.Report(body, "title.hotspots");
    }
}
