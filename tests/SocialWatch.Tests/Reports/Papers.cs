using SocialWatch.Alerts;
using SocialWatch.Cases;
using SocialWatch.Channels;
using SocialWatch.Configuration;
using SocialWatch.HotSpots;
using SocialWatch.Reports;

namespace SocialWatch.Tests.Reports;

/// <summary>Inputs of reports for the tests.</summary>
internal static class Papers
{
    public static readonly DateTimeOffset Start = new(2026, 10, 5, 8, 0, 0, TimeSpan.FromHours(7));

    public static Wording Words { get; } = new(ConfigFolder.ShippedTexts(), t => "Chủ đề " + t, u => "Đơn vị " + u, c => "Kênh " + c);

    public static ReportedHotSpot Hot(int number, string topic, string unit, int people, HotSpotState state = HotSpotState.Resolved, Level level = Level.Hot)
    {
        var at = Start.AddDays(number);
        var spot = new HotSpot
        {
            Id = "H" + number, Topic = topic, Unit = unit, Detector = "floor", OpenedAt = at, State = state, Level = level, Observed = 3, Expected = 0.5, People = people, Stories = 6,
            ResolvedAt = state == HotSpotState.Resolved ? at.AddHours(30) : null,
        };
        return new(
            spot, [new(spot.Id, at, "opened", 8, 0.5, people, 4, level), new(spot.Id, at.AddHours(2), "a_kind_of_later", 9, 0.5, people, 6, level)],
            new(12, 9, 2, 2, [new("chậm lương", 7), new("lương", 3)]), at.AddMinutes(1));
    }

    public static Case Asked(string id, string unit, bool answered = true, bool late = false, CaseState state = CaseState.Answered) => new()
    {
        Id = id, Channel = "fb", Unit = unit, Topics = ["wages"], Kind = CaseKind.Question, State = state, FirstMention = "M" + id, OpenedAt = Start, FirstDueAt = Start.AddDays(1),
        AnsweredAt = answered ? Start.AddHours(3) : null, Misses = late ? [new(ClockKind.FirstReply, Start.AddDays(1), "M" + id)] : [],
    };

    public static ReportInput October(params ReportedHotSpot[] spots) => new()
    {
        Period = ReportPeriod.Parse("2026-10")!, AsOf = new(2026, 11, 2, 7, 0, 0, TimeSpan.FromHours(7)), Issuer = "tinh", Read = 1234, ReadBefore = 999, HotSpots = spots, HotSpotsBefore = 2,
        Cases =
        [
            .. Enumerable.Range(1, 6).Select(i => Asked($"C{i}", "mo")),
            Asked("C7", "mo", late: true), Asked("C8", "mo", answered: false, late: true, state: CaseState.Open), Asked("C9", "mo", answered: false, state: CaseState.ToConfirm),
            Asked("C10", "mo", answered: false, state: CaseState.Withdrawn), Asked("C11", "may"), Asked("C12", "go", answered: false, late: true, state: CaseState.Open),
        ],
        Channels = [new ChannelState("fb") { Health = ChannelHealth.Ok }, new ChannelState("web") { Health = ChannelHealth.Dead }],
        Gaps = [new("fb", Start, Start.AddHours(5), "outage")],
    };

    /// <summary>Every text of a paper, in order.</summary>
    public static IEnumerable<string> Texts(OfficialPaper paper) => paper.Body.SelectMany(b => b switch
    {
        PaperHeading h => [h.Text],
        PaperParagraph p => [p.Text],
        PaperTable t => [t.Caption, .. t.Columns.Select(c => c.Heading), .. t.Rows.SelectMany(r => r), .. t.Total ?? []],
        _ => Array.Empty<string>(),
    });

    public static PaperTable Table(OfficialPaper paper, string caption) =>
        paper.Body.OfType<PaperTable>().Single(t => t.Caption.EndsWith(caption, StringComparison.Ordinal));
}
