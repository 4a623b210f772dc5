using SocialWatch.Channels;
using SocialWatch.Mentions;
using SocialWatch.Simulator;
using static SocialWatch.Tests.Connectors.Telegram.TelegramHost;

namespace SocialWatch.Tests.Connectors.Telegram;

public class TelegramSimulatorTests
{
    [Fact]
    public async Task A_day_of_the_simulated_bot_is_read_like_a_real_one()
    {
        await using var simulator = await SimulatorServer.StartAsync(Scenario.BuiltIn("tiny"), 0, TestContext.Current.CancellationToken);
        simulator.Clock.Now = simulator.Clock.Now.AddHours(20);
        using var host = new TelegramHost(simulator.BaseUrl.ToString(), staff: [9001], token: "7000000001:AAsimulated_bot_token_for_tests_000");
        var source = Of(("nhom", "group:-1001000000001"), ("rieng", "private"));

        var pages = await host.FetchAsync(source);

        var items = pages.SelectMany(p => p.Items).ToList();
        Assert.Equal(["nhom", "nhom", "rieng"], items.Select(i => i.Channel));
        Assert.Equal(items[0].ExternalId, items[1].ExternalId);
        Assert.Equal("hôm nay lò 7 nóng quá ae ơi, quạt hỏng 3 hôm rồi", items[1].Text);
        Assert.Equal((true, "5001", MentionKind.Message), (items[2].Private, items[2].Conversation, items[2].Kind));
        Assert.DoesNotContain(items, i => i.ToString().Contains("Tuyên", StringComparison.Ordinal) || i.ToString().Contains("tuyen_lo_bay", StringComparison.Ordinal));

        Assert.Empty(await host.FetchAsync(source, pages[^1].Watermark));
        Assert.All(await host.Get<IConnector>().CheckAsync(source, TestContext.Current.CancellationToken), f => Assert.True(f.Ok));
        Assert.DoesNotContain(host.Log, l => l.Contains("AAsimulated", StringComparison.Ordinal));
    }
}
