using SocialWatch.Channels;
using SocialWatch.Mentions;

namespace SocialWatch.Tests.Connectors.WordPress;

/// <summary>Comments of a WordPress site: its time without a zone, its moderation, its misleading counts (reference C).</summary>
public sealed class WordPressConnectorTests
{
    [Fact]
    public async Task A_time_without_a_zone_is_taken_from_date_gmt_as_utc()
    {
        await using var day = await SiteDay.StartAsync();
        day.Say("trang", "a", "an", "bao giờ có lương <tháng> mười?");
        var item = Assert.Single((await day.PollAsync(day.WordPress())).Items);
        Assert.Equal(day.Clock.GetUtcNow(), item.At);
        Assert.Equal(("c1", "p5", "p5", MentionKind.Comment, "bao giờ có lương <tháng> mười?"), (item.ExternalId, item.ParentExternalId, item.ThreadExternalId, item.Kind, item.Text));
    }

    [Fact]
    public async Task Nothing_of_an_author_is_asked_for_or_mapped()
    {
        await using var day = await SiteDay.StartAsync();
        day.Say("trang", "a", "an", "ca đêm lạnh");
        var (items, mark) = await day.PollAsync(day.WordPress());
        Assert.Null(Assert.Single(items).AuthorKey);
        var asked = day.Server.Calls.Where(c => c.Path.Contains("comments", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(asked);
        Assert.All(asked, c => Assert.Contains("_fields=id,post,parent,date_gmt,content,status,type", c.Query, StringComparison.Ordinal));
        Assert.DoesNotContain("Riêng", items[0].ToString() + mark, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_is_compared_with_the_sites_own_clock_so_that_polls_overlap_and_repeat_themselves()
    {
        await using var day = await SiteDay.StartAsync();
        day.Say("trang", "a", "an", "một");
        var (_, mark) = await day.PollAsync(day.WordPress());
        day.Clock.Advance(TimeSpan.FromHours(22));
        day.Say("trang", "b", "an", "hai");
        var (items, next) = await day.PollAsync(day.WordPress(), mark);
        Assert.Equal(["c1", "c2"], items.Select(i => i.ExternalId).Order());
        day.Clock.Advance(TimeSpan.FromHours(1));
        day.Say("trang", "c", "bao", "ba");
        Assert.Equal(["c2", "c3"], (await day.PollAsync(day.WordPress(), next)).Items.Select(i => i.ExternalId).Order());
    }

    [Fact]
    public async Task Held_comments_are_an_accounts_alone_and_one_approved_days_later_is_found_by_the_daily_walk()
    {
        await using var day = await SiteDay.StartAsync();
        day.Say("trang", "a", "an", "đã duyệt");
        day.Say("trang", "b", "bao", "đang chờ", state: "hold");
        var (items, mark) = await day.PollAsync(day.WordPress());
        Assert.Equal(["c1"], items.Select(i => i.ExternalId));
        Assert.Equal(["c1", "c2"], (await day.PollAsync(day.WordPress("bt"))).Items.Select(i => i.ExternalId).Order());

        day.Clock.Advance(TimeSpan.FromDays(3));
        day.Put("b", "approved");
        Assert.Contains((await day.PollAsync(day.WordPress(), mark)).Items, i => i.ExternalId == "c2");
    }

    [Fact]
    public async Task Counts_before_permission_make_short_empty_and_missing_pages_and_none_ends_the_walk_too_soon()
    {
        await using var day = await SiteDay.StartAsync(("WordPress:PageSize", "2"));
        foreach (var (key, state) in new[] { ("a", "approved"), ("b", "hold"), ("c", "hold"), ("d", "hold"), ("e", "approved") })
        {
            day.Say("trang", key, "an", "bình luận " + key, state);
        }

        Assert.Equal(["c1", "c5"], (await day.PollAsync(day.WordPress())).Items.Select(i => i.ExternalId));
        Assert.Equal(3, day.Calls("/comments"));
    }

    [Fact]
    public async Task A_page_that_is_no_more_is_the_end_and_no_fault()
    {
        await using var stub = await Kit.StubHttp.StartAsync();
        stub.On("page=1&", Kit.StubReply.Json("""[{"id":1,"post":1,"date_gmt":"2026-11-12T01:00:00","content":{"rendered":"a"}}]""", 200, ("X-WP-TotalPages", "2")))
            .On("page=2&", Kit.StubReply.Json("""{"code":"rest_post_invalid_page_number","message":"x","data":{"status":400}}""", 400));
        await using var host = new ConnectorHost(new SocialWatch.Connectors.WordPress.WordPressModule(), new Dictionary<string, string?>(), TimeProvider.System);
        var pages = await host.PollAsync(new("wordpress/", "wordpress", "", [SiteDay.Channel("t", "wordpress", stub.Address.ToString(), "")]), null);
        Assert.Single(pages.SelectMany(p => p.Items));
    }

    [Fact]
    public async Task A_removal_is_known_by_asking_for_the_one_comment_and_one_that_may_not_be_seen_is_not_removed()
    {
        await using var day = await SiteDay.StartAsync();
        foreach (var key in new[] { "a", "b", "c" })
        {
            day.Say("trang", key, "an", key);
        }

        day.Put("a", "gone");
        day.Put("b", "hold");
        var probe = (IRemovalProbe)day.Connector("wordpress");
        var source = day.WordPress();
        var gone = new List<bool>();
        foreach (var id in new[] { "c1", "c2", "c3", "khac" })
        {
            gone.Add(await probe.IsGoneAsync(source, source.Channels[0], id, TestContext.Current.CancellationToken));
        }

        Assert.Equal([true, false, false, false], gone);
        day.Put("b", "trash");
        source = day.WordPress("bt");
        Assert.True(await probe.IsGoneAsync(source, source.Channels[0], "c2", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_recorded_comment_is_read_and_links_pictures_and_drafts_are_left_out()
    {
        await using var stub = await Kit.StubHttp.StartAsync();
        var recorded = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Fixtures", "wordpress", "comments_list_live.json"), TestContext.Current.CancellationToken);
        var odd = """{"id":2,"date_gmt":"0000-00-00T00:00:00","content":{"rendered":"nháp"}},{"id":3,"date_gmt":"2026-11-12T01:00:00","type":"pingback","content":{"rendered":"trang khác"}},7,{"id":"4","date_gmt":[],"content":3}]""";
        stub.On("/comments", Kit.StubReply.Json(recorded.TrimEnd()[..^1] + "," + odd));
        await using var host = new ConnectorHost(new SocialWatch.Connectors.WordPress.WordPressModule(), new Dictionary<string, string?>(), TimeProvider.System);
        var page = Assert.Single(await host.PollAsync(new("wordpress/", "wordpress", "", [SiteDay.Channel("t", "wordpress", stub.Address.ToString(), "")]), null));
        var item = Assert.Single(page.Items);
        Assert.Equal(("c1", DateTimeOffset.Parse("2020-12-26T13:26:51Z", System.Globalization.CultureInfo.InvariantCulture)), (item.ExternalId, item.At));
        Assert.DoesNotContain("gravatar.com", item.Text, StringComparison.OrdinalIgnoreCase);
        Assert.Equal((1, 1, 2), (page.PassedOver!["no_time"], page.PassedOver["pingback"], page.PassedOver["no_id"]));
    }

    [Theory]
    [InlineData("wordpress_401_forbidden", FaultKind.Permission, "wordpress:rest_forbidden")]
    [InlineData("wordpress_404_no_route", FaultKind.Gone, "wordpress:rest_no_route")]
    [InlineData("wordpress_401_password", FaultKind.Credentials, "wordpress:incorrect_password")]
    [InlineData("http_500_html", FaultKind.Transient, "http:500")]
    [InlineData("truncated_json", FaultKind.Malformed, "wordpress:not_json")]
    public async Task Each_refusal_is_its_fault(string fault, FaultKind kind, string code)
    {
        await using var day = await SiteDay.StartAsync();
        day.Server.Faults.Inject(new() { Name = fault });
        Assert.Equal((kind, code), await day.FaultAsync(day.WordPress()) is var f ? (f.Kind, f.Code) : default);
    }

    [Fact]
    public async Task The_check_names_the_wrong_setting()
    {
        await using var day = await SiteDay.StartAsync(("WordPress:Accounts:sai:User", "bientap"), ("WordPress:Accounts:sai:Password", "không đúng"));
        async Task<CheckFinding> CheckAsync(Source source) => Assert.Single(await day.Connector("wordpress").CheckAsync(source, TestContext.Current.CancellationToken));
        Assert.True((await CheckAsync(day.WordPress())).Ok);
        Assert.True((await CheckAsync(day.WordPress("bt"))).Ok);
        Assert.Equal((false, "WordPress:Accounts:sai:Password"), await CheckAsync(day.WordPress("sai")) is var a ? (a.Ok, a.Setting) : default);
        Assert.Equal((false, "WordPress:Accounts:mat"), await CheckAsync(day.WordPress("mat")) is var b ? (b.Ok, b.Setting) : default);
        var moved = day.WordPress() with { Channels = [SiteDay.Channel("t", "wordpress", new Uri(day.Server.BaseUrl, "site/khongco").ToString(), "")] };
        Assert.Equal((false, "channels.json t.source"), await CheckAsync(moved) is var c ? (c.Ok, c.Setting) : default);
    }
}
