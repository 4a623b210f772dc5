using SocialWatch.Channels;
using SocialWatch.Connectors.Facebook;
using SocialWatch.Mentions;
using SocialWatch.Simulator.Faults;
using SocialWatch.Tests.Kit;
using static SocialWatch.Tests.Connectors.Facebook.FacebookDay;

namespace SocialWatch.Tests.Connectors.Facebook;

/// <summary>Limits: how headers are read, that pools are kept apart, that a page is asked by how fresh its talk is, and that nothing is asked while throttled.</summary>
public sealed class FacebookBudgetTests
{
    private static readonly TimeSpan Quiet = TimeSpan.FromMinutes(5);

    private readonly TestClock _clock = new(FacebookPageStub.Now);

    [Theory]
    [InlineData("x-app-usage", """{"call_count":28,"total_time":25,"total_cputime":25}""", "app", 28, 0)]
    [InlineData("X-App-Usage", """{"call_count":2,"total_time":91,"total_cputime":25}""", "app", 91, 0)]
    [InlineData("x-page-usage", "17%", "pages", 17, 0)]
    [InlineData("x-page-usage", "35", "pages", 35, 0)]
    [InlineData("x-business-use-case-usage", """{"651":[{"type":"messenger","call_count":100,"total_cputime":1,"total_time":1,"estimated_time_to_regain_access":19}]}""", "messenger", 100, 19)]
    [InlineData("x-business-use-case-usage", """{"651":[{"type":"pages","call_count":95,"estimated_time_to_regain_access":0}]}""", "pages", 95, 0)]
    public void A_header_says_what_is_used_of_which_pool(string header, string value, string pool, double percent, int minutes)
    {
        using var response = With((header, value));
        Assert.Equal([new FacebookUse(pool, percent, TimeSpan.FromMinutes(minutes))], FacebookUsage.Of(response));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("""{"651":{}}""")]
    [InlineData("""{"651":[7]}""")]
    public void An_odd_header_says_nothing(string value)
    {
        using var response = With(("x-business-use-case-usage", value));
        Assert.Empty(FacebookUsage.Of(response));
    }

    [Fact]
    public void Recorded_headers_keep_pages_and_messenger_apart_and_one_call_may_name_two_ids()
    {
        using var recorded = System.Text.Json.JsonDocument.Parse(FacebookPageStub.Fixture("headers_usage_real_2026_09"));
        var pools = recorded.RootElement.EnumerateObject().Where(h => h.Name.StartsWith("x-business", StringComparison.Ordinal)).Select(h =>
        {
            using var response = With(("x-business-use-case-usage", h.Value.GetString()!));
            return string.Join(",", FacebookUsage.Of(response).Select(u => u.Pool));
        });
        Assert.Equal(["pages", "messenger", "instagram,instagram"], pools);
    }

    [Fact]
    public void A_pool_near_its_limit_slows_its_own_calls_the_apps_pool_all_and_silence_is_no_zero()
    {
        var budget = new FacebookBudget(_clock);
        Observe(budget, "tinh", ("x-business-use-case-usage", """{"1":[{"type":"messenger","call_count":92}]}"""));
        Assert.Equal((FacebookStrain.Calm, FacebookStrain.Scarce), (budget.StrainOf("tinh", "pages"), budget.StrainOf("tinh", "messenger")));
        Assert.Equal(FacebookStrain.Calm, budget.StrainOf("than", "messenger"));
        Observe(budget, "tinh");
        Assert.Equal(FacebookStrain.Scarce, budget.StrainOf("tinh", "messenger"));
        Observe(budget, "than", ("x-app-usage", """{"call_count":75}"""));
        Assert.Equal(FacebookStrain.Tight, budget.StrainOf("tinh", "pages"));
        _clock.Advance(TimeSpan.FromHours(1.1));
        Assert.Equal(FacebookStrain.Calm, budget.StrainOf("tinh", "messenger"));
        Assert.Null(budget.BlockedFor("tinh", "messenger"));
    }

    [Fact]
    public void A_throttle_blocks_its_pool_until_access_is_regained_and_zero_minutes_do_not()
    {
        var budget = new FacebookBudget(_clock);
        Observe(budget, "tinh", ("x-business-use-case-usage", """{"1":[{"type":"pages","call_count":100,"estimated_time_to_regain_access":19},{"type":"messenger","call_count":95,"estimated_time_to_regain_access":0}]}"""));
        Assert.Equal((TimeSpan.FromMinutes(19), null), (budget.BlockedFor("tinh", "pages"), budget.BlockedFor("tinh", "messenger")));
        budget.Throttled("tinh", "pages", new(FaultKind.RateLimited, "facebook:4", TimeSpan.FromMinutes(15)));
        Assert.Equal(TimeSpan.FromMinutes(15), budget.BlockedFor("khac", "messenger"));
        _clock.Advance(TimeSpan.FromMinutes(20));
        Assert.Null(budget.BlockedFor("tinh", "pages"));
    }

    [Theory]
    [InlineData(1, 0, 0)]
    [InlineData(60, 0, 2.5)]
    [InlineData(600, 0, 5)]
    [InlineData(1, 1, 4)]
    [InlineData(600, 1, 10)]
    [InlineData(1, 2, 15)]
    public void A_hot_page_is_asked_with_every_poll_a_quiet_one_seldom_and_less_near_the_limit(int silentMinutes, int strain, double minutes) =>
        Assert.Equal(TimeSpan.FromMinutes(minutes), FacebookPace.Between(TimeSpan.FromMinutes(silentMinutes), (FacebookStrain)strain, Quiet));

