using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace SocialWatch.Webhooks;

/// <summary>
/// The one listener. Nothing but <c>/hook/{id}</c> and the registered pages is served; addresses and bodies are never logged, since they carry people's data.
/// </summary>
internal sealed class WebServer(WebhookDoor door, IEnumerable<IWebPage> pages, IOptions<WebSettings> settings) : IHostedService, IAsyncDisposable
{
    private const string Hooks = "/hook/";

    private readonly Dictionary<string, IWebPage> _pages = pages.ToDictionary(p => p.Path, StringComparer.Ordinal);
    private WebApplication? _app;

    /// <summary>Where it listens; with port 0 the one it was given. Null before the start.</summary>
    public Uri? Address { get; private set; }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var listen = new Uri(settings.Value.Listen);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        builder.WebHost.ConfigureKestrel(options =>
        {
            options.AddServerHeader = false;
            options.Limits.MaxRequestBodySize = null; // the door has its own, smaller limit and answers 413
            options.Limits.MinRequestBodyDataRate = new(bytesPerSecond: 240, gracePeriod: TimeSpan.FromSeconds(5));
            options.Limits.MaxConcurrentConnections = 1000;
            if (listen.HostNameType is UriHostNameType.IPv4 or UriHostNameType.IPv6)
            {
                options.Listen(IPAddress.Parse(listen.Host.Trim('[', ']')), listen.Port);
            }
            else if (listen.IsLoopback)
            {
                options.ListenLocalhost(listen.Port);
            }
            else
            {
                options.ListenAnyIP(listen.Port);
            }
        });
        builder.Services.AddSingleton<IHostLifetime, QuietLifetime>();
        _app = builder.Build();
        _app.Run(RouteAsync);
        await _app.StartAsync(cancellationToken);
        Address = new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_app is { } app)
        {
            await app.StopAsync(cancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is { } app)
        {
            _app = null;
            await app.DisposeAsync();
        }
    }

    private Task RouteAsync(HttpContext context)
    {
        var path = context.Request.Path.Value ?? "";
        if (path.StartsWith(Hooks, StringComparison.Ordinal))
        {
            return door.AnswerAsync(context, path[Hooks.Length..]);
        }

        if (_pages.TryGetValue(path, out var page))
        {
            return page.AnswerAsync(context);
        }

        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    /// <summary>Ctrl+C belongs to the host around it.</summary>
    private sealed class QuietLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
