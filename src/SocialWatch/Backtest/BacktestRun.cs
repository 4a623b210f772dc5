using System.Runtime.CompilerServices;
using System.Threading.Channels;
using SocialWatch.Configuration;
using SocialWatch.Connectors.Import;
using SocialWatch.HotSpots.Series;
using SocialWatch.Pipeline;

namespace SocialWatch.Backtest;

/// <summary>
/// Streams a file through the detectors: rows are read and understood on some threads and replayed on another, in memory bounded by a week of texts. A file that
/// is not in order of time is read a second time and sorted as a whole.
/// </summary>
internal sealed class BacktestRun(UnionConfig config, ImportReader reader, RowReading reading, AlarmBudget budget)
{
    private const int Batch = 512;
    private const string Channel = "import";
    private static readonly TimeSpan Hold = TimeSpan.FromHours(2);

    /// <exception cref="ImportFileException">No such file, a directory, or no right to read it.</exception>
    public async Task<BacktestReport> RunAsync(string file, CancellationToken cancellationToken) =>
        await TryAsync(file, Hold, cancellationToken) ?? (await TryAsync(file, null, cancellationToken))!;

    private async Task<BacktestReport?> TryAsync(string file, TimeSpan? hold, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var lane = System.Threading.Channels.Channel.CreateBounded<Task<List<(ImportRow Row, ReplayRow? Ready)>>>(new BoundedChannelOptions(8) { SingleReader = true, SingleWriter = true });
        var reads = Task.Run(() => ReadAsync(file, lane.Writer, stop.Token), stop.Token);
        var result = await ReplayAsync(lane.Reader, hold, cancellationToken);
        if (result is null)
        {
            await stop.CancelAsync();
        }

        await reads.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return result is null || reads.IsCompletedSuccessfully ? result : throw reads.Exception?.InnerException ?? new OperationCanceledException(cancellationToken);
    }

    private async Task ReadAsync(string file, ChannelWriter<Task<List<(ImportRow Row, ReplayRow? Ready)>>> lane, CancellationToken cancellationToken)
    {
        try
        {
            var batch = new List<ImportRow>(Batch);
            await foreach (var row in reader.ReadFileAsync(file, Channel, cancellationToken))
            {
                batch.Add(row);
                if (batch.Count == Batch)
                {
                    await lane.WriteAsync(UnderstandAsync(batch, cancellationToken), cancellationToken);
                    batch = new(Batch);
                }
            }

            await lane.WriteAsync(UnderstandAsync(batch, cancellationToken), cancellationToken);
        }
        finally
        {
            // The replay ends with what came; the fault itself is rethrown by who started the reading.
            lane.TryComplete();
        }
    }

    /// <summary>Several batches are understood at a time; they are replayed in the order of the file.</summary>
    private Task<List<(ImportRow Row, ReplayRow? Ready)>> UnderstandAsync(List<ImportRow> rows, CancellationToken cancellationToken) =>
        Task.Run(() => rows.ConvertAll(row => (row, row.Refusal is null ? reading.Read(row) : null)), cancellationToken);

    private async Task<BacktestReport?> ReplayAsync(ChannelReader<Task<List<(ImportRow Row, ReplayRow? Ready)>>> lane, TimeSpan? hold, CancellationToken cancellationToken)
    {
        var report = new ImportReport();
        var replay = new Replay(config, budget);
        var order = new ReplayOrder(hold);
        var seen = new HashSet<long>();
        var taken = 0;
        await foreach (var (row, ready) in Rows(lane, cancellationToken))
        {
            report.Read++;
            if (row.Refusal is { } refusal)
            {
                report.Refuse(refusal.Line, refusal.Field, refusal.Reason);
                continue;
            }

            if (!seen.Add(RowReading.Key(row.Item!.ExternalId)))
            {
                report.Duplicate++;
                continue;
            }

            if (ready is null)
            {
                continue;
            }

            taken++;
            if (!order.TryAdd(ready))
            {
                return null;
            }

            while (order.TryTake(all: false, out var next))
            {
                replay.Take(next);
            }
        }

        while (order.TryTake(all: true, out var next))
        {
            replay.Take(next);
        }

        replay.Finish();
        return new(report.Read, taken, report.Duplicate, replay.Series, replay.Last, replay.Events, report);
    }

    private static async IAsyncEnumerable<(ImportRow Row, ReplayRow? Ready)> Rows(
        ChannelReader<Task<List<(ImportRow Row, ReplayRow? Ready)>>> lane, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var batch in lane.ReadAllAsync(cancellationToken))
        {
            foreach (var row in await batch)
            {
                yield return row;
            }
        }
    }
}
