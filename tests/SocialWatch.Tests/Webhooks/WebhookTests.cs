using System.Net;

namespace SocialWatch.Tests.Webhooks;

public sealed class WebhookTests
{
    [Fact]
    public async Task The_challenge_is_answered_and_a_wrong_one_refused()
    {
        await using var hooks = await HookBench.StartAsync();
        Assert.Equal((HttpStatusCode.OK, "1158201444"), await hooks.GetAsync("/hook/plain?token=ok&challenge=1158201444"));
        Assert.Equal((HttpStatusCode.Forbidden, ""), await hooks.GetAsync("/hook/plain?token=no&challenge=1"));
        Assert.Equal(HttpStatusCode.NotFound, (await hooks.GetAsync("/hook/khac?token=ok&challenge=1")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await hooks.GetAsync("/")).Status);
    }

    [Fact]
    public async Task A_body_is_kept_sealed_before_it_is_answered_and_gone_with_its_items_once_processed()
    {
        await using var hooks = await HookBench.StartAsync();
        Assert.Equal(HttpStatusCode.OK, await hooks.PostAsync(PlainHook.Body(("c1", "SECRETTEXT tháng này chưa có lương"))));

        Assert.Single(await hooks.WaitingAsync());
        Assert.Empty(await hooks.Bench.MentionsAsync());
        Assert.False(hooks.FolderHolds("SECRETTEXT"));
        Assert.False(hooks.FolderHolds("AUTHORKEYc1"));

        Assert.Equal(1, await hooks.Runner.RunAsync(Pipeline.Bench.Token));
        Assert.Empty(await hooks.WaitingAsync());
        Assert.Equal("c1", Assert.Single(await hooks.Bench.MentionsAsync()).ExternalId);
        Assert.False(hooks.FolderHolds("AUTHORKEYc1"));
        Assert.DoesNotContain("AUTHORKEY", hooks.Bench.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_call_that_comes_twice_or_in_two_bodies_is_one_mention()
    {
        await using var hooks = await HookBench.StartAsync();
        await hooks.PostAsync(PlainHook.Body(("c1", "lương tháng này bao giờ có ạ")));
        await hooks.PostAsync(PlainHook.Body(("c2", "bữa ca dạo này kém quá"), ("c1", "lương tháng này bao giờ có ạ")));
        await hooks.Runner.RunAsync(Pipeline.Bench.Token);
        await hooks.PostAsync(PlainHook.Body(("c2", "bữa ca dạo này kém quá")));
        await hooks.Runner.RunAsync(Pipeline.Bench.Token);

        Assert.Equal(["c1", "c2"], (await hooks.Bench.MentionsAsync()).Select(m => m.ExternalId).Order());
    }

    [Fact]
    public async Task A_forged_call_an_empty_one_and_one_too_large_leave_nothing()
    {
        await using var hooks = await HookBench.StartAsync();
        Assert.Equal(HttpStatusCode.Forbidden, await hooks.PostAsync(PlainHook.Body(("c1", "x")), sign: "bad"));
        Assert.Equal(HttpStatusCode.OK, await hooks.PostAsync([]));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await hooks.PostAsync(new byte[65 * 1024]));
        Assert.Equal(HttpStatusCode.NotFound, await hooks.PostAsync([1], hook: "khac"));
        Assert.Empty(await hooks.WaitingAsync());
    }

    [Fact]
    public async Task A_body_that_cannot_be_read_or_committed_stands_aside_and_the_others_go_through()
    {
        await using var hooks = await HookBench.StartAsync();
        await hooks.PostAsync("{not json"u8.ToArray());
        await hooks.PostAsync(PlainHook.Body(("c1", "FAULT")));
        await hooks.PostAsync(PlainHook.Body(("c2", "xin hỏi thủ tục thai sản")));
        while (await hooks.Runner.RunAsync(Pipeline.Bench.Token) > 0)
        {
        }

        Assert.Equal("c2", Assert.Single(await hooks.Bench.MentionsAsync()).ExternalId);
        Assert.Equal([3, 3], (await hooks.WaitingAsync()).Select(e => e.Attempts));

        await hooks.Bench.LiveAsync(hooks.Bench.Now.AddHours(24), TimeSpan.FromHours(1));
        Assert.Empty(await hooks.WaitingAsync());
    }

    [Fact]
    public async Task What_was_answered_for_before_a_restart_is_processed_after_it()
    {
        await using var hooks = await HookBench.StartAsync();
        await hooks.PostAsync(PlainHook.Body(("c1", "tháng này chưa đóng bảo hiểm cho anh em")));
        Assert.Single(await hooks.WaitingAsync());
        await hooks.Bench.RestartAsync();

        var again = new HookBenchAfterRestart(hooks.Bench);
        Assert.Equal(1, await again.Runner.RunAsync(Pipeline.Bench.Token));
        Assert.Equal("c1", Assert.Single(await hooks.Bench.MentionsAsync()).ExternalId);
    }
}
