using System.Net;
using System.Text;
using SocialWatch.Connectors.Zalo;

namespace SocialWatch.Tests.Connectors.Zalo;

/// <summary>A call as it would have left.</summary>
internal sealed record ZaloSentCall(string Method, string Path, string Body, IReadOnlyDictionary<string, string> Headers, string? ContentType);

/// <summary>Answers from a list, the last one for ever, and keeps what was asked.</summary>
internal sealed class FakeZaloHttp : IZaloHttp
{
    private readonly Queue<Func<ZaloSentCall, (int Status, string Body)>> _replies = new();
    private readonly Lock _gate = new();

    public List<ZaloSentCall> Calls { get; } = [];

    /// <summary>Looks at a call before it is answered.</summary>
    public Action<ZaloSentCall> Before { get; set; } = _ => { };

    public FakeZaloHttp Reply(string body, int status = 200) => Reply(_ => (status, body));

    public FakeZaloHttp Reply(Func<ZaloSentCall, (int, string)> reply)
    {
        _replies.Enqueue(reply);
        return this;
    }

    public async Task<ZaloReply> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        var call = new ZaloSentCall(
            request.Method.Method, request.RequestUri!.PathAndQuery, body, request.Headers.ToDictionary(h => h.Key, h => string.Join(',', h.Value), StringComparer.OrdinalIgnoreCase),
            request.Content?.Headers.ContentType?.MediaType);
        Before(call);
        await Task.Yield();
        lock (_gate)
        {
            Calls.Add(call);
            var reply = _replies.Count > 1 ? _replies.Dequeue() : _replies.Peek();
            var (status, text) = reply(call);
            return new(new((HttpStatusCode)status), Encoding.UTF8.GetBytes(text));
        }
    }
}
