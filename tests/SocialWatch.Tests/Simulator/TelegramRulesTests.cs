using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace SocialWatch.Tests.Simulator;

/// <summary>Offsets, time limits, message limits and the log of what was sent.</summary>
public sealed class TelegramRulesTests
{
    private const string Three =
        """
        { "at": "d1 08:00", "kind": "message", "chat": -100500, "from": "an", "text": "một" },
        { "at": "d1 08:01", "kind": "message", "chat": -100500, "from": "bao", "text": "hai" },
        { "at": "d2 07:59", "kind": "message", "chat": 11, "from": "an", "text": "ba" }
        """;

    [Fact]
    public async Task A_higher_offset_confirms_and_a_restarted_simulator_numbers_the_same()
    {
        await using var day = await SimulatedDay.StartAsync(Three);
        day.Go("09T09:00");
        var first = await UpdatesAsync(day, new { limit = 1 });
        var id = first.Single()!["update_id"]!.GetValue<long>();
        Assert.Equal(id, (await UpdatesAsync(day, new { limit = 1 })).Single()!["update_id"]!.GetValue<long>());
        var second = (await UpdatesAsync(day, new { offset = id + 1 })).Single()!;
        Assert.Equal("hai", second["message"]!["text"]!.ToString());
        Assert.Equal("hai", (await UpdatesAsync(day, new { })).Single()!["message"]!["text"]!.ToString());

        await using var again = await SimulatedDay.StartAsync(Three);
        again.Go("10T07:00");
        Assert.Equal([id, second["update_id"]!.GetValue<long>()], (await UpdatesAsync(again, new { })).Select(one => one!["update_id"]!.GetValue<long>()));
    }

    [Fact]
    public async Task Updates_are_kept_for_24_hours()
    {
        await using var day = await SimulatedDay.StartAsync(Three);
        day.Go("10T08:00");
        Assert.Equal(["hai", "ba"], (await UpdatesAsync(day, new { })).Select(one => one!["message"]!["text"]!.ToString()));
    }

    [Fact]
    public async Task Only_the_asked_kinds_come_and_the_setting_lasts()
    {
        await using var day = await SimulatedDay.StartAsync(
            """
            { "at": "d1 08:00", "kind": "message", "chat": 11, "from": "an", "text": "một" },
            { "at": "d1 08:01", "kind": "membership", "chat": 11, "from": "an", "status": "kicked" },
            { "at": "d1 08:02", "kind": "raw_update", "chat": 11, "update": { "story_from_tomorrow": { "x": 1 } } }
            """);
        await UpdatesAsync(day, new { allowed_updates = new[] { "message", "story_from_tomorrow" } });
        day.Go("09T09:00");
        var updates = await UpdatesAsync(day, new { });
        Assert.Equal(2, updates.Count);
        Assert.NotNull(updates[1]!["story_from_tomorrow"]);
    }

    [Fact]
    public async Task A_second_poller_ends_the_first_with_a_conflict()
    {
        await using var day = await SimulatedDay.StartAsync("");
        var first = day.BotAsync("getUpdates", new { timeout = 30 });
        JsonNode? answer = null;
        while (!first.IsCompleted)
        {
            answer = await day.BotAsync("getUpdates", new { timeout = 0 });
        }

        var conflict = await first;
        Assert.True(conflict["error_code"]?.GetValue<int>() == 409, conflict.ToJsonString());
        Assert.True(answer!["ok"]!.GetValue<bool>());
    }

    [Fact]
    public async Task Waiting_ends_at_once_when_news_come()
    {
        await using var day = await SimulatedDay.StartAsync(Three);
        var waiting = day.BotAsync("getUpdates", new { timeout = 30 });
        day.Go("09T08:00");
        Assert.Single((await waiting)["result"]!.AsArray());
    }

    [Theory]
    [InlineData("<b>chưa đóng", "can't parse entities: Can't find end tag corresponding to start tag \"b\"")]
    [InlineData("<b>sai</i>", "can't parse entities: Unmatched end tag at byte offset 6, expected \"</b>\", found \"</i>\"")]
    [InlineData("lương < 5 triệu > 3", "can't parse entities: Unsupported start tag \"\" at byte offset 8")]
    [InlineData("a </b>", "can't parse entities: Unexpected end tag at byte offset 2")]
    [InlineData("", "message text is empty")]
    public async Task Bad_markup_is_refused_in_the_words_of_the_real_one(string text, string reason)
    {
        await using var day = await SimulatedDay.StartAsync("");
        var answer = await day.BotAsync("sendMessage", new { chat_id = 11, text, parse_mode = "HTML" });
        Assert.Equal("Bad Request: " + reason, answer["description"]!.ToString());
        Assert.Empty(day.Server.Sent);
    }

