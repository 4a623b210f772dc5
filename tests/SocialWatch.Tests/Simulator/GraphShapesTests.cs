using System.Text.Json.Nodes;
using SocialWatch.Simulator;

namespace SocialWatch.Tests.Simulator;

/// <summary>Every kind of answer of the simulated Graph API has the keys, types and nesting of a recorded one.</summary>
public sealed class GraphShapesTests
{
    private static JsonNode Recorded(string file) => JsonShape.Recorded("facebook", file);

    [Fact]
    public async Task The_first_page_of_a_feed_looks_as_recorded()
    {
        await using var day = await SimulatedDay.StartAsync(Scenario.BuiltIn("week"));
        day.Go("15T23:00");
        JsonShape.AssertSame(Recorded("feed_cursor_p1.json"), await day.GraphAsync("v25.0/1000001/feed?limit=5"));
    }

    [Fact]
    public async Task The_last_page_of_a_feed_has_cursors_and_previous_but_no_next()
    {
        await using var day = await SimulatedDay.StartAsync(Scenario.BuiltIn("week"));
        day.Go("10T12:00");
        var first = await day.GraphAsync("1000001/feed?limit=5");
        JsonShape.AssertSame(Recorded("feed_cursor_p2_last.json"), await day.GraphAsync("1000001/feed?limit=5&after=" + first["paging"]!["cursors"]!["after"]));
    }

    [Fact]
    public async Task A_feed_of_one_page_has_cursors_only()
    {
        await using var day = await SimulatedDay.StartAsync(Scenario.BuiltIn("tiny"));
        day.Go("09T08:00");
        var page = await day.GraphAsync("1000001/published_posts");
        JsonShape.AssertSame(Recorded("paging_cursors_without_next.json")["paging"], page["paging"]);
    }

    [Fact]
    public async Task An_empty_feed_is_data_alone()
    {
        await using var day = await SimulatedDay.StartAsync(Scenario.BuiltIn("tiny"));
        JsonShape.AssertSame(Recorded("feed_empty.json"), await day.GraphAsync("1000001/feed"));
    }

    [Fact]
    public async Task A_comment_with_all_its_fields_looks_as_recorded()
    {
        await using var day = await SimulatedDay.StartAsync(
            """
            { "at": "d1 08:00", "kind": "post", "page": "1000001", "key": "p", "from": "page", "text": "Chào buổi sáng" },
            { "at": "d1 08:01", "kind": "comment", "on": "p", "from": "an", "media": "photo", "text": "ảnh tổ mình" }
            """);
        day.Go("09T09:00");
        var comments = await day.GraphAsync("1000001/feed?fields=comments{id}");
        var id = comments["data"]![0]!["comments"]!["data"]![0]!["id"]!.ToString();
        var recorded = Recorded("comment_node_full.json");
        var fields = string.Join(',', recorded.AsObject().Select(pair => pair.Key));
        JsonShape.AssertSame(recorded, await day.GraphAsync($"v26.0/{id}?fields={fields}"));
    }

    [Fact]
    public async Task A_post_with_its_comments_and_reactions_looks_as_recorded()
    {
        await using var day = await SimulatedDay.StartAsync(Scenario.BuiltIn("tiny"));
        day.Go("09T08:10");
        var post = await PostIdAsync(day);
        JsonShape.AssertSame(Recorded("post_comments_ranked_summary.json"), await day.GraphAsync($"{post}?fields=comments.summary(true)"));
        JsonShape.AssertSame(Recorded("post_message_tags_empty.json"), await day.GraphAsync($"{post}?fields=message_tags"));
        day.Go("09T10:01");
        JsonShape.AssertSame(Recorded("post_reactions_summary.json"), await day.GraphAsync($"{post}?fields=reactions.summary(true).limit(1)"));
    }

    [Fact]
    public async Task Writing_and_deleting_answer_as_recorded()
    {
        await using var day = await SimulatedDay.StartAsync(Scenario.BuiltIn("tiny"));
        day.Go("09T08:10");
        var post = await PostIdAsync(day);
        var made = await day.GraphAsync($"{post}/comments?message=Chào&fields=id,message,permalink_url,created_time", HttpMethod.Post);
        JsonShape.AssertSame(Recorded("comment_create_read_after_write.json"), made);
        JsonShape.AssertSame(Recorded("graph_success.json"), await day.GraphAsync(made["id"]!.ToString(), HttpMethod.Delete));
    }

    [Fact]
    public async Task The_list_of_pages_looks_as_recorded()
    {
        await using var day = await SimulatedDay.StartAsync(Scenario.BuiltIn("week"));
        JsonShape.AssertSame(
            Recorded("user_accounts_p1.json"),
            await day.GraphAsync("me/accounts?summary=true"),
            "$.paging.next: the few pages of a scenario fit on one page of the list");
    }

    [Fact]
    public async Task The_description_of_a_token_looks_as_recorded()
    {
        await using var day = await SimulatedDay.StartAsync(Scenario.BuiltIn("tiny"));
        var answer = await day.GraphAsync("debug_token?input_token=" + SimulatedDay.PageToken);
        JsonShape.AssertSame(
            Recorded("debug_token_page.json"),
            answer["data"],
            "$.app_id: recorded as a number in 2012; today's reference has a text",
            "$.user_id: recorded as a number in 2012; today's reference has a text",
            "$.profile_id: recorded as a number in 2012; ids of pages are texts everywhere else",
            "$.metadata: how a person logged in on a phone, which a server never sees",
            "$.type: newer than the recording, in today's reference",
            "$.data_access_expires_at: newer than the recording, in today's reference");
    }

    [Fact]
    public async Task The_usage_headers_look_as_recorded()
    {
        await using var day = await SimulatedDay.StartAsync(Scenario.BuiltIn("tiny"));
        day.Server.Faults.Inject(new() { Name = "usage_headers", Usage = 40 });
        using var response = await day.Client.GetAsync("1000001?access_token=" + SimulatedDay.PageToken, TestContext.Current.CancellationToken);
        var recorded = Recorded("headers_usage_real_2026_09.json").AsObject();
        JsonShape.AssertSame(Parse(recorded, "x-app-usage"), JsonNode.Parse(response.Headers.GetValues("x-app-usage").Single()));
        var pages = Parse(recorded, "x-business-use-case-usage (GET /{page-id})").AsObject().Single().Value;
        var answered = JsonNode.Parse(response.Headers.GetValues("x-business-use-case-usage").Single())!.AsObject().Single();
        Assert.Equal("1000001", answered.Key);
        JsonShape.AssertSame(pages, answered.Value);
    }

    private static JsonNode Parse(JsonObject recorded, string start) =>
        JsonNode.Parse(recorded.First(pair => pair.Key.StartsWith(start, StringComparison.Ordinal)).Value!.ToString())!;

    private static async Task<string> PostIdAsync(SimulatedDay day) => (await day.GraphAsync("1000001/feed"))["data"]![0]!["id"]!.ToString();
}
