using SocialWatch.Simulator;

namespace SocialWatch.Demo;

/// <summary>The simulated platforms: in this process, or a simulator that runs beside it and is moved through its control endpoint.</summary>
internal sealed class DemoWorld : IAsyncDisposable
{
    private readonly SimulatorServer? _inside;
    private readonly HttpClient? _outside;

    private DemoWorld(SimulatorServer? inside, HttpClient? outside, Uri baseUrl) => (_inside, _outside, BaseUrl) = (inside, outside, baseUrl);

    /// <summary>Whether the platforms are in this process, where looking at them costs nothing.</summary>
    public bool IsInside => _inside is not null;

    /// <summary>The base address of both networks.</summary>
    public Uri BaseUrl { get; }

    public static async Task<DemoWorld> StartAsync(Scenario scenario, Uri? running, DateTimeOffset start, CancellationToken cancellationToken)
    {
        if (running is not null)
        {
            return new(null, new HttpClient { BaseAddress = running }, running);
        }

        var server = await SimulatorServer.StartAsync(scenario, 0, cancellationToken);
        server.Clock.Now = start;
        return new(server, null, server.BaseUrl);
    }

    /// <summary>Moves simulated time; a simulator that is ahead already stays there.</summary>
    public async ValueTask MoveToAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (_inside is not null)
        {
            if (now > _inside.Clock.Now)
            {
                _inside.Clock.Now = now;
            }

            return;
        }

        using var answer = await _outside!.PostAsJsonAsync("/control/clock", new { now }, cancellationToken);
    }

    /// <summary>What was said and pressed in the simulated chats.</summary>
    public async ValueTask<IReadOnlyList<ChatLine>> TranscriptAsync(CancellationToken cancellationToken) =>
        _inside is not null ? _inside.Transcript : await _outside!.GetFromJsonAsync<List<ChatLine>>("/control/transcript", cancellationToken) ?? [];

    public async ValueTask DisposeAsync()
    {
        _outside?.Dispose();
        if (_inside is not null)
        {
            await _inside.DisposeAsync();
        }
    }
}