    [Fact]
    public async Task A_quiet_page_costs_little_and_a_comment_on_a_hot_post_is_seen_within_a_minute()
    {
        await using var day = await DayAsync();
        var mark = (await day.PollAsync(Pages))[^1].Watermark;
        var before = day.Server.Calls.Count;
        for (var minute = 0; minute < 120; minute++)
        {
            day.Advance(TimeSpan.FromMinutes(1));
            mark = (await day.PollAsync(Pages, mark)).LastOrDefault()?.Watermark ?? mark;
        }

        // Two hours of polls every minute: a third of the calls, the lists of others' posts included.
        var quiet = day.Server.Calls.Count - before;
        Assert.InRange(quiet, 20, 80);

        day.Server.Append("""[{ "at": "d1 22:00", "kind": "comment", "on": "p", "from": "an", "text": "chưa có lương" }]""");
        day.Go("09T22:06");
        mark = (await day.PollAsync(Pages, mark))[^1].Watermark;
        for (var n = 1; n <= 10; n++)
        {
            var at = day.Now.AddSeconds(30);
            day.Server.Append($$"""[{ "at": "{{at:yyyy-MM-ddTHH:mm:sszzz}}", "kind": "comment", "on": "p", "from": "bao", "text": "em cũng chưa {{n}}" }]""");
            day.Advance(TimeSpan.FromMinutes(1));
            var pages = await day.PollAsync(Pages, mark);
            mark = pages[^1].Watermark;
            Assert.Contains(pages.SelectMany(p => p.Items), i => i.Text == $"em cũng chưa {n}");
        }
    }

    [Fact]
    public async Task A_webhook_wakes_a_quiet_page_at_once()
    {
        await using var day = await DayAsync();
        var mark = (await day.PollAsync(Pages))[^1].Watermark;
        day.Advance(TimeSpan.FromMinutes(1));
        var before = day.Server.Calls.Count;
        await day.PollAsync(Pages, mark);
        Assert.Equal(before, day.Server.Calls.Count);
        day.Get<FacebookFreshness>().Wake(["fb"]);
        await day.PollAsync(Pages, mark);
        Assert.True(day.Server.Calls.Count > before);
    }

    [Fact]
    public async Task Near_the_limit_only_the_pages_own_posts_are_asked_for_and_less_often()
    {
        await using var day = await DayAsync();
        day.Server.Faults.Inject(new() { Name = FaultNames.UsageHeaders, Network = "facebook", Usage = 80 });
        var mark = (await day.PollAsync(Pages))[^1].Watermark;
        day.Advance(TimeSpan.FromMinutes(30));
        var before = day.Server.Calls.Count;
        await day.PollAsync(Pages, mark);
        Assert.Equal(["/1000001/published_posts"], day.Server.Calls.Skip(before).Select(c => c.Path));
    }

    [Fact]
    public async Task A_throttled_page_is_left_alone_until_the_header_says()
    {
        await using var day = await DayAsync();
        day.Server.Faults.Inject(new() { Name = "error_80001_page_rate_limit", Network = "facebook", RegainMinutes = 30, Count = 1 });
        Assert.Equal(TimeSpan.FromMinutes(30), (await Assert.ThrowsAsync<SourceFaultException>(() => day.PollAsync(Pages))).Fault.RetryAfter);
        day.Advance(TimeSpan.FromMinutes(20));
        Assert.Equal(TimeSpan.FromMinutes(10), (await Assert.ThrowsAsync<SourceFaultException>(() => day.PollAsync(Pages))).Fault.RetryAfter);
        Assert.Single(day.Server.Calls);
        day.Advance(TimeSpan.FromMinutes(11));
        Assert.NotEmpty(await day.PollAsync(Pages));
    }

    [Fact]
    public async Task What_visitors_post_is_read_with_its_thread_and_the_pages_own_post_is_not_taken_twice()
    {
        await using var day = await FacebookDay.StartAsync(
            """
            { "at": "d1 07:00", "kind": "post", "page": "1000001", "key": "p", "from": "page", "text": "Lịch họp tháng" },
            { "at": "d1 08:00", "kind": "post", "page": "1000001", "key": "v", "from": "an", "text": "cho em hỏi lương tháng này" },
            { "at": "d1 08:10", "kind": "comment", "on": "v", "from": "bao", "text": "em cũng hỏi" },
            { "at": "d1 08:20", "kind": "comment", "on": "v", "from": "page", "text": "ngày 10 nhé" }
            """);
        day.Go("09T09:00");
        var items = (await day.PollAsync(Pages)).SelectMany(p => p.Items).ToList();
        Assert.Equal([Origin.Own, Origin.Member, Origin.Member, Origin.Own], items.OrderBy(i => i.At).Select(i => i.Origin));
        var visitor = items.Single(i => i is { Kind: MentionKind.Post, Origin: Origin.Member });
        Assert.Equal(("11", false), (visitor.AuthorKey, visitor.ExternalIdIsPersonal));
        Assert.Equal(2, items.Count(i => i.ThreadExternalId == visitor.ExternalId));
    }

    private static async Task<FacebookDay> DayAsync()
    {
        var day = await FacebookDay.StartAsync("""{ "at": "d1 07:00", "kind": "post", "page": "1000001", "key": "p", "from": "page", "text": "Lịch họp tháng" }""");
        day.Go("09T19:00");
        return day;
    }

    private static void Observe(FacebookBudget budget, string account, params (string, string)[] headers)
    {
        using var response = With(headers);
        budget.Observe(account, response);
    }

    private static HttpResponseMessage With(params (string Name, string Value)[] headers)
    {
        var response = new HttpResponseMessage();
        foreach (var (name, value) in headers)
        {
            response.Headers.TryAddWithoutValidation(name, value);
        }

        return response;
    }
}
