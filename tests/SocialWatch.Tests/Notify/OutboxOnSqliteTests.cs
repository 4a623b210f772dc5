using Microsoft.Extensions.Logging.Abstractions;
using SocialWatch.Configuration;
using SocialWatch.Notify;
using SocialWatch.Storage;
using SocialWatch.Tests.Storage;

namespace SocialWatch.Tests.Notify;

/// <summary>The dispatcher on the store it has in life.</summary>
public sealed class OutboxOnSqliteTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly HandClock _clock = new();
    private readonly ScriptedSink _telegram = new("telegram");
    private readonly ScriptedSink _email = new("email");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Rows_leave_in_order_move_with_their_chat_and_go_again_after_a_restart()
    {
        var stop = TestContext.Current.CancellationToken;
        _telegram.Script = (m, _) => Task.FromResult(m.Address == "-5"
            ? new SendOutcome(SendResult.Retry, Error: "telegram:moved", RetryAfter: TimeSpan.Zero, MovedTo: "-1005")
            : new SendOutcome(SendResult.Sent, Receipt: $"{m.Address}:1"));
        await using (var store = await OpenAsync())
        {
            await store.WriteAsync(
                async (s, ct) => await s.EnqueueAsync(Row(1), ct) && await s.EnqueueAsync(Row(2) with { Level = 3 }, ct) && await s.EnqueueAsync(Row(3) with { Sink = "email" }, ct),
                stop);
            _email.Says(new(SendResult.Unreachable, Error: "email:connection"));
            await Dispatcher(store).DispatchAsync(stop);
        }

        await using (var store = await OpenAsync())
        {
            _email.Says(new(SendResult.Sent));
            _clock.Advance(TimeSpan.FromSeconds(5));
            var dispatcher = Dispatcher(store);
            Assert.True(await dispatcher.NextAsync(stop) <= _clock.GetUtcNow());
            await dispatcher.DispatchAsync(stop);

            var rows = await store.ReadAsync((s, ct) => s.OutboxAsync(new(), ct), stop);
            Assert.All(rows, r => Assert.Equal(OutboxState.Sent, r.State));
            Assert.Equal(["-1005", "-1005", "truc@congdoan.example"], rows.OrderBy(r => r.Sink == "email").Select(r => r.Sink == "email" ? "truc@congdoan.example" : r.Address));
            Assert.Equal("-1005:1", rows.First(r => r.Code == "T-1").Receipt);
            Assert.Equal("", await store.ReadAsync((s, ct) => s.FactAsync("sink_down/email", ct), stop));
        }

        Assert.Equal([("T-2", "-5"), ("T-2", "-1005"), ("T-1", "-1005")], _telegram.Got.Select(m => (m.Code, m.Address)));
        Assert.Equal(["T-3", "T-3"], _email.Codes);
    }

    private async Task<IStore> OpenAsync() => await DataFolder.OpenAsync(new() { Path = _folder.Path }, TimeProvider.System, TestContext.Current.CancellationToken);

    private OutboxDispatcher Dispatcher(IStore store) => new(
        store, new SinkTable([_telegram, _email]), new SendAlways(), new PlainMessages(), new SinkHealth(store, new NoSinkAlarm(), new Schedule(), _clock), _clock, NullLogger<OutboxDispatcher>.Instance);

    private OutboxRow Row(int number) => new()
    {
        Id = $"O{number}", Key = $"k{number}", Code = $"T-{number}", Sink = "telegram", Address = "-5", Kind = "alert", Title = "Tin", Body = "Nội dung",
        CreatedAt = _clock.GetUtcNow().AddSeconds(number), NotBefore = _clock.GetUtcNow(),
    };
}
