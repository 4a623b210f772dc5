using SocialWatch.Alerts;
using static SocialWatch.Tests.Chat.Commands.DeskBench;

namespace SocialWatch.Tests.Chat.Commands;

/// <summary>Whoever says what they are doing about a hot spot has it for another while.</summary>
public class DeskGoOnTests
{
    [Fact]
    public async Task Saying_what_is_being_done_keeps_the_matter_and_nobody_is_told_twice()
    {
        await using var bench = await DeskBench.StartAsync();
        bench.Say(Members, "Vừa có tai nạn lao động trong lò 7, hai người bị thương nặng", from: 5001);
        await bench.PollAsync();
        await bench.AskAsync(Duty, "/nhan H1");
        await bench.SettleAsync();
        bench.Clock.Advance(TimeSpan.FromMinutes(25));
        await bench.NewAsync();
        await bench.AskAsync(Duty, "/xuly H1 đang đưa người bị thương ra cửa lò");

        Assert.DoesNotContain(await bench.NewAsync(), r => r.Kind == "alert");
        var alert = (await bench.ReadAsync((s, t) => s.AlertsAsync(new(), t))).Single(a => a.Object == "H1");
        Assert.Equal((AlertState.Acknowledged, "truc-ban", bench.Clock.GetUtcNow() + TimeSpan.FromMinutes(30)), (alert.State, alert.OwnerPerson, alert.AckExpiresAt));
        Assert.Contains("đã có người nhận trước", await bench.AskAsync(Committee, "/nhan H1"), StringComparison.Ordinal);

        // Another who helps does not take it from the one who has it.
        await bench.AskAsync(Deputy, "/xuly H1 đã báo trung tâm cấp cứu mỏ");
        Assert.Equal("truc-ban", (await bench.ReadAsync((s, t) => s.AlertsAsync(new(), t))).Single(a => a.Object == "H1").OwnerPerson);
    }
}
