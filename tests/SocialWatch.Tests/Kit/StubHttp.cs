using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace SocialWatch.Tests.Kit;

/// <summary>What a route answers.</summary>
internal sealed record StubReply(int Status, byte[] Body, string ContentType, IReadOnlyList<(string Name, string Value)> Headers)
{
    /// <summary>The connection is cut after half of the body.</summary>
    public bool Cut { get; init; }

    /// <summary>No answer comes.</summary>
    public bool Hang { get; init; }

    public static StubReply Json(string body, int status = 200, params (string, string)[] headers) => new(status, Encoding.UTF8.GetBytes(body), "application/json; charset=UTF-8", headers);

    public static StubReply Html(string body, int status = 200) => new(status, Encoding.UTF8.GetBytes(body), "text/html", []);

    public static StubReply Bytes(byte[] body, string contentType, params (string, string)[] headers) => new(200, body, contentType, headers);

    public static StubReply Silence => Json("") with { Hang = true };
}

/// <summary>
/// A real HTTP server on loopback with a table of routes. The first route whose text stands in "METHOD /path?query" answers with its next reply, the last one
/// for ever. A call that no route knows gets 599 and is listed in <see cref="Unmatched"/>.
/// </summary>
internal sealed class StubHttp : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly List<(string Match, Queue<StubReply> Replies)> _routes = [];
    private readonly ConcurrentQueue<string> _calls = new();
    private readonly ConcurrentQueue<string> _unmatched = new();
    private readonly ConcurrentQueue<IReadOnlyDictionary<string, string>> _headers = new();

    private StubHttp(WebApplication app) => _app = app;

    public Uri Address { get; private set; } = new("http://localhost/");

    /// <summary>"METHOD /path?query" of every call, in order.</summary>
    public IReadOnlyList<string> Calls => [.. _calls];
    public IReadOnlyList<string> Unmatched => [.. _unmatched];
    public IReadOnlyList<IReadOnlyDictionary<string, string>> RequestHeaders => [.. _headers];

    public static async Task<StubHttp> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(options => options.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http1));
        builder.Services.AddSingleton<IHostLifetime, Quiet>();
        var app = builder.Build();
        var stub = new StubHttp(app);
        app.Run(stub.AnswerAsync);
        await app.StartAsync();
        stub.Address = new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        return stub;
    }

    /// <summary>Adds a route; earlier ones win. A route that exists already is replaced.</summary>
    public StubHttp On(string match, params StubReply[] replies)
    {
        lock (_routes)
        {
            _routes.RemoveAll(r => r.Match == match);
            _routes.Add((match, new(replies)));
        }

        return this;
    }

    public int Count(string match) => _calls.Count(c => c.Contains(match, StringComparison.Ordinal));

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var call = $"{context.Request.Method} {context.Request.Path}{context.Request.QueryString}";
        _calls.Enqueue(call);
        _headers.Enqueue(context.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase));
        if (Find(call) is not { } reply)
        {
            _unmatched.Enqueue(call);
            context.Response.StatusCode = 599;
            return;
        }

        if (reply.Hang)
        {
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
            return;
        }

        context.Response.StatusCode = reply.Status;
        context.Response.ContentType = reply.ContentType;
        foreach (var (name, value) in reply.Headers)
        {
            context.Response.Headers.Append(name, value);
        }

        if (reply.Status is 204 or 304)
        {
            return;
        }

        context.Response.ContentLength = reply.Body.Length;
        await context.Response.Body.WriteAsync(reply.Cut ? reply.Body.AsMemory(0, reply.Body.Length / 2) : reply.Body);
        if (reply.Cut)
        {
            await context.Response.Body.FlushAsync();
            context.Features.Get<IHttpRequestLifetimeFeature>()!.Abort();
        }
    }

    private StubReply? Find(string call)
    {
        lock (_routes)
        {
            var route = _routes.FirstOrDefault(r => call.Contains(r.Match, StringComparison.Ordinal));
            return route.Replies switch { null or { Count: 0 } => null, { Count: 1 } last => last.Peek(), var more => more.Dequeue() };
        }
    }

    private sealed class Quiet : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
