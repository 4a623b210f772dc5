using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using SocialWatch.Connectors.Facebook;
using SocialWatch.Mentions;
using SocialWatch.Tests.Kit;
using static SocialWatch.Tests.Connectors.Facebook.FacebookPageStub;

namespace SocialWatch.Tests.Connectors.Facebook;

/// <summary>What others posted: on the page, and elsewhere with a tag; an id that begins with somebody is a person's.</summary>
public sealed class FacebookOthersTests
{
    private const string Nothing = """{"data":[]}""";

    [Fact]
    public async Task A_tagged_post_without_a_time_of_writing_has_that_of_its_tag_and_its_id_is_a_persons()
    {
        await using var stub = await OpenAsync(new TestClock(new(2021, 2, 27, 0, 0, 0, TimeSpan.Zero)));
        stub.Http.On("/tagged", StubReply.Json("{\"data\":[" + Fixture("tagged_post") + "]}"));
        var item = Assert.Single(await ItemsAsync(stub), i => i.Kind == MentionKind.Post && i.Origin == Origin.Member);
        Assert.Equal(("1875137689236883_3800298753387424", true, new DateTimeOffset(2021, 2, 26, 11, 49, 57, TimeSpan.Zero)), (item.ExternalId, item.ExternalIdIsPersonal, item.At));
    }

    [Fact]
    public async Task Lists_of_others_have_their_turn_and_not_every_poll()
    {
        var clock = new TestClock(Now);
        await using var stub = await OpenAsync(clock);
        stub.Http.On("/tagged", StubReply.Json(Nothing));
        var mark = (await stub.Host.PollAsync(OurSource, null))[^1].Watermark;
        await stub.Host.PollAsync(OurSource, mark);
        Assert.Equal((1, 1, 2), (stub.Http.Count("/visitor_posts"), stub.Http.Count("/tagged"), stub.Http.Count("/published_posts")));
        clock.Advance(TimeSpan.FromMinutes(6));
        await stub.Host.PollAsync(OurSource, mark);
        Assert.Equal((2, 1), (stub.Http.Count("/visitor_posts"), stub.Http.Count("/tagged")));
        clock.Advance(TimeSpan.FromMinutes(10));
        await stub.Host.PollAsync(OurSource, mark);
        Assert.Equal(2, stub.Http.Count("/tagged"));
    }

    [Theory]
    [InlineData("error_10_permission_denied", "tagged_denied")]
    [InlineData("error_100_missing_permission", "tagged_denied")]
    [InlineData("error_100_33_unsupported", "tagged_gone")]
    public async Task A_list_that_may_not_be_read_does_not_silence_the_page(string fixture, string counted)
    {
        await using var stub = await OpenAsync();
        stub.Http.On("/tagged", StubReply.Json(Fixture(fixture), 400));
        var pages = await stub.Host.PollAsync(OurSource, null);
        Assert.Single(pages.SelectMany(p => p.Items));
        Assert.Equal(1, pages.Sum(p => p.PassedOver?.GetValueOrDefault(counted) ?? 0));
    }

    [Fact]
    public async Task The_thread_of_a_post_whose_id_names_somebody_is_read_hashed_and_never_remembered()
    {
        await using var stub = await OpenAsync();
        var post = PostOf("999888_7001", Now.AddHours(-1), 1, "hỏi trang");
        post["from"] = new JsonObject { ["id"] = "999888" };
        stub.Http.On("/visitor_posts", StubReply.Json(List([post], null))).On("/tagged", StubReply.Json(Nothing))
            .On("/999888_7001/comments", StubReply.Json(List([CommentOf("7001_1", "999888"), CommentOf("7001_2", Page)], null)));
        var pages = await stub.Host.PollAsync(OurSource, null);
        var items = pages.SelectMany(p => p.Items).Where(i => i.ThreadExternalId == "999888_7001").ToList();
        Assert.Equal([Origin.Member, Origin.Own], items.Select(i => i.Origin)); // the visitor is not the page although the post's id begins with them
        Assert.All(items, i => Assert.True(i.ExternalIdIsPersonal));
        Assert.All(pages, p => Assert.DoesNotContain("999888", p.Watermark, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Two_ids_of_one_page_are_its_own_and_an_alias_is_named_by_the_check()
    {
        await using var stub = await OpenAsync();
        stub.Http.On("/1000001?", StubReply.Json("""{"id":"77001122"}"""));
        var finding = Assert.Single(await stub.Host.Connector.CheckAsync(OurSource, TestContext.Current.CancellationToken), f => !f.Ok);
        Assert.Equal("channels.json fb-tinh.source", finding.Setting);
        Assert.Contains("77001122", finding.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_stale_version_is_told_once_in_the_log()
    {
        var log = new CapturedLog();
        using var logs = LoggerFactory.Create(b => b.AddProvider(log));
        var versions = new FacebookVersions(new Logger<FacebookVersions>(logs));
        versions.Served("v19.0", "v22.0");
        versions.Served("v19.0", "v22.0");
        versions.Served("v25.0", "v25.0");
        versions.Served("v25.0", null);
        Assert.Single(log.Text.Split('\n'), l => l.Contains("v22.0", StringComparison.Ordinal));
    }

    private static Task<FacebookPageStub> OpenAsync() => OpenAsync(new TestClock(Now));

    private static async Task<FacebookPageStub> OpenAsync(TimeProvider time)
    {
        var stub = await StartAsync(time, ("Facebook:VisitorMinutes", "5"), ("Facebook:TaggedMinutes", "15"));
        stub.Feed(PostOf(Post, Now.AddDays(-1), 0));
        stub.Http.On("/visitor_posts", StubReply.Json(Nothing));
        return stub;
    }

    private static async Task<List<FetchedItem>> ItemsAsync(FacebookPageStub stub) => [.. (await stub.Host.PollAsync(OurSource, null)).SelectMany(p => p.Items)];
}
