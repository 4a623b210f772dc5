using SocialWatch.Alerts;

namespace SocialWatch.Reports;

/// <summary>
/// One report, one file: found by scanning this assembly like the verbs of the program, so adding one edits nothing else. Pure: the same input gives the same
/// paper. Needs a constructor without parameters; thread-safe.
/// </summary>
public interface IReport
{
    /// <summary>What is typed after <c>report</c>, e.g. <c>diem-nong</c>. Unique.</summary>
    string Id { get; }

    /// <summary>Lengths of time it can be made for.</summary>
    IReadOnlyCollection<PeriodKind> Periods { get; }

    /// <summary>Whether the input must hold the publishing floor of every day.</summary>
    bool NeedsFloor { get; }

    /// <summary>The paper.</summary>
    OfficialPaper Build(ReportInput input, Wording wording);
}
