using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using SocialWatch.Channels;
using SocialWatch.Mentions;
using SocialWatch.Service;
using SocialWatch.Storage;
using SocialWatch.Webhooks;

namespace SocialWatch.Benchmarks.Webhooks;

/// <summary>200 webhook calls a second, each kept safe before its answer, while the kept ones go through the whole pipeline (target p99 ≤ 200 ms).</summary>
internal static class WebhookMeasure
{
    private const int PerSecond = 200, Seconds = 20;

    public static async Task RunAsync(CancellationToken cancellationToken)
    {
        using var ground = new Ground();
        var folder = ground.PathOf("data");
        var config = Ground.Config with { Channels = [new Channel { Id = "page", Kind = "bench", Name = "Trang", Unit = "lien-doan" }] };
        await using var store = await DataFolder.OpenAsync(new() { Path = folder }, TimeProvider.System, cancellationToken);
        var settings = new ConfigurationManager { ["Web:Listen"] = "http://127.0.0.1:0" };
        var services = new ServiceCollection();
        ServiceGraph.Add(services, config, settings, store, folder, TimeProvider.System, demo: false);
        services.AddSingleton<IWebhook, BenchHook>();
        await using var graph = services.BuildServiceProvider();
        var parts = graph.GetServices<Microsoft.Extensions.Hosting.IHostedService>().Where(s => s is EnvelopeBox or EnvelopeService or WebServer).ToList();
        foreach (var part in parts)
        {
            await part.StartAsync(cancellationToken);
        }

        var took = await CallAsync(new(graph.GetRequiredService<WebServer>().Address!, "/hook/bench"), cancellationToken);
        var watch = Stopwatch.StartNew();
        while ((await store.ReadAsync((s, t) => s.EnvelopesAsync(1, 3, t), cancellationToken)).Count > 0)
        {
            await Task.Delay(50, cancellationToken);
        }

        var sorted = took.Order().ToArray();
        var stored = await store.ReadAsync((s, t) => s.CountAsync(DateTimeOffset.MinValue.AddYears(2000), DateTimeOffset.MaxValue.AddYears(-1), t), cancellationToken);
        Ground.Print(
            "webhooks",
            $"{sorted.Length} calls at {PerSecond}/s: p50 {sorted[sorted.Length / 2]:0} ms, p99 {sorted[sorted.Length * 99 / 100]:0} ms, longest {sorted[^1]:0} ms; all processed {watch.Elapsed.TotalSeconds:0.0} s after the last, {stored} mentions (target p99 200 ms)");
        foreach (var part in parts)
        {
            await part.StopAsync(CancellationToken.None);
        }
    }

    private static async Task<ConcurrentBag<double>> CallAsync(Uri address, CancellationToken cancellationToken)
    {
        using var http = new HttpClient();
        var took = new ConcurrentBag<double>();
        var calls = new List<Task>();
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < PerSecond * Seconds; i++)
        {
            var wait = TimeSpan.FromSeconds((double)i / PerSecond) - watch.Elapsed;
            if (wait > TimeSpan.FromMilliseconds(1))
            {
                await Task.Delay(wait, cancellationToken);
            }

            calls.Add(OneAsync(i));
        }

        await Task.WhenAll(calls);
        return took;

        async Task OneAsync(int number)
        {
            var start = Stopwatch.GetTimestamp();
            using var body = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(GeneratedRows.Text(new Random(number))));
            using var answer = await http.PostAsync(address, body, cancellationToken);
            answer.EnsureSuccessStatusCode();
            took.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
    }

    /// <summary>Each body is one comment, on one of a hundred posts.</summary>
    private sealed class BenchHook(TimeProvider time) : IWebhook
    {
        private int _number;

        public string Id => "bench";

        public string? Challenge(Func<string, string?> query) => null;

        public WebhookCheck Check(ReadOnlySpan<byte> body, Func<string, string?> header) => new(WebhookVerdict.Keep, "ok");

        public ValueTask<WebhookContent> ReadAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
        {
            var number = Interlocked.Increment(ref _number);
            var (id, thread) = (Words(number), Words(number % 100));
            return new(new WebhookContent(
                [new FetchedItem { Channel = "page", ExternalId = id, Kind = MentionKind.Comment, At = time.GetUtcNow(), Text = JsonSerializer.Deserialize<string>(body.Span)!, AuthorKey = id, ThreadExternalId = "p" + thread, ParentExternalId = "p" + thread }],
                new Dictionary<string, int>()));
        }

        private static string Words(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }
}
