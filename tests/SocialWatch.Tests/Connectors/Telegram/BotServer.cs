using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;

namespace SocialWatch.Tests.Connectors.Telegram;

/// <summary>One scripted answer. A cut one promises more bytes than it sends; a silent one never answers.</summary>
internal sealed record BotAnswer(int Status, string Body, bool Cut = false, bool Silent = false, string Type = "application/json");

/// <summary>A Bot API server on loopback that gives scripted answers, method by method, over real sockets.</summary>
internal sealed class BotServer : IAsyncDisposable
{
    public const string Token = "7000000001:AAsecret_bot_token_of_the_tests";
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<string, ConcurrentQueue<BotAnswer>> _answers = new();
    private readonly Task _loop;

    public BotServer()
    {
        _listener.Start();
        _loop = ListenAsync();
    }

    public string BaseUrl => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/";

    public ConcurrentQueue<(string Path, JsonObject Body)> Calls { get; } = new();

    public IReadOnlyList<JsonObject> Bodies(string method) => [.. Calls.Where(c => c.Path.EndsWith("/" + method, StringComparison.Ordinal)).Select(c => c.Body)];

    public BotServer Give(string method, params BotAnswer[] answers)
    {
        foreach (var answer in answers)
        {
            _answers.GetOrAdd(method, _ => new()).Enqueue(answer);
        }

        return this;
    }

    public BotServer Result(string method, string json) => Give(method, new BotAnswer(200, $$"""{"ok":true,"result":{{json}}}"""));

    public BotServer Updates(params string[] updates) => Result("getUpdates", $"[{string.Join(',', updates)}]");

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await _loop.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private async Task ListenAsync()
    {
        while (true)
        {
            var client = await _listener.AcceptTcpClientAsync(_stop.Token);
            _ = Task.Run(() => ServeAsync(client));
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var _ = client;
        try
        {
            var stream = client.GetStream();
            var head = new StringBuilder();
            var one = new byte[1];
            while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
            {
                await stream.ReadExactlyAsync(one, _stop.Token);
                head.Append((char)one[0]);
            }

            var lines = head.ToString().Split("\r\n");
            var length = lines.Where(l => l.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase)).Select(l => int.Parse(l.Split(':')[1])).FirstOrDefault();
            var body = new byte[length];
            await stream.ReadExactlyAsync(body, _stop.Token);
            var path = lines[0].Split(' ')[1];
            Calls.Enqueue((path, lines.Any(l => l.Contains("multipart", StringComparison.Ordinal))
                ? new JsonObject { ["raw"] = Encoding.UTF8.GetString(body) }
                : JsonNode.Parse(body)!.AsObject()));
            await AnswerAsync(stream, path[(path.LastIndexOf('/') + 1)..]);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            // The other side went away.
        }
    }

    private async Task AnswerAsync(NetworkStream stream, string method)
    {
        var answer = _answers.TryGetValue(method, out var queue) && queue.TryDequeue(out var next) ? next
            : new BotAnswer(200, method == "getUpdates" ? """{"ok":true,"result":[]}""" : """{"ok":true,"result":{}}""");
        if (answer.Silent)
        {
            await Task.Delay(Timeout.Infinite, _stop.Token);
        }

        var bytes = Encoding.UTF8.GetBytes(answer.Body);
        var promised = bytes.Length + (answer.Cut ? 1000 : 0);
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {answer.Status} X\r\nContent-Type: {answer.Type}\r\nContent-Length: {promised}\r\nConnection: close\r\n\r\n"), _stop.Token);
        await stream.WriteAsync(bytes, _stop.Token);
    }
}
