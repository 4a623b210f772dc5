using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using SocialWatch.Cases;
using SocialWatch.Mentions;
using SocialWatch.Pipeline;
using SocialWatch.Service;
using SocialWatch.Storage;

namespace SocialWatch.Benchmarks.Cases;

/// <summary>A post under which thousands ask: one case with as many askers, taken page by page through the real pipeline, then one answer to all.</summary>
internal static class ThreadMeasure
{
    private const int Askers = 4_000;
    private const int Page = 100;
    private const string Channel = "fb-tinh";

    public static async Task RunAsync(CancellationToken cancellationToken)
    {
        using var ground = new Ground();
        var time = TimeProvider.System;
        await using var store = await DataFolder.OpenAsync(new() { Path = ground.PathOf("data") }, time, cancellationToken);
        await using var services = ServiceGraph.Build(Ground.Config, new ConfigurationManager(), store, ground.PathOf("data"), time, demo: false);
        var stage = services.GetRequiredService<IngestStage>();
        var start = time.GetUtcNow().AddHours(-1);
        var watch = Stopwatch.StartNew();
        var quarter = new List<string>();
        foreach (var page in Enumerable.Range(1, Askers).Select(n => Question(n, start)).Chunk(Page))
        {
            await stage.CommitAsync(page, IngestMode.Live, null, cancellationToken);
            if (page[^1].ExternalId is "c1000" or "c2000" or "c3000")
            {
                quarter.Add(watch.Elapsed.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture));
            }
        }

        var asked = watch.Elapsed;
        var one = (await store.ReadAsync((s, t) => s.CasesAsync(new(), t), cancellationToken)).Single();
        watch.Restart();
        await stage.CommitAsync([Answer(start.AddMinutes(50))], IngestMode.Live, null, cancellationToken);
        var answered = (await store.ReadAsync((s, t) => s.CasesAsync(new(), t), cancellationToken)).Single();
        Ground.Print("cases thread", $"{one.Askers.Count} askers of one post in {asked.TotalSeconds:0.0} s (a thousand each: {string.Join(", ", quarter)} s); the answer to all {watch.Elapsed.TotalMilliseconds:0} ms, {answered.State == CaseState.Answered}");
    }

    private static FetchedItem Question(int number, DateTimeOffset start) => new()
    {
        Channel = Channel, ExternalId = string.Create(CultureInfo.InvariantCulture, $"c{number}"), Kind = MentionKind.Comment, At = start.AddMilliseconds(number * 500),
        Text = string.Create(CultureInfo.InvariantCulture, $"Cho em hỏi làm thêm {number % 30} giờ ngày chủ nhật tháng {number % 12} thì lương tính thế nào ạ?"),
        AuthorKey = string.Create(CultureInfo.InvariantCulture, $"a{number}"), ThreadExternalId = "p1", ParentExternalId = "p1",
    };

    private static FetchedItem Answer(DateTimeOffset at) => new()
    {
        Channel = Channel, ExternalId = "a1", Kind = MentionKind.Comment, At = at, Text = "Chào anh chị em, làm thêm ngày nghỉ hằng tuần được trả ít nhất 200%.",
        Origin = Origin.Own, ThreadExternalId = "p1", ParentExternalId = "p1",
    };
}
