using SocialWatch.Notify;
using SocialWatch.Storage;

namespace SocialWatch.Tests.Notify;

public class OutboxDispatcherTests
{
    private readonly OutboxBench _bench = new();

    [Fact]
    public async Task A_row_is_marked_sending_in_its_own_write_before_it_is_sent_and_sent_with_its_receipt_after()
    {
        _bench.Add(1);
        OutboxRow? during = null;
        _bench.Telegram.Script = (m, _) =>
        {
            during = _bench.Store.Row("O1");
            return Task.FromResult(new SendOutcome(SendResult.Sent, Receipt: "9001:55"));
        };

        Assert.Equal(1, await _bench.DispatchAsync());

        Assert.Equal((OutboxState.Sending, 1), (during!.State, during.Attempts));
        var row = _bench.Store.Row("O1");
        Assert.Equal((OutboxState.Sent, "9001:55", (DateTimeOffset?)_bench.Start, 1, null), (row.State, row.Receipt, row.SentAt, row.Attempts, row.Error));
        Assert.Equal(new OutboundMessage("9001", "Tin", "Nội dung", "T-1", "alert"), Assert.Single(_bench.Telegram.Got));
        Assert.Equal(0, await _bench.DispatchAsync());
    }

    [Fact]
    public async Task Level_three_goes_first_and_the_rest_in_order()
    {
        _bench.Add(1);
        _bench.Add(2);
        _bench.Add(3, level: 3);

        await _bench.DispatchAsync();

        Assert.Equal(["T-3", "T-1", "T-2"], _bench.Telegram.Codes);
    }

    [Fact]
    public async Task A_row_is_not_sent_before_its_time()
    {
        _bench.Store.Put(_bench.Add(1) with { NotBefore = _bench.Start.AddHours(9) });

        Assert.Equal(0, await _bench.DispatchAsync());
        Assert.Equal(_bench.Start.AddHours(9), await _bench.Dispatcher.NextAsync(TestContext.Current.CancellationToken));
        _bench.Clock.Advance(TimeSpan.FromHours(9));
        Assert.Equal(1, await _bench.DispatchAsync());
    }

    [Fact]
    public async Task A_sink_that_hangs_does_not_hold_up_another()
    {
        _bench.Add(1);
        _bench.Add(2, "email");
        var answer = new TaskCompletionSource<SendOutcome>();
        _bench.Telegram.Script = (_, _) => answer.Task;

        var slow = _bench.DispatchAsync().AsTask();
        while (_bench.Store.Row("O2").State != OutboxState.Sent)
        {
            await Task.Delay(2, TestContext.Current.CancellationToken);
        }

        _bench.Add(3, "email");
        _bench.Add(4);
        Assert.Equal(1, await _bench.DispatchAsync()); // the other sink again, while the first still hangs
        Assert.Equal((OutboxState.Sending, OutboxState.Sent, OutboxState.Queued), (_bench.Store.Row("O1").State, _bench.Store.Row("O3").State, _bench.Store.Row("O4").State));
        Assert.Single(_bench.Telegram.Got);
        answer.SetResult(new(SendResult.Sent));
        Assert.Equal(2, await slow);
    }

    [Fact]
    public async Task A_sink_that_throws_is_recorded_and_the_row_comes_again()
    {
        _bench.Add(1);
        _bench.Add(2, "email");
        _bench.Telegram.Script = (_, _) => throw new InvalidOperationException("đường dây hỏng");

        Assert.Equal(1, await _bench.DispatchAsync());

        var row = _bench.Store.Row("O1");
        Assert.Equal((OutboxState.Queued, "fault:InvalidOperationException", _bench.Start.AddSeconds(5)), (row.State, row.Error, row.NotBefore));
    }

