using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;

namespace SocialWatch.Tests.Simulator;

/// <summary>Walking "next" gives every item once, whatever the page size and whatever comes or goes on the way.</summary>
public sealed class GraphPagingTests
{
    private const string Post = """{ "at": "d1 08:00", "kind": "post", "page": "1000001", "key": "p", "from": "page", "text": "Chào" }""";

    [Fact]
    public void Walking_next_gives_every_comment_once()
    {
        Prop.ForAll(Gen.Choose(0, 70).ToArbitrary(), Gen.Choose(1, 30).ToArbitrary(), Gen.Elements("toplevel", "stream").ToArbitrary(), (count, limit, filter) =>
        {
            var walk = Task.Run(() => WalkAsync(count, limit, filter, remove: false));
#pragma warning disable xUnit1031 // FsCheck's properties are synchronous.
            var (ids, calls) = walk.GetAwaiter().GetResult();
#pragma warning restore xUnit1031
            return ids.Count == count && ids.Distinct().Count() == count && calls == Math.Max(1, (count + limit - 1) / limit);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(25));
    }

    [Fact]
    public async Task A_comment_removed_on_the_way_neither_hides_nor_repeats_another()
    {
        var (ids, _) = await WalkAsync(30, 7, "stream", remove: true);
        Assert.Equal(30, ids.Count);
        Assert.Equal(30, ids.Distinct().Count());
    }

    [Fact]
    public async Task Toplevel_drops_replies_and_stream_has_them_flat_with_their_parent()
    {
        await using var day = await SimulatedDay.StartAsync(Post + """
            ,{ "at": "d1 08:01", "kind": "comment", "on": "p", "key": "q", "from": "an", "text": "hỏi" }
            ,{ "at": "d1 08:02", "kind": "comment", "on": "p", "key": "r", "reply_to": "q", "from": "page", "text": "đáp" }
            ,{ "at": "d1 08:03", "kind": "comment", "on": "p", "reply_to": "r", "from": "an", "text": "cảm ơn" }
            """);
        day.Go("09T09:00");
        var post = (await day.GraphAsync("1000001/feed"))["data"]![0]!["id"]!.ToString();
        var top = (await day.GraphAsync($"{post}/comments?summary=true"))!;
        var stream = (await day.GraphAsync($"{post}/comments?filter=stream&summary=true&fields=id,parent{{id}},comment_count,from"))!;
        var first = top["data"]!.AsArray().Single()!["id"]!.ToString();
        Assert.Equal(1, top["summary"]!["total_count"]!.GetValue<int>());
        Assert.Equal(3, stream["summary"]!["total_count"]!.GetValue<int>());
        Assert.Equal("chronological", stream["summary"]!["order"]!.ToString());
        Assert.Equal(2, stream["data"]![0]!["comment_count"]!.GetValue<int>());
        Assert.All(stream["data"]!.AsArray().Skip(1), reply => Assert.Equal(first, reply!["parent"]!["id"]!.ToString()));
        Assert.Equal(2, (await day.GraphAsync($"{first}/comments"))["data"]!.AsArray().Count);
    }

    [Fact]
    public async Task A_thousand_comments_take_ten_calls_of_a_hundred()
    {
        var (ids, calls) = await WalkAsync(1000, 100, "stream", remove: false);
        Assert.Equal((1000, 10), (ids.Distinct().Count(), calls));
    }

    private static async Task<(List<string> Ids, int Calls)> WalkAsync(int count, int limit, string filter, bool remove)
    {
        var crowd = count == 0 ? "" : $$""","{ "at": "d1 08:05", "kind": "crowd", "on": "p", "key": "c", "count": {{count}}, "over_minutes": 10, "texts": ["một", "hai", "ba"] }""".Replace(",\"{", ",{", StringComparison.Ordinal);
        var gone = remove ? """,{ "at": "d1 09:30", "kind": "remove", "target": "c.7" }""" : "";
        await using var day = await SimulatedDay.StartAsync(Post + crowd + gone);
        day.Go("09T09:00");
        var post = (await day.GraphAsync("1000001/feed"))["data"]![0]!["id"]!.ToString();
        var ids = new List<string>();
        var calls = 0;
        var next = $"{post}/comments?filter={filter}&limit={limit}&fields=id";
        while (next is not null)
        {
            Assert.True(++calls < 200, "the walk does not end");
            JsonNode page = await day.GraphAsync(next);
            ids.AddRange(page["data"]!.AsArray().Select(one => one!["id"]!.ToString()));
            next = page["paging"]?["next"]?.ToString();
            Assert.True(next is null || next.Contains("access_token=" + SimulatedDay.PageToken, StringComparison.Ordinal));
            if (remove)
            {
                // The cursor of the first page stands at the very comment that goes.
                day.Go("09T10:00");
            }
        }

        return (ids, calls);
    }
}
