using SocialWatch.Channels;
using SocialWatch.Pipeline;
using SocialWatch.Scheduling;
using SocialWatch.Time;

namespace SocialWatch.Tests.Pipeline;

public sealed class CollectRunnerTests
{
    [Fact]
    public async Task A_source_that_takes_a_while_is_still_asked_at_the_shortest_interval_of_its_channels()
    {
        await using var bench = await PipelineBench.OpenAsync();
        bench.Platform.OnPoll = () => bench.Clock.Advance(TimeSpan.FromSeconds(3));
        var end = bench.Clock.GetUtcNow().AddMinutes(20);
        while (bench.Clock.GetUtcNow() < end)
        {
            await bench.Get<CollectRunner>().PollIfDueAsync(bench.Source, PipelineBench.Stop);
            bench.Clock.Advance(SchedulingServices.PollTick);
        }

        Assert.InRange(bench.Platform.Polls, 17, 20);
    }

    [Fact]
    public async Task A_group_whose_invitation_is_over_is_not_called_healthy_with_the_others_and_does_not_slow_them_down()
    {
        await using var bench = await PipelineBench.OpenAsync();
        await bench.Get<CollectRunner>().PollAsync(bench.Source, PipelineBench.Stop);

        var states = await bench.ReadAsync((s, t) => s.ChannelStatesAsync(t));
        Assert.Equal([("khach", ChannelHealth.NotAllowed), ("nhom", ChannelHealth.Ok)], states.Select(s => (s.Channel, s.Health)).Order());
        Assert.Null(states.Single(s => s.Channel == "khach").LastOkAt);
        bench.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.NotNull(await bench.Get<CollectRunner>().PollIfDueAsync(bench.Source, PipelineBench.Stop));
    }

    [Fact]
    public async Task Nothing_is_decided_before_every_source_was_asked_or_two_minutes_have_passed()
    {
        await using var bench = await PipelineBench.OpenAsync();
        var asked = new FirstRound(bench.Get<SourceCatalogue>(), bench.Get<LocalClock>());
        Assert.False(asked.IsOver);
        asked.Asked(bench.Source.Id);
        Assert.True(asked.IsOver);

        var hanging = new FirstRound(bench.Get<SourceCatalogue>(), bench.Get<LocalClock>());
        bench.Clock.Advance(TimeSpan.FromSeconds(119));
        Assert.False(hanging.IsOver);
        bench.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.True(hanging.IsOver);
    }
}