    [Theory]
    [InlineData(2, new[] { 5, 30, 120, 300, 900, 900 })]
    [InlineData(3, new[] { 5, 30, 120, 120, 120, 120 })]
    public async Task An_unreachable_sink_is_tried_again_on_a_ladder(int level, int[] waits)
    {
        _bench.Add(1, level: level);
        _bench.Telegram.Says(new(SendResult.Unreachable, Error: "telegram:timeout"));
        foreach (var wait in waits)
        {
            await _bench.DispatchAsync();
            Assert.Equal(_bench.Clock.GetUtcNow().AddSeconds(wait), _bench.Store.Row("O1").NotBefore);
            _bench.Clock.Advance(TimeSpan.FromSeconds(wait) - TimeSpan.FromTicks(1));
            await _bench.DispatchAsync();
            _bench.Clock.Advance(TimeSpan.FromTicks(1));
        }

        Assert.Equal(waits.Length, _bench.Telegram.Got.Count);
        Assert.Equal((waits.Length, "telegram:timeout"), (_bench.Store.Row("O1").Attempts, _bench.Store.Row("O1").Error));
    }

    [Fact]
    public async Task What_the_sink_asked_for_counts_more_than_the_ladder()
    {
        _bench.Add(1);
        _bench.Telegram.Says(new(SendResult.Retry, Error: "telegram:429", RetryAfter: TimeSpan.FromSeconds(47)));

        await _bench.DispatchAsync();

        Assert.Equal((_bench.Start.AddSeconds(47), 1), (_bench.Store.Row("O1").NotBefore, _bench.Store.Row("O1").Attempts));
    }

    [Fact]
    public async Task Being_held_back_by_the_pace_is_no_attempt_and_keeps_the_order_of_a_chat()
    {
        _bench.Add(1);
        _bench.Add(2);
        _bench.Add(3, address: "9002");
        _bench.Telegram.Script = (m, _) => Task.FromResult(
            m.Address == "9001" ? new SendOutcome(SendResult.Retry, RetryAfter: TimeSpan.FromSeconds(1)) : new SendOutcome(SendResult.Sent));

        await _bench.DispatchAsync();

        Assert.Equal(["T-1", "T-3"], _bench.Telegram.Codes);
        Assert.Equal((0, null, _bench.Start.AddSeconds(1)), (_bench.Store.Row("O1").Attempts, _bench.Store.Row("O1").Error, _bench.Store.Row("O1").NotBefore));
        Assert.Equal((OutboxState.Queued, 0, _bench.Start.AddSeconds(1)), (_bench.Store.Row("O2").State, _bench.Store.Row("O2").Attempts, _bench.Store.Row("O2").NotBefore));
    }

    [Fact]
    public async Task After_one_row_could_not_reach_the_sink_the_others_are_spared_but_an_emergency_tries_once()
    {
        for (var i = 1; i <= 20; i++)
        {
            _bench.Add(i, address: $"90{i}");
        }

        _bench.Telegram.Says(new(SendResult.Unreachable, Error: "telegram:timeout"));
        await _bench.DispatchAsync();
        Assert.Equal(["T-1"], _bench.Telegram.Codes);
        Assert.All(_bench.Store.Rows, r => Assert.Equal((OutboxState.Queued, _bench.Start.AddSeconds(5)), (r.State, r.NotBefore)));

        _bench.Add(21, level: 3);
        await _bench.DispatchAsync();
        Assert.Equal(["T-1", "T-21"], _bench.Telegram.Codes);
    }

    [Fact]
    public async Task A_refused_row_and_one_for_a_sink_that_is_not_there_fail_and_do_not_come_again()
    {
        _bench.Add(1);
        _bench.Add(2, "bồ câu");
        _bench.Telegram.Says(new(SendResult.Rejected, Error: "telegram:403"));

        await _bench.DispatchAsync();
        _bench.Clock.Advance(TimeSpan.FromDays(1));
        await _bench.DispatchAsync();

        Assert.Equal((OutboxState.Failed, "telegram:403"), (_bench.Store.Row("O1").State, _bench.Store.Row("O1").Error));
        Assert.Equal((OutboxState.Failed, "sink:unknown"), (_bench.Store.Row("O2").State, _bench.Store.Row("O2").Error));
        Assert.Single(_bench.Telegram.Got);
    }

