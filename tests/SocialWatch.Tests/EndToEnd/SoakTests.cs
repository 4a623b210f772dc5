namespace SocialWatch.Tests.EndToEnd;

/// <summary>Ten simulated days with faults end where ten days without them end.</summary>
public sealed class SoakTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Ten_days_with_faults_and_restarts_end_with_the_same_mentions_as_ten_days_without()
    {
        var stop = TestContext.Current.CancellationToken;
        var (calm, quietCalls, _) = await SoakStage.PlayAsync(0, stop);
        var (rough, calls, faults) = await SoakStage.PlayAsync(0.03, stop);
        output.WriteLine($"calm: {calm.Count} mentions, {quietCalls} calls; rough: {rough.Count} mentions, {calls} calls, {faults} troubles");
        Assert.True(faults * 100 >= calls, "at least one call in a hundred goes wrong");
        Assert.Equal(["fb", "oa", "rieng", "tg", "web", "wp", "yt", "zn"], calm.Select(l => l.Split(' ')[0]).Distinct().Order());
        Assert.True(calm.Count > 500);
        Assert.Equal(calm, rough);
    }
}
