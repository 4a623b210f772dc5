using System.Collections.Concurrent;
using FsCheck;
using FsCheck.Fluent;
using SocialWatch.Notify;

namespace SocialWatch.Tests.Notify;

/// <summary>Random weather: outcomes, kills between a send and its commit, kills before it, rows that are no longer wanted.</summary>
public class OutboxPropertyTests
{
    private sealed class KilledException : Exception;

    private sealed record Weather(int Rows, IReadOnlyList<int> Steps);

    private static readonly Arbitrary<Weather> Any = (
        from rows in Gen.Choose(1, 8)
        from steps in Gen.Choose(0, 9).ListOf()
        select new Weather(rows, [.. steps])).ToArbitrary();

    [Fact]
    public void No_row_is_lost_and_a_kill_costs_at_most_one_duplicate_with_the_same_code()
    {
        Prop.ForAll(Any, weather =>
        {
            var bench = new OutboxBench();
            for (var i = 1; i <= weather.Rows; i++)
            {
                bench.Add(i, level: i % 3 == 0 ? 3 : 2, address: $"90{i % 2}");
            }

            var delivered = new ConcurrentQueue<string>();
            var steps = new Queue<int>(weather.Steps);
            var kills = 0;
            var dying = false;
            bench.Telegram.Script = (m, _) =>
            {
                var step = steps.TryDequeue(out var s) ? s : 0;
                if (step <= 5)
                {
                    delivered.Enqueue(m.Code);
                }

                dying = step is 4 or 5 or 9; // 4, 5: after it left; 9: before
                return Task.FromResult(step switch
                {
                    <= 5 => new SendOutcome(SendResult.Sent, Receipt: m.Code),
                    6 => new(SendResult.Retry, Error: "telegram:429", RetryAfter: TimeSpan.FromSeconds(3)),
                    7 => new(SendResult.Retry, RetryAfter: TimeSpan.FromSeconds(1)),
                    _ => new(SendResult.Unreachable, Error: "telegram:timeout"),
                });
            };
            bench.Store.BeforeCommit = _ =>
            {
                if (dying)
                {
                    throw new KilledException();
                }
            };

            for (var round = 0; round < 400 && bench.Store.Rows.Any(r => r.State != OutboxState.Sent); round++)
            {
                try
                {
                    bench.DispatchAsync().AsTask().GetAwaiter().GetResult();
                    bench.Clock.Advance(TimeSpan.FromMinutes(1));
                }
                catch (KilledException)
                {
                    dying = false;
                    kills++;
                    bench.Restart();
                }
            }

            Assert.All(bench.Store.Rows, r => Assert.Equal(OutboxState.Sent, r.State));
            Assert.Equal(bench.Store.Rows.Select(r => r.Code).Order(), delivered.Distinct().Order());
            Assert.True(delivered.Count - weather.Rows <= kills, $"{delivered.Count} deliveries of {weather.Rows} rows with {kills} kills");
            Assert.All(bench.Telegram.Got, m => Assert.Contains(bench.Store.Rows, r => r.Code == m.Code && r.Address == m.Address));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Rows_of_one_chat_and_level_arrive_in_their_order_whatever_the_delays()
    {
        Prop.ForAll(Any, weather =>
        {
            var bench = new OutboxBench();
            for (var i = 1; i <= weather.Rows; i++)
            {
                bench.Add(i, address: $"90{i % 2}");
            }

            var steps = new Queue<int>(weather.Steps);
            var delivered = new List<OutboundMessage>();
            bench.Telegram.Script = (m, _) =>
            {
                if (steps.TryDequeue(out var s) && s > 5)
                {
                    return Task.FromResult(new SendOutcome(SendResult.Retry, RetryAfter: TimeSpan.FromSeconds(1)));
                }

                delivered.Add(m);
                return Task.FromResult(new SendOutcome(SendResult.Sent));
            };
            for (var round = 0; round < 200; round++)
            {
                bench.DispatchAsync().AsTask().GetAwaiter().GetResult();
                bench.Clock.Advance(TimeSpan.FromMilliseconds(500));
            }

            foreach (var chat in delivered.GroupBy(m => m.Address))
            {
                var numbers = chat.Select(m => int.Parse(m.Code[2..])).ToList();
                Assert.Equal(numbers.Order(), numbers);
            }

            Assert.Equal(weather.Rows, delivered.Count);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_row_is_either_sent_or_dropped_by_whether_it_was_wanted_when_its_turn_came()
    {
        Prop.ForAll(Any, weather =>
        {
            var bench = new OutboxBench();
            for (var i = 1; i <= weather.Rows; i++)
            {
                bench.Add(i);
            }

            var steps = new Queue<int>(weather.Steps);
            var answered = new HashSet<string>();
            bench.Telegram.Script = (_, _) =>
            {
                // While one message leaves, the case of another is answered.
                if (steps.TryDequeue(out var s) && s < weather.Rows)
                {
                    var id = $"O{s + 1}";
                    if (bench.Store.Row(id).State == OutboxState.Queued)
                    {
                        answered.Add(id);
                        bench.Unwanted.Add(id);
                    }
                }

                return Task.FromResult(new SendOutcome(SendResult.Sent));
            };
            bench.DispatchAsync().AsTask().GetAwaiter().GetResult();

            Assert.All(bench.Store.Rows, r => Assert.Equal(answered.Contains(r.Id) ? OutboxState.Dropped : OutboxState.Sent, r.State));
        }).QuickCheckThrowOnFailure();
    }
}
