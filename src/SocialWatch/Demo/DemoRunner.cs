using System.Globalization;
using SocialWatch.Answers;
using SocialWatch.Chat.Desk;
using SocialWatch.Duties;
using SocialWatch.Notify;
using SocialWatch.Pipeline;
using SocialWatch.Storage;
using SocialWatch.Time;

namespace SocialWatch.Demo;

/// <summary>
/// Plays simulated time through the real pipeline: moves the clock, polls, decides, runs duties, sends. It can be killed at any instant and goes on
/// where the store says it was.
/// </summary>
internal sealed class DemoRunner(
    IStore store, CollectRunner collect, RemovalRunner removals, SourceCatalogue catalogue, HotSpotDesk hotSpots, DueRunner duties, OutboxDispatcher outbox, ReplyDispatcher replies,
    NoticeDispatcher notices, CardDesk cards, SteppedTimeProvider time, LocalClock clock)
{
    /// <summary>The fact under which a demo store keeps its simulated time.</summary>
    public const string Now = "demo_now";

    /// <summary>One move of the simulated clock.</summary>
    public static readonly TimeSpan Step = TimeSpan.FromMinutes(5);

    /// <summary>Runs from where the store stands until <paramref name="end"/>.</summary>
    /// <param name="end">Simulated end.</param>
    /// <param name="moveWorld">Moves the simulated platforms along.</param>
    /// <param name="afterStep">Called after each step: progress, pace.</param>
    /// <param name="cancellationToken">Stops between two steps.</param>
    public async Task RunAsync(
        DateTimeOffset end, Func<DateTimeOffset, CancellationToken, ValueTask> moveWorld, Func<DateTimeOffset, CancellationToken, ValueTask> afterStep,
        CancellationToken cancellationToken)
    {
        await DemoInvites.IssueAsync(store, clock.Now, cancellationToken);
        await moveWorld(clock.Now, cancellationToken);
        await duties.PlanAsync(cancellationToken);
        await cards.RunAsync(cancellationToken);
        for (var now = Next(clock.Now); now <= end; now += Step)
        {
            time.MoveTo(now);
            await moveWorld(now, cancellationToken);
            await StepAsync(now, cancellationToken);
            if (now.Minute == 0 || now >= end)
            {
                await removals.RunAsync(cancellationToken);
                await RememberAsync(now, cancellationToken);
            }

            await afterStep(now, cancellationToken);
        }
    }

    // Every hour is enough: whatever is recorded in between carries its own time, and a cut run goes on from the later of the two.
    private async ValueTask RememberAsync(DateTimeOffset now, CancellationToken cancellationToken) => await store.WriteAsync(
        async (session, token) =>
        {
            await session.SetFactAsync(Now, now.ToString("O", CultureInfo.InvariantCulture), token);
            return 0;
        },
        cancellationToken);

    private async ValueTask StepAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (var source in catalogue.Sources)
        {
            if (await collect.PollIfDueAsync(source, cancellationToken) is > 0)
            {
                await SendAsync(cancellationToken);
            }
        }

        if (now.Minute % 15 == 0)
        {
            await hotSpots.EvaluateAsync(cancellationToken);
        }

        await AnswerAsync(cancellationToken);
        await duties.RunAsync(cancellationToken);
        await cards.RunAsync(cancellationToken);
        await SendAsync(cancellationToken);
    }

    // What was approved goes to the platforms; one that must be read back first is looked at again a little later.
    private async ValueTask AnswerAsync(CancellationToken cancellationToken)
    {
        for (var round = 0; round < 10 && await replies.DispatchAsync(cancellationToken) > 0; round++)
        {
            time.MoveTo(clock.Now + TimeSpan.FromSeconds(1));
        }

        await notices.DispatchAsync(cancellationToken);
    }

    // Chats take one message a second: simulated seconds pass until everything that may leave has left.
    private async ValueTask SendAsync(CancellationToken cancellationToken)
    {
        for (var second = 0; second < 60 && await outbox.DispatchAsync(cancellationToken) > 0; second++)
        {
            time.MoveTo(clock.Now + TimeSpan.FromSeconds(1));
        }
    }

    private static DateTimeOffset Next(DateTimeOffset now) => new(((now.UtcTicks / Step.Ticks) + 1) * Step.Ticks, TimeSpan.Zero);
}
