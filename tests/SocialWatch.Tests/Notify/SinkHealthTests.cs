using SocialWatch.Notify;

namespace SocialWatch.Tests.Notify;

public class SinkHealthTests
{
    private readonly OutboxBench _bench = new();

    private async Task RunAsync(TimeSpan length)
    {
        for (var passed = TimeSpan.Zero; passed < length; passed += TimeSpan.FromSeconds(5))
        {
            _bench.Clock.Advance(TimeSpan.FromSeconds(5));
            await _bench.DispatchAsync();
        }
    }

    [Fact]
    public async Task A_sink_down_for_ten_minutes_is_told_once_and_its_return_once()
    {
        _bench.Add(1);
        _bench.Telegram.Says(new(SendResult.Unreachable, Error: "telegram:timeout"));
        await _bench.DispatchAsync();

        await RunAsync(TimeSpan.FromSeconds(595));
        Assert.Empty(_bench.Told);
        await RunAsync(TimeSpan.FromSeconds(5));
        Assert.Equal(["telegram down since 0"], _bench.Told);

        _bench.Restart();
        await RunAsync(TimeSpan.FromHours(1));
        Assert.Single(_bench.Told);

        _bench.Telegram.Says(new(SendResult.Sent));
        await RunAsync(TimeSpan.FromMinutes(20));
        _bench.Restart();
        await RunAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(["telegram down since 0", "telegram back, down since 0"], _bench.Told);
        Assert.Equal(OutboxState.Sent, _bench.Store.Row("O1").State);
    }

    [Fact]
    public async Task A_short_outage_is_told_to_nobody()
    {
        _bench.Add(1);
        _bench.Telegram.Says(new(SendResult.Unreachable));
        await _bench.DispatchAsync();
        await RunAsync(TimeSpan.FromMinutes(5));
        _bench.Telegram.Says(new(SendResult.Sent));
        await RunAsync(TimeSpan.FromHours(1));

        Assert.Empty(_bench.Told);
        Assert.Equal("", _bench.Store.Facts["sink_down/telegram"]);
    }

    [Fact]
    public async Task A_refusal_shows_that_the_sink_is_there()
    {
        _bench.Add(1);
        _bench.Telegram.Says(new(SendResult.Unreachable));
        await _bench.DispatchAsync();
        _bench.Telegram.Says(new(SendResult.Rejected, Error: "telegram:403"));
        await RunAsync(TimeSpan.FromMinutes(20));

        Assert.Empty(_bench.Told);
    }

    [Fact]
    public async Task The_loop_is_told_when_an_outage_will_have_to_be_told()
    {
        _bench.Add(1);
        _bench.Telegram.Says(new(SendResult.Unreachable));
        await _bench.DispatchAsync();

        Assert.Equal(_bench.Start.AddMinutes(10), await _bench.Dispatcher.TellAsync(TestContext.Current.CancellationToken));
    }
}
