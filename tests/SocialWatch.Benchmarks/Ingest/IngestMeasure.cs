using System.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using SocialWatch.Channels;
using SocialWatch.Connectors.Import;
using SocialWatch.Pipeline;
using SocialWatch.Service;
using SocialWatch.Storage;

namespace SocialWatch.Benchmarks.Ingest;

/// <summary>Collect + protect + classify + store on SQLite with synchronous=FULL (DESIGN 10: at least 3,000 mentions a second).</summary>
internal static class IngestMeasure
{
    private const int Rows = 30_000;
    private const int Page = 500;

    public static async Task RunAsync(CancellationToken cancellationToken)
    {
        foreach (var (name, mode) in new[] { ("history", IngestMode.History), ("live", IngestMode.LiveImport) })
        {
            using var ground = new Ground();
            var file = ground.PathOf("rows.jsonl");
            // All of them younger than a day: in the live run every question opens a case and every emergency an alarm.
            await GeneratedRows.WriteAsync(file, Rows, TimeSpan.FromHours(20), TimeProvider.System.GetUtcNow(), cancellationToken);
            await MeasureAsync(name, mode, file, ground.PathOf("data"), cancellationToken);
        }
    }

    private static async Task MeasureAsync(string name, IngestMode mode, string file, string folder, CancellationToken cancellationToken)
    {
        var config = Ground.Config with { Channels = [new Channel { Id = "import", Kind = "import", Name = "Nhập", Unit = "lien-doan" }] };
        await using var store = await DataFolder.OpenAsync(new() { Path = folder }, TimeProvider.System, cancellationToken);
        await using var services = ServiceGraph.Build(config, new ConfigurationManager(), store, folder, TimeProvider.System, demo: false);
        var import = new ImportRun(services.GetRequiredService<IngestStage>(), new ImportReader(TimeProvider.System), mode, Page);
        var watch = Stopwatch.StartNew();
        var cpu = Process.GetCurrentProcess().TotalProcessorTime;
        var report = await import.RunAsync(file, "import", null, cancellationToken);
        var took = watch.Elapsed;
        var used = Process.GetCurrentProcess().TotalProcessorTime - cpu;
        var cases = (await store.ReadAsync((s, t) => s.CasesAsync(new(), t), cancellationToken)).Count;
        Ground.Print("ingest " + name, $"{report.New / took.TotalSeconds:0} mentions/s ({report.New} rows in {took.TotalSeconds:0.0} s, {used.TotalSeconds:0.0} s of processor, {cases} cases; target 3,000/s)");
    }
}
