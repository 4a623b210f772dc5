using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace SocialWatch.Benchmarks.Polling;

/// <summary>Any number of feeds on loopback: each has a new entry now and then, is tagged, and notes when it was asked.</summary>
internal sealed class FeedFarm : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly DateTimeOffset _began = TimeProvider.System.GetUtcNow();
    private readonly TimeSpan _every;

    private FeedFarm(WebApplication app, TimeSpan every) => (_app, _every) = (app, every);

    public Uri Address { get; private set; } = new("http://localhost/");

    /// <summary>When each feed was asked, in order.</summary>
    public ConcurrentDictionary<string, ConcurrentQueue<DateTimeOffset>> Asked { get; } = new(StringComparer.Ordinal);

    /// <param name="every">How often a feed has something new.</param>
    public static async Task<FeedFarm> StartAsync(TimeSpan every, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(options => options.Listen(IPAddress.Loopback, 0));
        
        var app = builder.Build();
        var farm = new FeedFarm(app, every);
        app.Run(farm.AnswerAsync);
        await app.StartAsync(cancellationToken);
        farm.Address = new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        return farm;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var feed = context.Request.Path.Value!;
        var now = TimeProvider.System.GetUtcNow();
        Asked.GetOrAdd(feed, _ => new()).Enqueue(now);
        // Feeds do not speak all at once.
        var shift = Math.Abs(feed.GetHashCode(StringComparison.Ordinal) % 1000) / 1000.0;
        var entries = 1 + (int)(((now - _began) / _every) + shift);
        var tag = string.Create(CultureInfo.InvariantCulture, $"\"{entries}\"");
        if (context.Request.Headers.IfNoneMatch == tag)
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        context.Response.Headers.ETag = tag;
        context.Response.ContentType = "application/rss+xml; charset=utf-8";
        var items = string.Concat(Enumerable.Range(Math.Max(0, entries - 20), Math.Min(20, entries)).Reverse().Select(i => string.Create(
            CultureInfo.InvariantCulture, $"<item><guid>{feed}/{i}</guid><title>Công đoàn thông báo số {i} về tiền lương và bữa ăn ca của kênh {feed[1..]}</title><pubDate>{_began.AddSeconds(i):R}</pubDate></item>")));
        await context.Response.WriteAsync($"<rss version=\"2.0\"><channel>{items}</channel></rss>", context.RequestAborted);
    }
}
