using System.Text.Json;
using System.Text.Json.Nodes;

namespace SocialWatch.Tests.Simulator;

/// <summary>Each fault does what its name says, where and as long as it was told to.</summary>
public sealed class FaultsTests
{
    private const string Feed = "1000001/feed?access_token=" + SimulatedDay.PageToken;
    private const string Posts =
        """
        { "at": "d1 08:00", "kind": "post", "page": "1000001", "key": "p", "from": "page", "text": "một" },
        { "at": "d1 08:01", "kind": "post", "page": "1000001", "key": "q", "from": "an", "text": "hai" }
        """;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Html_comes_instead_of_json()
    {
        await using var day = await StartAsync("http_500_html");
        using var response = await day.Client.GetAsync(Feed, Token);
        Assert.Equal((500, "text/html"), ((int)response.StatusCode, response.Content.Headers.ContentType!.MediaType));
    }

    [Fact]
    public async Task Json_can_be_cut_short()
    {
        await using var day = await StartAsync("truncated_json");
        var text = await day.Client.GetStringAsync(Feed, Token);
        Assert.ThrowsAny<JsonException>(() => JsonNode.Parse(text));
        Assert.NotNull(JsonNode.Parse(await day.Client.GetStringAsync(Feed, Token)));
    }

    [Fact]
    public async Task The_connection_can_be_cut_in_mid_body_after_the_work_was_done()
    {
        await using var day = await StartAsync("cut_connection");
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => day.Client.GetStringAsync(Feed, Token));
        day.Server.Faults.Inject(new() { Name = "cut_connection", Count = 1, Path = "sendMessage" });
        await Assert.ThrowsAnyAsync<Exception>(() => day.BotAsync("sendMessage", new { chat_id = 11, text = "chào" }));
        Assert.Equal("chào", day.Server.Sent.Single().Text);
    }

    [Fact]
    public async Task An_answer_can_be_late_or_never_come()
    {
        await using var day = await StartAsync("timeout");
        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(150));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => day.Client.GetStringAsync(Feed, patience.Token));
        day.Server.Faults.Inject(new() { Name = "delay", DelayMs = 120, Count = 1 });
        var began = TimeProvider.System.GetTimestamp();
        await day.Client.GetStringAsync(Feed, Token);
        Assert.True(TimeProvider.System.GetElapsedTime(began) >= TimeSpan.FromMilliseconds(100));
    }

    [Fact]
    public async Task A_page_can_be_empty_and_still_have_next_without_losing_anything()
    {
        await using var day = await StartAsync("empty_page_with_next");
        var first = JsonNode.Parse(await day.Client.GetStringAsync(Feed + "&limit=1", Token))!;
        Assert.Empty(first["data"]!.AsArray());
        var second = JsonNode.Parse(await day.Client.GetStringAsync(first["paging"]!["next"]!.ToString(), Token))!;
        Assert.Equal("hai", second["data"]!.AsArray().Single()!["message"]!.ToString());
        day.Server.Faults.Inject(new() { Name = "empty_page_with_next", Count = 1 });
        var third = JsonNode.Parse(await day.Client.GetStringAsync(second["paging"]!["next"]!.ToString(), Token))!;
        var fourth = JsonNode.Parse(await day.Client.GetStringAsync(third["paging"]!["next"]!.ToString(), Token))!;
        Assert.Equal("một", fourth["data"]!.AsArray().Single()!["message"]!.ToString());
        Assert.Null(fourth["paging"]!["next"]);
    }

    [Fact]
    public async Task Items_can_repeat_lack_authors_have_numbers_for_ids_or_no_paging()
    {
        await using var day = await StartAsync("repeated_items");
        var repeated = JsonNode.Parse(await day.Client.GetStringAsync(Feed, Token))!["data"]!.AsArray();
        Assert.Equal((4, 2), (repeated.Count, repeated.Select(one => one!["id"]!.ToString()).Distinct().Count()));
        Assert.Null((await OnceAsync(day, "missing_from", Feed + "&fields=id,from"))["data"]![0]!["from"]);
        Assert.Equal(JsonValueKind.Number, (await OnceAsync(day, "numeric_ids", Feed + "&fields=id,from"))["data"]![0]!["from"]!["id"]!.GetValueKind());
        Assert.Null((await OnceAsync(day, "missing_paging", Feed + "&limit=1"))["paging"]);
    }

    [Fact]
    public async Task A_fault_keeps_to_its_time_page_path_and_count()
    {
        await using var day = await SimulatedDay.StartAsync(Posts + """
            ,{ "at": "d1 10:00", "kind": "fault", "name": "error_2_transient", "page": "1000001", "for_minutes": 120 }
            ,{ "at": "d1 13:00", "kind": "fault", "name": "error_429_retry_after", "chat": 11, "path": "sendMessage", "count": 2, "retry_after": 7 }
            """);
        day.Go("09T09:59");
        Assert.NotNull((await day.GraphAsync("1000001/feed"))["data"]);
        day.Go("09T10:00");
        Assert.Equal(2, (await day.GraphAsync("1000001/feed"))["error"]!["code"]!.GetValue<int>());
        Assert.True((await day.BotAsync("getMe"))["ok"]!.GetValue<bool>());
        day.Go("09T12:00");
        Assert.NotNull((await day.GraphAsync("1000001/feed"))["data"]);
        day.Go("09T13:00");
        Assert.True((await day.BotAsync("sendMessage", new { chat_id = 12, text = "a" }))["ok"]!.GetValue<bool>());
        for (var time = 0; time < 2; time++)
        {
            Assert.Equal(7, (await day.BotAsync("sendMessage", new { chat_id = 11, text = "a" }))["parameters"]!["retry_after"]!.GetValue<int>());
        }

        Assert.True((await day.BotAsync("sendMessage", new { chat_id = 11, text = "a" }))["ok"]!.GetValue<bool>());
    }

    [Fact]
    public async Task The_control_endpoint_moves_the_clock_injects_appends_and_tells()
    {
        await using var day = await SimulatedDay.StartAsync(Posts);
        Assert.Equal("2026-11-09T09:00:00+07:00", (await day.ControlAsync("clock", """{"now":"d1 09:00"}"""))["now"]!.ToString());
        Assert.NotNull((await day.ControlAsync("clock", """{"now":"d1 08:00"}"""))["error"]);
        Assert.Equal(DateTimeOffset.Parse("2026-11-09T09:00:00+07:00"), day.Server.Clock.Now);
        Assert.Single((await day.ControlAsync("faults", """{"name":"error_368","page":"1000001","count":1}""")).AsArray());
        Assert.Equal(368, (await day.GraphAsync("1000001/feed"))["error"]!["code"]!.GetValue<int>());
        await day.ControlAsync("faults", """{"name":"error_368"}""");
        using (await day.Client.DeleteAsync("control/faults", Token))
        {
            Assert.NotNull((await day.GraphAsync("1000001/feed"))["data"]);
        }

        Assert.Contains("'name'", (await day.ControlAsync("faults", """{"name":"error_100"}"""))["error"]!.ToString(), StringComparison.Ordinal);
        Assert.Equal(1, (await day.ControlAsync("events", """[{ "at": "d1 08:30", "kind": "comment", "on": "p", "from": "bao", "text": "thêm" }]"""))["added"]!.GetValue<int>());
        Assert.Equal("thêm", (await day.GraphAsync("1000001/feed?fields=comments"))["data"]![1]!["comments"]!["data"]![0]!["message"]!.ToString());
        var state = JsonNode.Parse(await day.Client.GetStringAsync("control/state", Token))!;
        Assert.Equal(3, state["happened"]!.GetValue<int>());
        Assert.NotEmpty(JsonNode.Parse(await day.Client.GetStringAsync("control/calls", Token))!["calls"]!.AsArray());
        await day.BotAsync("sendMessage", new { chat_id = 11, text = "a" });
        Assert.Single(JsonNode.Parse(await day.Client.GetStringAsync("control/sent", Token))!.AsArray());
        await day.ControlAsync("clock", """{"now":"d1 07:00","reset":true}""");
        Assert.Empty(day.Server.Sent);
        Assert.Empty((await day.GraphAsync("1000001/feed"))["data"]!.AsArray());
    }

    [Fact]
    public async Task An_expired_token_shows_in_its_description_too()
    {
        await using var day = await StartAsync("error_190_463");
        Assert.False((await day.GraphAsync("debug_token?input_token=" + SimulatedDay.PageToken))["data"]?["is_valid"]?.GetValue<bool>() ?? false);
    }

    private static async Task<JsonNode> OnceAsync(SimulatedDay day, string fault, string path)
    {
        day.Server.Faults.Inject(new() { Name = fault, Count = 1 });
        return JsonNode.Parse(await day.Client.GetStringAsync(path, Token))!;
    }

    private static async Task<SimulatedDay> StartAsync(string fault)
    {
        var day = await SimulatedDay.StartAsync(Posts);
        day.Go("09T09:00");
        day.Server.Faults.Inject(new() { Name = fault, Count = 1 });
        return day;
    }
}
