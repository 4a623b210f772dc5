using SocialWatch.Simulator;

namespace SocialWatch.Tests.Simulator;

/// <summary>What readers see follows the simulated clock; what is written comes back as the page's own.</summary>
public sealed class GraphWorldTests
{
    private const string Fields = "id,message,created_time,updated_time,shares,from,application,permalink_url,status_type,is_published,comments.filter(stream).summary(true).limit(0),reactions.summary(true).limit(0)";

    [Fact]
    public async Task Items_edits_engagement_and_removals_come_with_the_clock()
    {
        await using var day = await SimulatedDay.StartAsync(Scenario.BuiltIn("tiny"));
        Assert.Empty((await day.GraphAsync("1000001/feed"))["data"]!.AsArray());
        day.Go("09T08:30");
        var post = (await day.GraphAsync("1000001/published_posts?fields=" + Fields))["data"]![0]!;
        Assert.Equal("2026-11-09T00:30:00+0000", post["created_time"]!.ToString());
        Assert.Equal("2026-11-09T01:20:00+0000", post["updated_time"]!.ToString());
        Assert.Null(post["shares"]);
        Assert.Null(post["application"]);
        Assert.Equal(2, post["comments"]!["summary"]!["total_count"]!.GetValue<int>());
        Assert.Empty(post["comments"]!["data"]!.AsArray());
        Assert.Matches("^1000001_[0-9]+$", post["id"]!.ToString());

        var thanks = (await day.GraphAsync($"{post["id"]}/comments?filter=stream"))["data"]![1]!;
        Assert.Equal("cám ơn công đoàn nhiều ạ", thanks["message"]!.ToString());
        Assert.Equal($"{post["id"]!.ToString().Split('_')[1]}_", thanks["id"]!.ToString()[..(thanks["id"]!.ToString().IndexOf('_', StringComparison.Ordinal) + 1)]);
        Assert.Matches("^[0-9]+$", thanks["from"]!["id"]!.ToString());
        day.Go("09T12:30");
        post = await day.GraphAsync($"{post["id"]}?fields={Fields}");
        Assert.Equal(3, post["shares"]!["count"]!.GetValue<int>());
        Assert.Equal(12, post["reactions"]!["summary"]!["total_count"]!.GetValue<int>());
        Assert.Equal("cảm ơn công đoàn nhiều ạ", (await day.GraphAsync($"{thanks["id"]}"))["message"]!.ToString());
        day.Go("09T13:30");
        Assert.Equal(33, (await day.GraphAsync($"{thanks["id"]}"))["error"]!["error_subcode"]!.GetValue<int>());
        Assert.DoesNotContain((await day.GraphAsync($"{post["id"]}/comments?filter=stream"))["data"]!.AsArray(), one => one!["id"]!.ToString() == thanks["id"]!.ToString());
    }

    [Fact]
    public async Task What_is_written_comes_back_as_the_pages_own_and_is_logged()
    {
        await using var day = await SimulatedDay.StartAsync(Scenario.BuiltIn("tiny"));
        day.Go("09T08:30");
        var id = (await day.GraphAsync("1000001/feed?message=Tin%20mới", HttpMethod.Post))["id"]!.ToString();
        var newest = (await day.GraphAsync("1000001/published_posts?fields=id,from,application,message&limit=1"))["data"]![0]!;
        Assert.Equal(id, newest["id"]!.ToString());
        Assert.Equal("1000001", newest["from"]!["id"]!.ToString());
        Assert.NotNull(newest["application"]);
        var question = (await day.GraphAsync($"{(await day.GraphAsync("1000001/posts"))["data"]![1]!["id"]}/comments?order=chronological"))["data"]![0]!["id"]!.ToString();
        var reply = (await day.GraphAsync($"{question}/comments?message=Chào%20bạn", HttpMethod.Post))["id"]!.ToString();
        Assert.Equal(question, (await day.GraphAsync($"{reply}?fields=parent{{id}}"))["parent"]!["id"]!.ToString());
        Assert.True((await day.GraphAsync($"{reply}?message=Chào%20bạn%20nhé", HttpMethod.Post))["success"]!.GetValue<bool>());
        Assert.Equal(["feed", "comments"], day.Server.Sent.Select(sent => sent.Method));
        Assert.Equal("Chào bạn nhé", day.Server.Sent[1].Edits.Single().Text);
        Assert.Equal(question, day.Server.Sent[1].Target);
    }

    [Fact]
    public async Task Visitor_posts_are_apart_and_photo_posts_have_no_message()
    {
        await using var day = await SimulatedDay.StartAsync(
            """
            { "at": "d1 08:00", "kind": "post", "page": "1000001", "key": "p", "from": "an", "text": "Cho hỏi" },
            { "at": "d1 08:05", "kind": "post", "page": "1000001", "key": "a", "from": "page", "status_type": "added_photos" }
            """);
        day.Go("09T09:00");
        Assert.Equal(2, (await day.GraphAsync("1000001/feed"))["data"]!.AsArray().Count);
        Assert.Single((await day.GraphAsync("1000001/visitor_posts"))["data"]!.AsArray());
        var photo = (await day.GraphAsync("1000001/posts?fields=id,message,attachments,status_type"))["data"]!.AsArray().Single()!;
        Assert.Null(photo["message"]);
        Assert.Equal("photo", photo["attachments"]!["data"]![0]!["type"]!.ToString());
    }

    [Fact]
    public async Task The_log_of_calls_holds_no_secret()
    {
        await using var day = await SimulatedDay.StartAsync(Scenario.BuiltIn("tiny"));
        using (await day.Client.GetAsync("v25.0/1000001/feed?limit=3&access_token=" + SimulatedDay.PageToken, TestContext.Current.CancellationToken))
        {
            await day.BotAsync("getMe");
        }

        Assert.All(day.Server.Calls, call => Assert.DoesNotContain("simulated", call.Path + call.Query, StringComparison.Ordinal));
        Assert.Equal(1, day.Server.CallCounts["GET /1000001/feed"]);
        Assert.Equal(1, day.Server.CallCounts["POST /getMe"]);
    }
}
