using System.Text.Json.Nodes;
using SocialWatch.Channels;
using SocialWatch.Tests.Kit;
using static SocialWatch.Tests.Connectors.Facebook.FacebookPageStub;

namespace SocialWatch.Tests.Connectors.Facebook;

/// <summary>How many calls a poll costs, and that nothing is lost however it ends.</summary>
public sealed class FacebookWalkTests
{
    private static readonly DateTimeOffset At = Now.AddDays(-1);

    [Fact]
    public async Task A_thousand_comments_cost_eleven_calls_and_the_next_poll_one()
    {
        await using var stub = await ThousandAsync();
        var pages = await stub.Host.PollAsync(OurSource, null);
        Assert.Equal(11, stub.Http.Calls.Count);
        Assert.Equal(1001, pages.SelectMany(p => p.Items).Select(i => i.ExternalId).Distinct().Count());
        await stub.Host.PollAsync(OurSource, pages[^1].Watermark);
        Assert.Equal(12, stub.Http.Calls.Count);
        Assert.Empty(stub.Http.Unmatched);
    }

    [Fact]
    public async Task After_a_kill_between_any_two_pages_nothing_is_lost()
    {
        await using var whole = await ThousandAsync();
        var total = (await whole.Host.PollAsync(OurSource, null)).Count;
        for (var kill = 1; kill < total; kill++)
        {
            await using var stub = await ThousandAsync();
            var before = await stub.Host.PollAsync(OurSource, null, kill);
            var after = await (await ThousandAsync()).Using(s => s.Host.PollAsync(OurSource, before[^1].Watermark));
            Assert.Equal(1001, before.Concat(after).SelectMany(p => p.Items).Select(i => i.ExternalId).Distinct().Count());
        }
    }

    [Fact]
    public async Task A_thread_is_read_again_when_it_changed_and_once_a_day()
    {
        var clock = new TestClock(Now);
        await using var stub = await StartAsync(clock);
        stub.Feed(PostOf(Post, At, 1)).Thread(Post, StubReply.Json(List([CommentOf("5001_1")], null)));
        var mark = (await stub.Host.PollAsync(OurSource, null))[^1].Watermark;
        Assert.Equal(1, stub.Http.Count("/comments"));

        stub.Feed(PostOf(Post, At, 2));
        mark = (await stub.Host.PollAsync(OurSource, mark))[^1].Watermark;
        Assert.Equal(2, stub.Http.Count("/comments"));

        stub.Feed(PostOf(Post, At, 2, updated: Now));
        mark = (await stub.Host.PollAsync(OurSource, mark))[^1].Watermark;
        Assert.Equal(3, stub.Http.Count("/comments"));

        mark = (await stub.Host.PollAsync(OurSource, mark))[^1].Watermark;
        Assert.Equal(3, stub.Http.Count("/comments"));

        clock.Advance(TimeSpan.FromHours(24));
        await stub.Host.PollAsync(OurSource, mark);
        Assert.Equal(4, stub.Http.Count("/comments"));
    }

    [Fact]
    public async Task The_feed_is_walked_to_its_end_once_a_day_and_otherwise_to_the_horizon()
    {
        var clock = new TestClock(Now);
        await using var stub = await StartAsync(clock);
        var old = Now.AddDays(-40);
        stub.Http
            .On("after=c2", StubReply.Json(List([PostOf(Page + "_1", old, 3)], null)))
            .On("after=c1", StubReply.Json(List([PostOf(Page + "_2", old, 3)], "c2")))
            .On("/published_posts", StubReply.Json(List([PostOf(Page + "_3", old, 3), PostOf(Post, At, 0)], "c1")));
        var pages = await stub.Host.PollAsync(OurSource, null);
        Assert.Equal(3, stub.Http.Calls.Count);
        Assert.Equal([Post], pages.SelectMany(p => p.Items).Select(i => i.ExternalId));

        var mark = (await stub.Host.PollAsync(OurSource, pages[^1].Watermark))[^1].Watermark;
        Assert.Equal(5, stub.Http.Calls.Count);

        clock.Advance(TimeSpan.FromDays(1));
        await stub.Host.PollAsync(OurSource, mark);
        Assert.Equal(8, stub.Http.Calls.Count);
    }

    [Fact]
    public async Task An_old_post_that_people_talk_about_again_is_read()
    {
        await using var stub = await StartAsync();
        stub.Feed(PostOf(Post, Now.AddDays(-60), 1, updated: Now.AddHours(-2))).Thread(Post, StubReply.Json(List([CommentOf("5001_1")], null)));
        var items = (await stub.Host.PollAsync(OurSource, null)).SelectMany(p => p.Items);
        Assert.Equal([Post, "5001_1"], items.Select(i => i.ExternalId));
    }

