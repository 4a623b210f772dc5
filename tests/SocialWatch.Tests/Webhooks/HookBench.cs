using System.Net;
using System.Text;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SocialWatch.Channels;
using SocialWatch.Chat;
using SocialWatch.Notify;
using SocialWatch.Pipeline;
using SocialWatch.Privacy;
using SocialWatch.Storage;
using SocialWatch.Tests.Pipeline;
using SocialWatch.Webhooks;

namespace SocialWatch.Tests.Webhooks;

/// <summary>The real listener, box and runner over the real pipeline; the processing runs when a test says so.</summary>
internal sealed class HookBench : IAsyncDisposable
{
    private readonly HttpClient _http = new();
    private readonly WebServer _server;

    private HookBench(Bench bench, ILoggerFactory logs, IWebhook hook)
    {
        Bench = bench;
        var table = new WebhookTable([hook]);
        Box = new(bench.Store, bench.Get<IKeyRing>(), new(), bench.Clock);
        var settings = Options.Create(new WebSettings { Listen = "http://127.0.0.1:0", MaxKilobytes = 64 });
        _server = new(new(table, Box, settings, logs.CreateLogger<WebhookDoor>()), [], settings);
        Runner = new(bench.Store, table, Box, bench.Get<IngestStage>(), bench.Get<IStaffInbox>(), bench.Get<OutboxSignal>(), logs.CreateLogger<EnvelopeRunner>());
    }

    public Bench Bench { get; }

    public EnvelopeBox Box { get; }

    public EnvelopeRunner Runner { get; }

    public static async Task<HookBench> StartAsync() => await StartAsync(await Bench.StartAsync(), bench => new PlainHook(bench));

    /// <summary>The same with the webhook of a network.</summary>
    public static async Task<HookBench> StartAsync(Bench bench, Func<Bench, IWebhook> hook)
    {
        var hooks = new HookBench(bench, LoggerFactory.Create(b => b.AddProvider(bench.Log).SetMinimumLevel(LogLevel.Debug)), hook(bench));
        await hooks.Box.StartAsync(Bench.Token);
        await hooks._server.StartAsync(Bench.Token);
        return hooks;
    }

    public async Task<HttpStatusCode> PostAsync(byte[] body, string sign = "good", string hook = "plain", string header = "X-Sign")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_server.Address!, "/hook/" + hook)) { Content = new ByteArrayContent(body) };
        request.Headers.Add(header, sign);
        using var response = await _http.SendAsync(request, Bench.Token);
        return response.StatusCode;
    }

    public async Task<(HttpStatusCode Status, string Body)> GetAsync(string path)
    {
        using var response = await _http.GetAsync(new Uri(_server.Address!, path), Bench.Token);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(Bench.Token));
    }

    public ValueTask<IReadOnlyList<Envelope>> WaitingAsync() => Bench.ReadAsync((s, t) => s.EnvelopesAsync(100, 100, t));

    /// <summary>Every byte of the data folder, keys left out.</summary>
    public bool FolderHolds(string text) => Directory.EnumerateFiles(Bench.Folder, "*", SearchOption.AllDirectories)
        .Where(f => !f.EndsWith(".lock", StringComparison.Ordinal))
        .Any(f =>
        {
            using var file = new FileStream(f, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            var bytes = new byte[file.Length];
            file.ReadExactly(bytes);
            return bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0;
        });

    public async ValueTask DisposeAsync()
    {
        await _server.StopAsync(CancellationToken.None);
        await _server.DisposeAsync();
        await Box.StopAsync(CancellationToken.None);
        _http.Dispose();
        await Bench.DisposeAsync();
    }
}
