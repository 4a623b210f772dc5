using System.Globalization;
using SocialWatch.Notify;
using SocialWatch.Tests.Chat.Commands;

namespace SocialWatch.Tests.Chat.Telegram;

/// <summary>The outbox and Telegram's pace together: a chat with much to hear does not keep the others waiting (reference B5).</summary>
public sealed class FairQueueTests
{
    [Fact]
    public async Task Sixty_messages_to_a_group_keep_to_its_minute_and_a_person_behind_them_waits_seconds()
    {
        await using var desk = await DeskBench.StartAsync();
        await desk.WriteAsync(async (session, token) =>
        {
            for (var i = 0; i < 61; i++)
            {
                var n = (await session.NextAsync("O", 1, token)).ToString(CultureInfo.InvariantCulture);
                await session.EnqueueAsync(
                    new()
                    {
                        Id = "O" + n, Key = "k" + n, Code = "T-" + n, Sink = "telegram", Address = i == 60 ? "9002" : "-1009000000001", Kind = "chat", Title = "Việc " + n, Body = "", CreatedAt = desk.Clock.GetUtcNow(),
                        NotBefore = desk.Clock.GetUtcNow(),
                    },
                    token);
            }
        });
        var began = desk.Clock.GetUtcNow();
        var dispatcher = desk.Get<OutboxDispatcher>();
        while (desk.Sent.Count < 61 && desk.Clock.GetUtcNow() < began.AddMinutes(10))
        {
            await dispatcher.DispatchAsync(TestContext.Current.CancellationToken);
            desk.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(61, desk.Sent.Count);
        Assert.InRange(desk.Sent.Single(m => m.Target == "9002").At - began, TimeSpan.Zero, TimeSpan.FromSeconds(5));
        var group = desk.Sent.Where(m => m.Target != "9002").Select(m => m.At).ToList();
        Assert.All(group.Zip(group.Skip(1)), pair => Assert.True(pair.Second - pair.First >= TimeSpan.FromSeconds(1)));
        Assert.All(group, at => Assert.InRange(group.Count(other => other >= at && other < at.AddMinutes(1)), 1, 20));
    }
}
