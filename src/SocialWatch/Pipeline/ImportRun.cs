using SocialWatch.Connectors.Import;
using SocialWatch.Mentions;
using SocialWatch.Printing;

namespace SocialWatch.Pipeline;

/// <summary>One row that was not taken.</summary>
internal sealed record RefusedRow(int Line, string Field, string Reason);

/// <summary>The result of an import (CONTRACTS "Output rows").</summary>
internal sealed class ImportReport
{
    /// <summary>So many refusals are listed; the rest are counted.</summary>
    public const int Listed = 1000;
    public int Read { get; set; }
    public int New { get; set; }
    public int Duplicate { get; set; }
    public int Refused { get; private set; }
    public int UnknownUnit { get; set; }
    public List<RefusedRow> Refusals { get; } = [];

    public void Refuse(int line, string field, string reason)
    {
        Refused++;
        if (Refusals.Count < Listed)
        {
            Refusals.Add(new(line, field, reason));
        }
    }
}

/// <summary>Streams a file through the pipeline, page by page, in constant memory; what was committed stays when it is stopped, and a second run finds duplicates.</summary>
internal sealed class ImportRun(IngestStage ingest, ImportReader reader, IngestMode mode, int page)
{
    public async Task<ImportReport> RunAsync(string file, string channel, ProgressLine? progress, CancellationToken cancellationToken)
    {
        var report = new ImportReport();
        var items = new List<FetchedItem>(page);
        var lines = new List<int>(page);
        await foreach (var row in reader.ReadFileAsync(file, channel, cancellationToken))
        {
            report.Read++;
            if (row.Refusal is { } refusal)
            {
                report.Refuse(refusal.Line, refusal.Field, refusal.Reason);
                continue;
            }

            items.Add(row.Item!);
            lines.Add(row.Line);
            if (items.Count == page)
            {
                await CommitAsync(items, lines, report, cancellationToken);
                progress?.Show(report.Read);
            }
        }

        await CommitAsync(items, lines, report, cancellationToken);
        progress?.Clear();
        return report;
    }

    private async ValueTask CommitAsync(List<FetchedItem> items, List<int> lines, ImportReport report, CancellationToken cancellationToken)
    {
        if (items.Count == 0)
        {
            return;
        }

        var done = await ingest.CommitAsync(items, mode, null, cancellationToken);
        report.New += done.New;
        report.Duplicate += done.Duplicate;
        report.UnknownUnit += done.UnknownUnit;
        foreach (var (index, refusal) in done.Refused)
        {
            report.Refuse(lines[index], refusal.Field, refusal.Reason);
        }

        items.Clear();
        lines.Clear();
    }
}
