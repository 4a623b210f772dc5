using SocialWatch.Simulator;

namespace SocialWatch.Tests.Simulator;

/// <summary>Many callers at once lose nothing and double nothing.</summary>
public sealed class ConcurrencyTests
{
    [Fact]
    public async Task Many_writers_and_readers_at_once_lose_and_double_nothing()
    {
        await using var day = await SimulatedDay.StartAsync(Scenario.BuiltIn("week"));
        var start = Scenario.BuiltIn("week").Start;
        var work = Enumerable.Range(0, 8).Select(async worker =>
        {
            for (var turn = 0; turn < 25; turn++)
            {
                Assert.True((await day.BotAsync("sendMessage", new { chat_id = 9001, text = $"{worker}-{turn}" }))["ok"]!.GetValue<bool>());
                Assert.NotNull((await day.GraphAsync($"1000001/feed?message={worker}-{turn}", HttpMethod.Post))["id"]);
                Assert.NotNull((await day.GraphAsync("1000001/feed?limit=100&fields=id,comments.filter(stream).limit(5)"))["data"]);
                if (worker == 0)
                {
                    day.Server.Clock.Now = start.AddHours(turn);
                    day.Server.Append($$"""[{ "at": "d1 00:00", "kind": "post", "page": "1000003", "key": "more-{{turn}}", "from": "page", "text": "thêm {{turn}}" }]""");
                }
            }
        });
        await Task.WhenAll(work);
        Assert.Equal(400, day.Server.Sent.Count);
        Assert.Equal(400, day.Server.Sent.Select(sent => (sent.Network, sent.MessageId)).Distinct().Count());
        Assert.Equal(200, day.Server.Sent.Where(sent => sent.Network == "telegram").Select(sent => sent.Text).Distinct().Count());
    }
}
