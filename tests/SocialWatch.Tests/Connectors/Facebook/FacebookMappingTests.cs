using System.Text.Json.Nodes;
using SocialWatch.Mentions;
using SocialWatch.Privacy.Masking;
using SocialWatch.Tests.Kit;
using static SocialWatch.Tests.Connectors.Facebook.FacebookPageStub;

namespace SocialWatch.Tests.Connectors.Facebook;

/// <summary>What every field of a Graph answer becomes, through the real HTTP stack.</summary>
public sealed class FacebookMappingTests
{
    private static readonly DateTimeOffset At = Now.AddDays(-1);

    [Fact]
    public async Task A_post_is_mapped_field_by_field()
    {
        await using var stub = await StartAsync();
        var item = Assert.Single(await ItemsAsync(stub.Feed(PostOf(Post, At, 0))));
        Assert.Equal(
            new FetchedItem
            {
                Channel = "fb-tinh", ExternalId = Post, Kind = MentionKind.Post, At = At, Text = "bài của trang", Origin = Origin.Own, AuthorKey = Page, Engagement = new(4, 0, 2), TaggedNames = item.TaggedNames,
            },
            item);
        Assert.Empty(item.TaggedNames);
    }

    [Fact]
    public async Task A_comment_and_a_reply_know_their_parent_and_their_post()
    {
        await using var stub = await StartAsync();
        var reply = CommentOf("5001_91", Page, "chào bạn", parent: "5001_90");
        reply["application"] = new JsonObject { ["id"] = "4242", ["name"] = "Công cụ" };
        reply["like_count"] = 3;
        stub.Feed(PostOf(Post, At, 2)).Thread(Post, StubReply.Json(List([CommentOf("5001_90"), reply], null)));
        var items = (await ItemsAsync(stub)).ToDictionary(i => i.ExternalId);
        var (asked, answered) = (items["5001_90"], items["5001_91"]);
        Assert.Equal((MentionKind.Comment, Origin.Member, "77", Post, Post), (asked.Kind, asked.Origin, asked.AuthorKey, asked.ParentExternalId, asked.ThreadExternalId));
        Assert.Equal((Origin.Own, "5001_90", Post, "4242"), (answered.Origin, answered.ParentExternalId, answered.ThreadExternalId, answered.AppId));
        Assert.Equal(new Engagement(3, 0, 0), answered.Engagement);
        Assert.Equal((Now.AddHours(-1), "cho em hỏi", false, false), (asked.At, asked.Text, asked.Private, asked.Wordless));
    }

    [Theory]
    [InlineData("90", "5001_90")]
    [InlineData("5001_90", "5001_90")]
    [InlineData("1000001_5001_90", "5001_90")]
    public async Task A_comment_is_one_item_however_its_id_is_written(string written, string expected)
    {
        await using var stub = await StartAsync();
        stub.Feed(PostOf(Post, At, 2)).Thread(Post, StubReply.Json(List([CommentOf(written), CommentOf("91", parent: written)], null)));
        var items = await ItemsAsync(stub);
        Assert.Contains(items, i => i.ExternalId == expected);
        Assert.Equal(expected, items.Single(i => i.ExternalId == "5001_91").ParentExternalId);
    }

    [Fact]
    public async Task Numeric_ids_and_missing_fields_cost_nothing()
    {
        await using var stub = await StartAsync();
        var bare = JsonNode.Parse($$"""{"from":{"id":123456789012345678},"id":90,"created_time":"{{Wire(At)}}"}""")!;
        var odd = JsonNode.Parse($$"""{"id":"5001_91","created_time":{{At.ToUnixTimeSeconds()}},"message":["?"],"from":"x","parent":[],"like_count":"5","application":null}""")!;
        stub.Feed(new JsonObject { ["id"] = Post, ["created_time"] = Wire(At) }).Thread(Post, StubReply.Json(List([bare, odd], null)));
        var items = (await ItemsAsync(stub)).ToDictionary(i => i.ExternalId);
        Assert.Equal(("123456789012345678", "", true), (items["5001_90"].AuthorKey, items["5001_90"].Text, items["5001_90"].Wordless));
        Assert.Equal((null, "", new Engagement(5, 0, 0), At), (items["5001_91"].AuthorKey, items["5001_91"].Text, items["5001_91"].Engagement, items["5001_91"].At));
        Assert.Equal((Origin.Own, true, new Engagement(0, 0, 0)), (items[Post].Origin, items[Post].Wordless, items[Post].Engagement));
    }

