using System.Diagnostics;
using System.Globalization;

namespace SocialWatch.Benchmarks.Startup;

/// <summary>Start to ready, idle memory, and memory after 100,000 mentions came in beside the running service (DESIGN 10).</summary>
internal static class StartupMeasure
{
    private const int Rows = 100_000;

    public static async Task RunAsync(CancellationToken cancellationToken)
    {
        using var ground = new Ground();
        var config = Directory.CreateDirectory(ground.PathOf("config")).FullName;
        await File.WriteAllTextAsync(Path.Combine(config, "appsettings.json"), "{}", cancellationToken);
        // The first start makes the store; the second is every other morning.
        for (var start = 1; start <= 2; start++)
        {
            using var service = Start(config, ground.PathOf("data"), "run");
            var took = await ReadyAsync(service, cancellationToken);
            await Task.Delay(TimeSpan.FromSeconds(8), cancellationToken);
            Ground.Print($"startup {start}", $"ready after {took.TotalSeconds:0.00} s (target 2 s), idle {Resident(service):0} MB (target 150 MB)");
            if (start == 2)
            {
                await ImportAsync(service, config, ground, cancellationToken);
            }

            service.Kill(entireProcessTree: true);
            await service.WaitForExitAsync(cancellationToken);
        }
    }

    private static async Task ImportAsync(Process service, string config, Ground ground, CancellationToken cancellationToken)
    {
        var file = ground.PathOf("rows.jsonl");
        await GeneratedRows.WriteAsync(file, Rows, TimeSpan.FromDays(80), TimeProvider.System.GetUtcNow(), cancellationToken);
        var watch = Stopwatch.StartNew();
        using var import = Start(config, ground.PathOf("data"), "import", file, "--channel", "import", "--json");
        var printed = import.StandardOutput.ReadToEndAsync(cancellationToken);
        var peak = 0.0;
        while (!import.HasExited)
        {
            peak = Math.Max(peak, Resident(import));
            await Task.Delay(250, cancellationToken);
        }

        var exit = import.ExitCode.ToString(CultureInfo.InvariantCulture);
        await Task.Delay(TimeSpan.FromSeconds(10), cancellationToken);
        Ground.Print("memory", $"service {Resident(service):0} MB after {Rows} mentions (target 250 MB); import peaked at {peak:0} MB, {watch.Elapsed.TotalSeconds - 10:0} s, exit {exit}: {(await printed).Trim()}");
    }

    private static Process Start(string config, string data, params string[] verb)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true };
        foreach (var arg in (string[])[Path.Combine(AppContext.BaseDirectory, "SocialWatch.dll"), .. verb, "--config", config, "--data", data])
        {
            start.ArgumentList.Add(arg);
        }

        return Process.Start(start)!;
    }

    private static async Task<TimeSpan> ReadyAsync(Process service, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        while (await service.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
        {
            if (line.Contains("Ready.", StringComparison.Ordinal))
            {
                return watch.Elapsed;
            }
        }

        throw new InvalidOperationException("The service ended before it was ready.");
    }

    private static double Resident(Process process)
    {
        process.Refresh();
        return process.HasExited ? 0 : process.WorkingSet64 / 1024.0 / 1024.0;
    }
}
