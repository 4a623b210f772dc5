using Microsoft.Extensions.Logging.Abstractions;
using SocialWatch.Notify;
using SocialWatch.Storage;

namespace SocialWatch.Tests.Notify;

public class OutboxServiceTests
{
    private readonly OutboxBench _bench = new();
    private readonly OutboxSignal _signal = new();

    private async Task RunAsync(Func<OutboxService, Task> test)
    {
        using var service = new OutboxService(_bench.Dispatcher, _signal, _bench.Clock, NullLogger<OutboxService>.Instance);
        await service.StartAsync(TestContext.Current.CancellationToken);
        await test(service);
        await service.StopAsync(CancellationToken.None);
        Assert.True(service.ExecuteTask!.IsCompletedSuccessfully);
    }

    private static async Task UntilAsync(Func<bool> holds)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!holds())
        {
            await Task.Delay(2, patience.Token);
        }
    }

    [Fact]
    public Task A_ring_sends_at_once_without_any_time_passing() => RunAsync(async _ =>
    {
        await _bench.Clock.UntilWaitingAsync();
        _bench.Add(1);
        _signal.Ring();

        await UntilAsync(() => _bench.Store.Row("O1").State == OutboxState.Sent);
    });

    [Fact]
    public async Task A_row_left_sending_by_a_kill_goes_again_on_start()
    {
        _bench.Store.Put(_bench.Add(1) with { State = OutboxState.Sending, Attempts = 1 });

        await RunAsync(_ => UntilAsync(() => _bench.Store.Row("O1").State == OutboxState.Sent));

        Assert.Equal("T-1", Assert.Single(_bench.Telegram.Codes));
    }

    [Fact]
    public async Task A_queued_row_goes_when_its_time_comes()
    {
        _bench.Store.Put(_bench.Add(1) with { NotBefore = _bench.Start.AddSeconds(12) });

        await RunAsync(async _ =>
        {
            await _bench.Clock.UntilWaitingAsync();
            Assert.Empty(_bench.Telegram.Got);
            _bench.Clock.Advance(TimeSpan.FromSeconds(12));
            await UntilAsync(() => _bench.Store.Row("O1").State == OutboxState.Sent);
        });
    }

    [Fact]
    public async Task While_one_sink_hangs_a_ring_is_heard_for_the_other()
    {
        _bench.Add(1);
        var answer = new TaskCompletionSource<SendOutcome>();
        _bench.Telegram.Script = (_, _) => answer.Task;

        await RunAsync(async _ =>
        {
            await UntilAsync(() => !_bench.Telegram.Got.IsEmpty);
            _bench.Add(2, "email", level: 3);
            _signal.Ring();
            await UntilAsync(() => _bench.Store.Row("O2").State == OutboxState.Sent);
            Assert.Equal(OutboxState.Sending, _bench.Store.Row("O1").State);
            answer.SetResult(new(SendResult.Sent));
        });

        Assert.Equal(OutboxState.Sent, _bench.Store.Row("O1").State);
    }

    [Fact]
    public async Task A_full_disk_is_a_state_that_can_be_seen_and_ends_by_itself()
    {
        _bench.Add(1);
        _bench.Store.BeforeCommit = _ => throw new StoreFaultException(StoreFault.DiskFull, "disk full");

        await RunAsync(async service =>
        {
            await UntilAsync(() => service.Fault == "store:DiskFull");
            Assert.Empty(_bench.Telegram.Got);
            _bench.Store.BeforeCommit = null;
            await UntilAsync(() =>
            {
                _bench.Clock.Advance(TimeSpan.FromSeconds(1));
                return _bench.Store.Row("O1").State == OutboxState.Sent && service.Fault is null;
            });
        });
    }

    [Fact]
    public async Task Many_rings_are_one()
    {
        for (var i = 0; i < 100; i++)
        {
            _signal.Ring();
        }

        await _signal.WaitAsync(TimeSpan.FromHours(1), _bench.Clock, TestContext.Current.CancellationToken);
        var second = _signal.WaitAsync(TimeSpan.FromHours(1), _bench.Clock, TestContext.Current.CancellationToken);
        await _bench.Clock.UntilWaitingAsync();
        Assert.False(second.IsCompleted);
        _bench.Clock.Advance(TimeSpan.FromHours(1));
        await second;
    }
}
