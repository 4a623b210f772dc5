using System.Globalization;
using BenchmarkDotNet.Running;
using SocialWatch.Benchmarks.Alerts;
using SocialWatch.Benchmarks.Cases;
using SocialWatch.Benchmarks.Classification;
using SocialWatch.Benchmarks.Desk;
using SocialWatch.Benchmarks.Digests;
using SocialWatch.Benchmarks.Ingest;
using SocialWatch.Benchmarks.Polling;
using SocialWatch.Benchmarks.Startup;
using SocialWatch.Benchmarks.Webhooks;

if (args is ["model", _, _, ..])
{
    // model MODEL-DIR REAL-FILE [BENCHMARK-DIR [dev|test]]: the table of the classifier's figures.
    return await ModelTable.RunAsync(args[1..], CancellationToken.None);
}

if (args is ["digest", _] && int.TryParse(args[1], NumberStyles.None, CultureInfo.InvariantCulture, out var mentions))
{
    // digest MENTIONS: in a store of so many instead of 5 million.
    await DigestMeasure.RunAsync(mentions, CancellationToken.None);
    return 0;
}

// dotnet run -c Release --project tests/SocialWatch.Benchmarks -- NAME …   (DESIGN 10; each prints its figures and the target beside them)
if (args is ["fasttext", _, _, ..])
{
    return await FastTextMeasure.RunAsync(args[1..], CancellationToken.None);
}

if (args is ["classify-speed", ..])
{
    BenchmarkRunner.Run<ClassifyBenchmarks>();
    return 0;
}

var measures = new Dictionary<string, Func<CancellationToken, Task>>(StringComparer.Ordinal)
{
    ["ingest"] = IngestMeasure.RunAsync,
    ["digest"] = DigestMeasure.RunAsync,
    ["startup"] = StartupMeasure.RunAsync,
    ["poll"] = PollMeasure.RunAsync,
    ["channels"] = ChannelsMeasure.RunAsync,
    ["cases"] = CasesMeasure.RunAsync,
    ["thread"] = ThreadMeasure.RunAsync,
    ["webhooks"] = WebhookMeasure.RunAsync,
    ["press"] = PressMeasure.RunAsync,
    ["alerts"] = AlertMeasure.RunAsync,
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