    [Fact]
    public async Task Too_much_data_halves_the_limit_and_goes_on_at_the_same_place()
    {
        await using var stub = await StartAsync();
        var reduce = StubReply.Json(Fixture("error_1_reduce_data"), 500);
        stub.Feed(PostOf(Post, At, 2))
            .Http.On("limit=25&after=c1", StubReply.Json(List([CommentOf("5001_2")], null)))
            .On("limit=50&after=c1", reduce)
            .On("limit=50", StubReply.Json(List([CommentOf("5001_1")], "c1")))
            .On("/comments", reduce);
        var items = (await stub.Host.PollAsync(OurSource, null)).SelectMany(p => p.Items).Select(i => i.ExternalId);
        Assert.Equal([Post, "5001_1", "5001_2"], items);
        Assert.Equal(4, stub.Http.Count("/comments"));
        Assert.Empty(stub.Http.Unmatched);
    }

    [Fact]
    public async Task Too_much_data_even_for_one_item_is_a_fault_and_no_loop()
    {
        await using var stub = await StartAsync();
        stub.Http.On("/published_posts", StubReply.Json(Fixture("error_1_reduce_data"), 500));
        var (_, _, fault) = await stub.Host.FailAsync(OurSource, null);
        Assert.Equal(new(FaultKind.Transient, "facebook:1/reduce"), fault);
        // 100, 50, 25, 12, 6, 3, 1
        Assert.Equal(7, stub.Http.Calls.Count);
    }

    [Fact]
    public async Task An_empty_page_with_next_is_no_end_and_a_repeated_item_is_one_item()
    {
        await using var stub = await StartAsync();
        stub.Feed(PostOf(Post, At, 3)).Http
            .On("after=c1", StubReply.Json(List([], "c1")), StubReply.Json(List([CommentOf("5001_1"), CommentOf("5001_2")], "c2")))
            .On("after=c2", StubReply.Json(List([CommentOf("5001_2"), CommentOf("5001_3")], null)))
            .On("/comments", StubReply.Json(List([CommentOf("5001_1")], "c1")));
        var items = (await stub.Host.PollAsync(OurSource, null)).SelectMany(p => p.Items).Select(i => i.ExternalId);
        Assert.Equal([Post, "5001_1", "5001_2", "5001_3"], items);
    }

    [Fact]
    public async Task Cursors_that_go_round_end_in_a_fault_and_the_thread_counts_as_unread()
    {
        await using var stub = await StartAsync();
        stub.Feed(PostOf(Post, At, 3)).Http.On("/comments", StubReply.Json(List([CommentOf("5001_1")], "c1")));
        var (pages, _, fault) = await stub.Host.FailAsync(OurSource, null);
        Assert.Equal(new(FaultKind.Malformed, "facebook:cursor_loop"), fault);
        Assert.DoesNotContain(Post, pages[^1].Watermark, StringComparison.Ordinal);
        Assert.InRange(stub.Http.Calls.Count, 3, 10);
    }

    [Theory]
    [InlineData("""{"data":[],"paging":{"next":"https://x/?access_token=t"}}""", "facebook:no_cursor")]
    [InlineData("""{"paging":{}}""", "facebook:no_data")]
    public async Task A_list_without_a_way_on_is_a_fault(string body, string code)
    {
        await using var stub = await StartAsync();
        stub.Http.On("/published_posts", StubReply.Json(body));
        Assert.Equal(new(FaultKind.Malformed, code), (await stub.Host.FailAsync(OurSource, null)).Fault);
    }

    [Fact]
    public async Task A_page_of_items_without_paging_is_no_proof_of_the_end()
    {
        await using var stub = await StartAsync();
        const string cut = """{"data":[{"id":"5001_1","created_time":"2026-11-20T01:00:00+0000","message":"a"}]}""";
        stub.Feed(PostOf(Post, At, 2)).Thread(Post, StubReply.Json(cut), StubReply.Json(List([CommentOf("5001_1"), CommentOf("5001_2")], null)));
        var first = await stub.Host.PollAsync(OurSource, null);
        var second = await stub.Host.PollAsync(OurSource, first[^1].Watermark);
        Assert.Contains(second.SelectMany(p => p.Items), i => i.ExternalId == "5001_2");
        await stub.Host.PollAsync(OurSource, second[^1].Watermark);
        Assert.Equal(2, stub.Http.Count("/comments"));
    }