    [Fact]
    public async Task One_item_that_cannot_be_used_is_counted_and_the_rest_is_kept()
    {
        await using var stub = await StartAsync();
        var withoutId = CommentOf("x");
        withoutId.Remove("id");
        var withoutTime = CommentOf("5001_92");
        withoutTime.Remove("created_time");
        stub.Feed(PostOf(Post, At, 4)).Thread(Post, StubReply.Json(List([withoutId, withoutTime, JsonValue.Create("hỏng"), CommentOf("5001_93")], null)));
        var pages = await stub.Host.PollAsync(OurSource, null);
        Assert.Equal(["5001_93"], pages.SelectMany(p => p.Items).Where(i => i.Kind == MentionKind.Comment).Select(i => i.ExternalId));
        var counts = pages.Select(p => p.PassedOver).OfType<IReadOnlyDictionary<string, int>>().SelectMany(p => p).ToDictionary();
        Assert.Equal(new Dictionary<string, int> { ["no_id"] = 1, ["no_time"] = 1, ["unreadable"] = 1 }, counts);
    }

    [Theory]
    [InlineData("""[{"id":"9","name":"x","type":"user","offset":3,"length":4}]""")]
    [InlineData("""[{"id":"9","name":"x","offset":"3","length":4}]""")]
    [InlineData("""{"3":[{"id":"9","name":"x","type":"user","offset":3,"length":4}]}""")]
    [InlineData("""[{"type":"page","offset":0,"length":2},{"type":"user","offset":3,"length":4},{"type":"user","offset":900,"length":4},{"type":"user","offset":-1,"length":4}]""")]
    public async Task Tagged_people_are_found_in_every_shape_and_beside_emoji(string tags)
    {
        await using var stub = await StartAsync();
        var comment = CommentOf("5001_90", message: "😀😀 Lan ơi");
        comment["message_tags"] = JsonNode.Parse(tags);
        stub.Feed(PostOf(Post, At, 1)).Thread(Post, StubReply.Json(List([comment], null)));
        var item = (await ItemsAsync(stub)).Single(i => i.Kind == MentionKind.Comment);
        // Three code points before the name, two of them two UTF-16 units wide.
        Assert.Equal([new TextSpan(5, 4)], item.TaggedNames);
        Assert.Equal("Lan ", item.Text.Substring(5, 4));
    }

    [Fact]
    public async Task Empty_tags_and_lone_surrogates_are_harmless()
    {
        await using var stub = await StartAsync();
        const string body = """{"data":[{"id":"5001_90","created_time":"2026-11-20T01:00:00+0000","message":"hỏi \ud83d lương","message_tags":[]}],"paging":{}}""";
        stub.Feed(PostOf(Post, At, 1)).Thread(Post, StubReply.Json(body));
        Assert.Equal("hỏi \uFFFD lương", (await ItemsAsync(stub)).Single(i => i.Kind == MentionKind.Comment).Text);
    }

    [Theory]
    [InlineData("shared_story", null, null, true)]
    [InlineData("shared_story", "222_1", "link", true)]
    [InlineData("shared_story", null, "link", false)]
    [InlineData("mobile_status_update", null, null, false)]
    public async Task A_share_of_anothers_post_is_told_from_a_link(string status, string? parent, string? media, bool shared)
    {
        await using var stub = await StartAsync();
        var post = PostOf(Post, At, 0);
        post["status_type"] = status;
        post["parent_id"] = parent;
        post["attachments"] = media is null ? null : new JsonObject { ["data"] = new JsonArray(new JsonObject { ["media_type"] = media }) };
        Assert.Equal(shared, Assert.Single(await ItemsAsync(stub.Feed(post))).Shared);
    }

    [Fact]
    public async Task Recorded_feeds_are_read_whole()
    {
        await using var stub = await StartAsync(new TestClock(new(2021, 7, 1, 0, 0, 0, TimeSpan.Zero)), ("Facebook:HorizonDays", "60"));
        stub.Http.On("&after=after", StubReply.Json(Fixture("feed_cursor_p2_last"))).On("/published_posts", StubReply.Json(Fixture("feed_cursor_p1"))).On("/comments", StubReply.Json(Fixture("feed_empty")));
        var items = (await stub.Host.PollAsync(OurSource, null)).SelectMany(p => p.Items).ToList();
        var expected = new[] { "feed_cursor_p1", "feed_cursor_p2_last" }.SelectMany(f => JsonNode.Parse(Fixture(f))!["data"]!.AsArray()).ToList();
        Assert.Equal(expected.Select(e => (string)e!["id"]!), items.Select(i => i.ExternalId));
        Assert.Equal(expected.Select(e => (string)e!["message"]!), items.Select(i => i.Text));
        Assert.All(items, i => Assert.Equal(Origin.Own, i.Origin));
        Assert.Empty(stub.Http.Unmatched);
    }

    private static async Task<List<FetchedItem>> ItemsAsync(FacebookPageStub stub)
    {
        var items = (await stub.Host.PollAsync(OurSource, null)).SelectMany(p => p.Items).ToList();
        Assert.Empty(stub.Http.Unmatched);
        return items;
    }
}
