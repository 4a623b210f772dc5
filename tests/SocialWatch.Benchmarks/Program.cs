using BenchmarkDotNet.Running;
using SocialWatch.Benchmarks.Classification;
using SocialWatch.Benchmarks.Ingest;
using SocialWatch.Benchmarks.Polling;
using SocialWatch.Benchmarks.Startup;

if (args is ["model", _, _, ..])
{
    // model MODEL-DIR REAL-FILE [BENCHMARK-DIR [dev|test]]: the table of the classifier's figures.
    return await ModelTable.RunAsync(args[1..], CancellationToken.None);
}

if (args is ["fasttext", _, _, ..])
{
    return await FastTextMeasure.RunAsync(args[1..], CancellationToken.None);
}

if (args is ["classify-speed", ..])
{
    BenchmarkRunner.Run<ClassifyBenchmarks>();
    return 0;
}

// dotnet run -c Release --project tests/SocialWatch.Benchmarks -- ingest|startup|poll …   (DESIGN 10; each prints its figures and the target beside them)
var measures = new Dictionary<string, Func<CancellationToken, Task>>(StringComparer.Ordinal)
{
    ["ingest"] = IngestMeasure.RunAsync,
    ["startup"] = StartupMeasure.RunAsync,
    ["poll"] = PollMeasure.RunAsync,
};

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stop.Cancel();
};
if (args.Length == 0 || args.Any(a => !measures.ContainsKey(a)))
{
    await Console.Error.WriteLineAsync($"Name what to measure: {string.Join(", ", measures.Keys)}");
    return 2;
}

foreach (var name in args)
{
    await measures[name](stop.Token);
}

return 0;