    [Fact]
    public async Task A_post_removed_between_two_calls_does_not_stop_the_poll()
    {
        await using var stub = await StartAsync();
        stub.Feed(PostOf(Post, At.AddHours(2), 1), PostOf(Page + "_5002", At, 1))
            .Thread(Post, StubReply.Json(Fixture("error_100_33_unsupported"), 400))
            .Thread(Page + "_5002", StubReply.Json(List([CommentOf("5002_1")], null)));
        var pages = await stub.Host.PollAsync(OurSource, null);
        Assert.Contains(pages.SelectMany(p => p.Items), i => i.ExternalId == "5002_1");
        Assert.Contains(pages, p => p.PassedOver?.GetValueOrDefault("post_gone") == 1);
    }

    [Fact]
    public async Task The_walk_never_follows_the_ready_made_address()
    {
        await using var stub = await StartAsync(("Facebook:AppSecret", "bi-mat"));
        stub.Feed(PostOf(Post, At, 2)).Http
            .On("after=c1", StubReply.Json(List([CommentOf("5001_2")], null)))
            .On("/comments", StubReply.Json(List([CommentOf("5001_1")], "c1")));
        await stub.Host.PollAsync(OurSource, null);
        var proof = SocialWatch.Connectors.Facebook.FacebookAccess.ProofOf("bi-mat", Token);
        Assert.All(stub.Http.Calls, call => Assert.Contains($"access_token={Token}&appsecret_proof={proof}", call, StringComparison.Ordinal));
        Assert.All(stub.Http.Calls, call => Assert.StartsWith("GET /v25.0/", call, StringComparison.Ordinal));
        Assert.All(stub.Http.Calls, call => Assert.False(call.Contains("since=", StringComparison.Ordinal) || call.Contains("until=", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Another_version_than_asked_is_counted_once()
    {
        await using var stub = await StartAsync();
        stub.Http.On("/published_posts", StubReply.Json(List([PostOf(Post, At, 0)], null), 200, ("facebook-api-version", "v26.0")));
        Assert.Equal(1, (await stub.Host.PollAsync(OurSource, null)).Sum(p => p.PassedOver?.GetValueOrDefault("version") ?? 0));
    }

    [Theory]
    [InlineData("")]
    [InlineData("hỏng")]
    [InlineData("""{"v":9}""")]
    [InlineData("""{"v":1,"channels":{"fb-tinh":{"p":null}}}""")]
    [InlineData("""{"v":1,"channels":null}""")]
    public async Task A_damaged_watermark_means_starting_again(string watermark)
    {
        await using var stub = await StartAsync();
        stub.Feed(PostOf(Post, At, 1)).Thread(Post, StubReply.Json(List([CommentOf("5001_1")], null)));
        Assert.Equal(2, (await stub.Host.PollAsync(OurSource, watermark)).SelectMany(p => p.Items).Count());
    }

    [Fact]
    public async Task A_page_that_is_gone_does_not_silence_its_neighbour()
    {
        await using var stub = await StartAsync();
        var gone = OurPage with { Id = "fb-mat", Source = "404404" };
        stub.Http.On("/404404/", StubReply.Json(Fixture("error_100_33_unsupported"), 400));
        stub.Feed(PostOf(Post, At, 0));
        var (pages, _, fault) = await stub.Host.FailAsync(OurSource with { Channels = [gone, OurPage] }, null);
        Assert.Equal([Post], pages.SelectMany(p => p.Items).Select(i => i.ExternalId));
        Assert.Equal(FaultKind.Gone, fault.Kind);
    }

    private static async Task<FacebookPageStub> ThousandAsync()
    {
        var stub = await StartAsync();
        stub.Feed(PostOf(Post, At, 1000));
        for (var page = 9; page >= 0; page--)
        {
            JsonObject[] comments = [.. Enumerable.Range(page * 100, 100).Select(n => CommentOf($"5001_{n + 1}"))];
            stub.Http.On(page == 0 ? "/comments" : $"after=c{page}&", StubReply.Json(List(comments, page == 9 ? null : $"c{page + 1}")));
        }

        return stub;
    }
}

/// <summary>Uses and disposes in one expression.</summary>
internal static class StubUse
{
    public static async Task<T> Using<T>(this FacebookPageStub stub, Func<FacebookPageStub, Task<T>> use)
    {
        await using (stub)
        {
            return await use(stub);
        }
    }
}
