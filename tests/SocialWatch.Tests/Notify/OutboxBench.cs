using System.Collections.Concurrent;
using Microsoft.Extensions.Logging.Abstractions;
using SocialWatch.Configuration;
using SocialWatch.Notify;

namespace SocialWatch.Tests.Notify;

/// <summary>A sink that does as told; without a word it sends.</summary>
internal sealed class ScriptedSink(string id) : ISink
{
    public string Id => id;

    public ConcurrentQueue<OutboundMessage> Got { get; } = new();

    public Func<OutboundMessage, CancellationToken, Task<SendOutcome>> Script { get; set; } = (m, _) => Task.FromResult(new SendOutcome(SendResult.Sent, Receipt: "r-" + m.Code));

    public IEnumerable<string> Codes => Got.Select(m => m.Code);

    public void Says(SendOutcome outcome) => Script = (_, _) => Task.FromResult(outcome);

    public Task<SendOutcome> SendAsync(OutboundMessage message, CancellationToken cancellationToken)
    {
        Got.Enqueue(message);
        return Script(message, cancellationToken);
    }
}

/// <summary>The dispatcher on a store in memory with two sinks, a clock moved by hand, and what was told.</summary>
internal sealed class OutboxBench : ISendCheck, ISinkAlarm
{
    public HandClock Clock { get; } = new();

    public OutboxStore Store { get; } = new();

    public ScriptedSink Telegram { get; } = new("telegram");

    public ScriptedSink Email { get; } = new("email");

    public List<string> Told { get; } = [];

    public HashSet<string> Unwanted { get; } = [];

    public DateTimeOffset Start { get; }

    public OutboxBench()
    {
        Start = Clock.GetUtcNow();
        Dispatcher = Restart();
    }

    public OutboxDispatcher Dispatcher { get; private set; }

    /// <summary>A new process on the same store.</summary>
    public OutboxDispatcher Restart() => Dispatcher = new(
        Store, new SinkTable([Telegram, Email]), this, new PlainMessages(), new SinkHealth(Store, this, new Schedule(), Clock), Clock, NullLogger<OutboxDispatcher>.Instance);

    public ValueTask<int> DispatchAsync() => Dispatcher.DispatchAsync(TestContext.Current.CancellationToken);

    public OutboxRow Add(int number, string sink = "telegram", int level = 2, string address = "9001")
    {
        var row = new OutboxRow
        {
            Id = $"O{number}", Key = $"k{number}", Code = $"T-{number}", Sink = sink, Address = address, Kind = "alert", Title = "Tin", Body = "Nội dung", Level = level,
            Subject = $"A{number}", CreatedAt = Start.AddSeconds(number), NotBefore = Start,
        };
        Store.Add(row);
        return row;
    }

    public ValueTask<bool> IsWantedAsync(OutboxRow row, CancellationToken cancellationToken) => ValueTask.FromResult(!Unwanted.Contains(row.Id));

    public ValueTask RaiseAsync(string sink, DateTimeOffset since, CancellationToken cancellationToken)
    {
        Told.Add($"{sink} down since {(since - Start).TotalSeconds}");
        return ValueTask.CompletedTask;
    }

    public ValueTask RecoverAsync(string sink, DateTimeOffset since, CancellationToken cancellationToken)
    {
        Told.Add($"{sink} back, down since {(since - Start).TotalSeconds}");
        return ValueTask.CompletedTask;
    }
}
