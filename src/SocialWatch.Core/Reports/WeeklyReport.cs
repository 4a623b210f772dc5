using SocialWatch.Alerts;

namespace SocialWatch.Reports;

/// <summary>The summary of a week: hot spots, answers, publishing by page, what comes next.</summary>
public sealed class WeeklyReport : IReport
{
    public string Id => "tuan";

    public IReadOnlyCollection<PeriodKind> Periods { get; } = [PeriodKind.Week];

    public bool NeedsFloor => true;

    public OfficialPaper Build(ReportInput input, Wording wording)
    {
        var body = new PaperBody(input, wording);
        UnionPaper.Open(body, "reason.week");
        SituationChapter.Write(body);
        body.Chapter("chapter.hotspots");
        if (input.HotSpots.Count == 0)
        {
            body.Write(body.Say("nil"));
        }
        else
        {
            HotSpotList.Write(body);
            HandlingTable.Write(body);
        }

        body.Chapter("chapter.answers");
        AnswersTable.Write(body);
        body.Chapter("chapter.floor");
        FloorTable.Write(body);
        NextStepsChapter.Write(body);
        UnionPaper.Close(body, "close.week");
        return UnionPaper.Report(body, "title.week");
    }
}
