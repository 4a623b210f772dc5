using SocialWatch.Channels;
using SocialWatch.Connectors.Facebook;
using SocialWatch.Mentions;
using SocialWatch.Simulator.Faults;
using SocialWatch.Tests.Simulator;

namespace SocialWatch.Tests.Connectors.Facebook;

/// <summary>The connector against the simulator: whatever goes wrong and wherever, after the next sound poll nothing is lost and nothing has two ids.</summary>
public sealed class FacebookSimulatorTests
{
    private static readonly Source OurSource = new("facebook/main", "facebook", "main",
        [new() { Id = "fb", Kind = "facebook", Name = "Trang", Unit = "tinh", Source = "1000001", Account = "main" }]);

    public static TheoryData<string, string> Faults => new(
        from name in FaultNames.All
        where FaultNames.NetworkOf(name) is null or "facebook"
        from path in (string[])["published_posts", "comments"]
        select (name, path));

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task No_fault_loses_or_doubles_an_item(string fault, string path)
    {
        await using var day = await DayAsync();
        await using var host = Host(day);
        var expected = Texts(await host.PollAsync(OurSource, null));
        Assert.Equal(3 + 240, expected.Count);

        day.Server.Faults.Inject(new() { Name = fault, Network = "facebook", Path = path, Count = 1, DelayMs = 20 });
        string? watermark = null;
        var got = new List<FetchedPage>();
        for (var poll = 0; poll < 3; poll++)
        {
            watermark = await PollAsync(host, watermark, got);
            day.Server.Clock.Now += TimeSpan.FromMinutes(20); // a throttle is waited out, a used-up allowance slows down
        }

        Assert.Empty(day.Server.Faults.Pending);
        Assert.Equal(expected, Texts(got));
        Assert.All(host.Lines, line => Assert.DoesNotContain(SimulatedDay.PageToken, line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_day_is_followed_with_its_answers_edits_and_shares()
    {
        await using var day = await SimulatedDay.StartAsync(
            """
            { "at": "d1 08:00", "kind": "post", "page": "1000001", "key": "p", "from": "page", "text": "Lịch họp tháng" },
            { "at": "d1 09:00", "kind": "comment", "on": "p", "key": "q", "from": "an", "text": "mấy giờ họp ạ" },
            { "at": "d1 10:00", "kind": "comment", "on": "p", "reply_to": "q", "key": "r", "from": "page", "text": "8 giờ nhé" },
            { "at": "d1 11:00", "kind": "edit", "target": "p", "text": "Lịch họp tháng 12" },
            { "at": "d1 12:00", "kind": "engage", "target": "p", "likes": 7, "shares": 2 }
            """);
        await using var host = Host(day);
        day.Go("09T09:30");
        var morning = await host.PollAsync(OurSource, null);
        Assert.Equal([MentionKind.Post, MentionKind.Comment], morning.SelectMany(p => p.Items).Select(i => i.Kind));
        day.Go("09T13:00");
        var noon = (await host.PollAsync(OurSource, morning[^1].Watermark)).SelectMany(p => p.Items).ToList();
        var post = noon.Single(i => i.Kind == MentionKind.Post);
        Assert.Equal(("Lịch họp tháng 12", new Engagement(7, 2, 2)), (post.Text, post.Engagement));
        var answer = noon.Single(i => i is { Kind: MentionKind.Comment, Origin: Origin.Own });
        Assert.Equal(("8 giờ nhé", post.ExternalId), (answer.Text, answer.ThreadExternalId));
        Assert.Equal(morning.SelectMany(p => p.Items).Single(i => i.Kind == MentionKind.Comment).ExternalId, answer.ParentExternalId);
        Assert.All(await host.Connector.CheckAsync(OurSource, TestContext.Current.CancellationToken), finding => Assert.True(finding.Ok, finding.Reason));
        foreach (var item in noon)
        {
            // Asked for a field that comments do not have, the platform answers 400 of every item that stands.
            Assert.False(await host.Get<FacebookConnector>().IsGoneAsync(OurSource, OurSource.Channels[0], item.ExternalId, TestContext.Current.CancellationToken));
        }
    }

    /// <summary>One poll as the pipeline does it: what was yielded is kept with its watermark, a fault ends the poll.</summary>
    private static async Task<string?> PollAsync(ConnectorHost host, string? watermark, List<FetchedPage> got)
    {
        try
        {
            await foreach (var page in host.Connector.FetchAsync(OurSource, watermark, TestContext.Current.CancellationToken))
            {
                got.Add(page);
                watermark = page.Watermark;
            }
        }
        catch (Exception e) when (!TestContext.Current.CancellationToken.IsCancellationRequested)
        {
            Assert.DoesNotContain(SimulatedDay.PageToken, e.ToString(), StringComparison.Ordinal);
            Assert.DoesNotContain(SimulatedDay.PageToken, host.Connector.Explain(e).ToString(), StringComparison.Ordinal);
        }

        return watermark;
    }

    private static SortedDictionary<string, string> Texts(IEnumerable<FetchedPage> pages)
    {
        var texts = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var item in pages.SelectMany(p => p.Items))
        {
            texts[item.ExternalId] = $"{item.Kind} {item.Text} {item.ParentExternalId} {item.ThreadExternalId} {item.At:O}";
        }

        return texts;
    }

    private static async Task<SimulatedDay> DayAsync()
    {
        var comments = Enumerable.Range(0, 240).Select(n =>
            $$"""{ "at": "d1 09:{{n / 60:00}}", "kind": "comment", "on": "{{(n % 3 == 0 ? "b" : "a")}}", "key": "c{{n}}", "from": "{{(n % 2 == 0 ? "an" : "bao")}}", "text": "ý kiến số {{n}}" }""");
        var day = await SimulatedDay.StartAsync(string.Join(",\n", [
            """{ "at": "d1 07:00", "kind": "post", "page": "1000001", "key": "a", "from": "page", "text": "bài một" }""",
            """{ "at": "d1 07:10", "kind": "post", "page": "1000001", "key": "b", "from": "page", "text": "bài hai" }""",
            """{ "at": "d1 07:20", "kind": "post", "page": "1000001", "key": "c", "from": "page", "text": "bài ba" }""",
            .. comments]));
        day.Go("09T20:00");
        return day;
    }

    private static ConnectorHost Host(SimulatedDay day) => new(
        new FacebookModule(),
        [
            new("Facebook:BaseUrl", day.Server.BaseUrl.ToString()), new("Facebook:Accounts:main:Token", SimulatedDay.PageToken),
            new("Facebook:RetryMilliseconds", "0"), new("Facebook:TimeoutSeconds", "1"), new("Facebook:PageSize", "50"),
        ],
        new FollowingClock(day));

    /// <summary>The simulator's now, with timers of the real world: network time-outs do not run on a played day.</summary>
    private sealed class FollowingClock(SimulatedDay day) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => day.Server.Clock.Now.ToUniversalTime();
    }
}