    [Fact]
    public async Task A_row_that_is_no_longer_wanted_is_dropped_unsent()
    {
        _bench.Add(1);
        _bench.Add(2);
        _bench.Unwanted.Add("O1");

        Assert.Equal(1, await _bench.DispatchAsync());

        Assert.Equal(OutboxState.Dropped, _bench.Store.Row("O1").State);
        Assert.Equal(["T-2"], _bench.Telegram.Codes);
    }

    [Fact]
    public async Task A_row_dropped_by_another_while_the_round_runs_is_not_sent()
    {
        _bench.Add(1);
        var second = _bench.Add(2);
        _bench.Telegram.Script = (_, _) =>
        {
            _bench.Store.Put(second with { State = OutboxState.Dropped });
            return Task.FromResult(new SendOutcome(SendResult.Sent));
        };

        await _bench.DispatchAsync();

        Assert.Equal(["T-1"], _bench.Telegram.Codes);
        Assert.Equal(OutboxState.Dropped, _bench.Store.Row("O2").State);
    }

    [Fact]
    public async Task A_chat_that_moved_gets_this_row_and_all_later_ones_at_its_new_address()
    {
        _bench.Add(1, address: "-5");
        _bench.Telegram.Script = (m, _) => Task.FromResult(m.Address == "-5"
            ? new SendOutcome(SendResult.Retry, Error: "telegram:moved", RetryAfter: TimeSpan.Zero, MovedTo: "-1005")
            : new SendOutcome(SendResult.Sent));

        await _bench.DispatchAsync();
        await _bench.DispatchAsync();
        _bench.Add(2, address: "-5");
        _bench.Restart();
        await _bench.DispatchAsync();

        Assert.Equal("-1005", _bench.Store.Facts["moved/telegram/-5"]);
        Assert.Equal(["-5", "-1005", "-1005"], _bench.Telegram.Got.Select(m => m.Address));
        Assert.All(_bench.Store.Rows, r => Assert.Equal((OutboxState.Sent, "-1005"), (r.State, r.Address)));
    }

    [Fact]
    public async Task A_store_that_cannot_take_the_end_of_a_send_makes_no_duplicate_while_the_program_lives()
    {
        _bench.Add(1);
        _bench.Store.BeforeCommit = rows =>
        {
            if (rows.Any(r => r.State == OutboxState.Sent))
            {
                throw new StoreFaultException(StoreFault.DiskFull, "disk full");
            }
        };

        for (var i = 0; i < 3; i++)
        {
            await Assert.ThrowsAsync<StoreFaultException>(async () => await _bench.DispatchAsync());
        }

        _bench.Store.BeforeCommit = null;
        await _bench.DispatchAsync();

        Assert.Single(_bench.Telegram.Got);
        Assert.Equal(OutboxState.Sent, _bench.Store.Row("O1").State);
    }

    [Fact]
    public async Task Stopping_the_program_in_a_send_leaves_the_row_to_be_sent_again()
    {
        _bench.Add(1);
        using var stop = new CancellationTokenSource();
        _bench.Telegram.Script = async (_, ct) =>
        {
            await stop.CancelAsync();
            ct.ThrowIfCancellationRequested();
            return new(SendResult.Sent);
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await _bench.Dispatcher.DispatchAsync(stop.Token));
        Assert.Equal(OutboxState.Sending, _bench.Store.Row("O1").State);

        _bench.Restart();
        _bench.Telegram.Says(new(SendResult.Sent));
        Assert.Equal(1, await _bench.DispatchAsync());
        Assert.Equal(["T-1", "T-1"], _bench.Telegram.Codes);
        Assert.Equal(2, _bench.Store.Row("O1").Attempts);
    }

    [Fact]
    public void Two_sinks_of_one_name_stop_the_program_with_both_names()
    {
        var thrown = Assert.Throws<InvalidOperationException>(() => new SinkTable([_bench.Email, new ScriptedSink("email")]));

        Assert.Contains("'email'", thrown.Message, StringComparison.Ordinal);
    }
}
