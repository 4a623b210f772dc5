using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using SocialWatch.Simulator.Faults;
using SocialWatch.Simulator.Wire;
using SocialWatch.Simulator.Zalo;

namespace SocialWatch.Simulator;

/// <summary>
/// A stand-in for the Facebook Graph API, the Telegram Bot API, the Zalo Official Account and bot APIs, WordPress sites and YouTube on loopback, playing a scenario. Give its
/// <see cref="BaseUrl"/> to the connectors as the base address of both networks. Thread-safe.
/// </summary>
internal sealed class SimulatorServer : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly SimulatedWorld world;

    private SimulatorServer(WebApplication app, SimulatedWorld world, Uri baseUrl)
    {
        this.app = app;
        this.world = world;
        BaseUrl = baseUrl;
    }

    public Uri BaseUrl { get; }

    public SimulatedClock Clock => world.Clock;

    public FaultBoard Faults => world.Faults;

    /// <summary>What was written to the networks, in the order of writing.</summary>
    public IReadOnlyList<SentMessage> Sent => world.Sent.All;

    /// <summary>What was said, pressed and shown in chats, in order.</summary>
    public IReadOnlyList<ChatLine> Transcript => world.Transcript.All;

    /// <summary>The latest calls, at most 20,000.</summary>
    public IReadOnlyList<RecordedCall> Calls => world.Calls.All;

    /// <summary>All calls counted by "GET /1000001/feed"; Telegram methods as "POST /sendMessage".</summary>
    public IReadOnlyDictionary<string, int> CallCounts => world.Calls.Counts;

    /// <summary>Starts a simulator; port 0 takes any free one.</summary>
    public static async Task<SimulatorServer> StartAsync(Scenario scenario, int port, CancellationToken cancellationToken)
    {
        var world = new SimulatedWorld(scenario);
        // Nothing of the host program's configuration, logging or signals reaches the simulator.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        builder.WebHost.ConfigureKestrel(options =>
        {
            options.AddServerHeader = false;
            options.Listen(IPAddress.Loopback, port);
            options.Limits.MaxRequestBodySize = 60 * 1024 * 1024;
        });
        builder.Services.AddSingleton<IHostLifetime, QuietLifetime>();
        var app = builder.Build();
        app.Run(new Reception(world).HandleAsync);
        await app.StartAsync(cancellationToken);
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        return new SimulatorServer(app, world, new Uri(address));
    }

    /// <summary>Appends events given as a JSON list in the form of a scenario's "events".</summary>
    /// <exception cref="ScenarioException">The first event that cannot be read; then none is added.</exception>
    public int Append(string json)
    {
        using var document = JsonDocument.Parse(json);
        return world.Append([.. document.RootElement.EnumerateArray()]);
    }

    /// <summary>A Zalo account: its tokens may be taken away here.</summary>
    public ZaloAccountWorld Zalo(string oa) => world.Zalo.Accounts[oa];

    /// <summary>What Zalo has called a webhook of this account with up to now, oldest first. Which calls come twice, late or in another order is the caller's to say.</summary>
    public IReadOnlyList<ZaloCall> ZaloCalls(string oa)
    {
        lock (world.Gate)
        {
            world.Zalo.Advance(Clock.Now);
            var account = world.Zalo.Accounts[oa];
            return [.. account.Said.OrderBy(said => said.At).Select(said => ZaloCall.Of(said, account.Oa))];
        }
    }

    /// <summary>What Facebook has called a webhook of this page with up to now, in the order of happening. Which calls come twice, late or in another order is the caller's to say.</summary>
    public IReadOnlyList<Facebook.GraphCall> FacebookCalls(string page)
    {
        lock (world.Gate)
        {
            world.Inbox.Advance(Clock.Now);
            return [.. world.Graph.All.Where(item => item.Page.Id == page).SelectMany(item => Facebook.GraphCall.Of(item, Clock.Now))
                .Concat(world.Inbox.Said.Where(said => said.Page == page).Select(Facebook.GraphCall.Of)).OrderBy(call => call.At)];
        }
    }

    /// <summary>Somebody types to the bot of the Zalo Bot Platform.</summary>
    public void SayToZaloBot(string id, string chat, string text, bool isPrivate = true)
    {
        lock (world.Gate)
        {
            world.Zalo.ToBot.Enqueue(new(id, chat, text, Clock.Now, isPrivate));
        }
    }

    /// <summary>Lets a person press a button, by its data, under a message the product sent.</summary>
    public void Press(string person, long chat, string messageId, string data)
    {
        lock (world.Gate)
        {
            world.Chats.Advance(Clock.Now);
            world.Chats.Press(person, chat, long.Parse(messageId, System.Globalization.CultureInfo.InvariantCulture), data, Clock.Now);
        }
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    /// <summary>Ctrl+C belongs to the program around the simulator.</summary>
    private sealed class QuietLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