    [Theory]
    [InlineData(4096, true)]
    [InlineData(4097, false)]
    public async Task The_limit_counts_utf16_units_after_the_markup(int units, bool taken)
    {
        await using var day = await SimulatedDay.StartAsync("");
        var text = "<b>" + string.Concat(Enumerable.Repeat("&amp;", units - 2)) + "😥</b>";
        var answer = await day.BotAsync("sendMessage", new { chat_id = 11, text, parse_mode = "HTML" });
        Assert.Equal(taken, answer["ok"]!.GetValue<bool>());
        Assert.Equal(taken ? null : "Bad Request: message is too long", answer["description"]?.ToString());
    }

    [Fact]
    public async Task Unknown_chats_long_button_data_and_blocked_bots_are_refused()
    {
        await using var day = await SimulatedDay.StartAsync("""{ "at": "d1 08:00", "kind": "membership", "chat": 12, "from": "bao", "status": "kicked" }""");
        day.Go("09T09:00");
        Assert.Equal("Bad Request: chat not found", (await day.BotAsync("sendMessage", new { chat_id = 99, text = "a" }))["description"]!.ToString());
        Assert.Equal("Forbidden: bot was blocked by the user", (await day.BotAsync("sendMessage", new { chat_id = 12, text = "a" }))["description"]!.ToString());
        var keyboard = new { inline_keyboard = new[] { new[] { new { text = "Nhận", callback_data = new string('ế', 22) } } } };
        Assert.Equal("Bad Request: BUTTON_DATA_INVALID", (await day.BotAsync("sendMessage", new { chat_id = 11, text = "a", reply_markup = keyboard }))["description"]!.ToString());
        Assert.Empty(day.Server.Sent);
    }

    [Fact]
    public async Task The_sent_log_keeps_texts_buttons_and_the_history_of_edits()
    {
        await using var day = await SimulatedDay.StartAsync("");
        day.Go("09T09:00");
        var keyboard = new { inline_keyboard = new[] { new[] { new { text = "Nhận", callback_data = "a:1" } } } };
        var id = (await day.BotAsync("sendMessage", new { chat_id = -100500, text = "<b>Nóng</b> &amp; gấp", parse_mode = "HTML", reply_markup = keyboard }))["result"]!["message_id"]!.GetValue<long>();
        day.Go("09T09:10");
        Assert.True((await day.BotAsync("editMessageText", new { chat_id = -100500, message_id = id, text = "Đã có người nhận" }))["ok"]!.GetValue<bool>());
        Assert.StartsWith("Bad Request: message is not modified", (await day.BotAsync("editMessageText", new { chat_id = -100500, message_id = id, text = "Đã có người nhận" }))["description"]!.ToString(), StringComparison.Ordinal);
        Assert.Equal("Bad Request: message to edit not found", (await day.BotAsync("editMessageText", new { chat_id = -100500, message_id = 9999, text = "b" }))["description"]!.ToString());
        var sent = day.Server.Sent.Single();
        Assert.Equal(("telegram", "sendMessage", "-100500", "Nóng & gấp"), (sent.Network, sent.Method, sent.Target, sent.Text));
        Assert.Equal("Đã có người nhận", sent.Edits.Single().Text);
        Assert.Equal(TimeSpan.FromMinutes(10), sent.Edits.Single().At - sent.At);
        Assert.Empty(sent.Buttons);
    }

    [Fact]
    public async Task A_document_is_taken_as_multipart()
    {
        await using var day = await SimulatedDay.StartAsync("");
        using var form = new MultipartFormDataContent { { new StringContent("11"), "chat_id" }, { new StringContent("báo cáo"), "caption" } };
        using var file = new ByteArrayContent([1, 2, 3]);
        file.Headers.ContentType = new MediaTypeHeaderValue("application/pdf");
        form.Add(file, "document", "bao-cao.pdf");
        using var response = await day.Client.PostAsync($"/bot{SimulatedDay.BotToken}/sendDocument", form, TestContext.Current.CancellationToken);
        var result = (await SimulatedDay.ReadAsync(response))["result"]!;
        Assert.Equal(("bao-cao.pdf", 3L), (result["document"]!["file_name"]!.ToString(), result["document"]!["file_size"]!.GetValue<long>()));
        Assert.Equal("sendDocument", day.Server.Sent.Single().Method);
    }

    private static async Task<JsonArray> UpdatesAsync(SimulatedDay day, object parameters) => (await day.BotAsync("getUpdates", parameters))["result"]!.AsArray();
}
