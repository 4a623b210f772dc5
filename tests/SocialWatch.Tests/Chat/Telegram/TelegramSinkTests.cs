using System.Text.Json.Nodes;
using SocialWatch.Notify;
using SocialWatch.Simulator;
using SocialWatch.Tests.Connectors.Telegram;
using SocialWatch.Tests.Notify;

namespace SocialWatch.Tests.Chat.Telegram;

public class TelegramSinkTests
{
    private static readonly OutboundMessage Message = new("-100123", "Điểm nóng: tiền lương", "Xí nghiệp Lò 7 <ca 3> & phân xưởng\n12 ý kiến", "T-7K2M", "alert");

    private static async Task<(SendOutcome Outcome, IReadOnlyList<JsonObject> Bodies)> SendAsync(OutboundMessage message, params BotAnswer[] answers)
    {
        await using var server = new BotServer().Give("sendMessage", answers);
        using var host = new TelegramHost(server.BaseUrl);
        var outcome = await host.Get<ISink>().SendAsync(message, TestContext.Current.CancellationToken);
        Assert.DoesNotContain(host.Log, l => l.Contains("secret", StringComparison.OrdinalIgnoreCase));
        return (outcome, server.Bodies("sendMessage"));
    }

    private static BotAnswer Done(long chat = -100123) => new(200, $$"""{"ok":true,"result":{"chat":{"type":"supergroup","id":{{chat}} },"message_id":55} }""");

    private static BotAnswer Error(string fixture, int status) => new(status, TelegramHost.Fixture(fixture));

    [Fact]
    public async Task A_message_is_html_with_a_bold_title_escaped_words_and_its_code_in_the_last_line()
    {
        var (outcome, bodies) = await SendAsync(Message, Done());

        Assert.Equal(new SendOutcome(SendResult.Sent, Receipt: "-100123:55"), outcome);
        var body = Assert.Single(bodies);
        Assert.Equal(-100123, body["chat_id"]!.GetValue<long>());
        Assert.Equal("HTML", body["parse_mode"]!.GetValue<string>());
        Assert.True(body["link_preview_options"]!["is_disabled"]!.GetValue<bool>());
        Assert.Equal("<b>Điểm nóng: tiền lương</b>\nXí nghiệp Lò 7 &lt;ca 3&gt; &amp; phân xưởng\n12 ý kiến\n\nT-7K2M", body["text"]!.GetValue<string>());
    }

    [Fact]
    public async Task Marks_that_telegram_cannot_read_go_once_more_as_plain_text()
    {
        var (outcome, bodies) = await SendAsync(
            Message, new BotAnswer(400, """{"ok":false,"error_code":400,"description":"Bad Request: can't parse entities: Unsupported start tag \"ca\" at byte offset 20"}"""), Done());

        Assert.Equal(SendResult.Sent, outcome.Result);
        Assert.Equal(2, bodies.Count);
        Assert.False(bodies[1].ContainsKey("parse_mode"));
        Assert.Equal("Điểm nóng: tiền lương\nXí nghiệp Lò 7 <ca 3> & phân xưởng\n12 ý kiến\n\nT-7K2M", bodies[1]["text"]!.GetValue<string>());
    }

    [Fact]
    public async Task Each_refusal_has_its_outcome()
    {
        Assert.Equal(new(SendResult.Rejected, Error: "telegram:403"), (await SendAsync(Message, Error("error_403_bot_blocked", 403))).Outcome);
        Assert.Equal(new(SendResult.Rejected, Error: "telegram:403"), (await SendAsync(Message, Error("error_403_user_deactivated", 403))).Outcome);
        Assert.Equal(new(SendResult.Rejected, Error: "telegram:400"), (await SendAsync(Message, Error("error_400_chat_not_found", 400))).Outcome);
        Assert.Equal(new(SendResult.Retry, Error: "telegram:429", RetryAfter: TimeSpan.FromSeconds(30)), (await SendAsync(Message, Error("error_429_retry_after", 429))).Outcome);
        Assert.Equal(
            new(SendResult.Retry, Error: "telegram:moved", RetryAfter: TimeSpan.Zero, MovedTo: "-1001477607310"), (await SendAsync(Message, Error("error_400_migrate_to_chat_id", 400))).Outcome);
        Assert.Equal(new(SendResult.Unreachable, Error: "telegram:401"), (await SendAsync(Message, new BotAnswer(401, """{"ok":false,"error_code":401,"description":"Unauthorized"}"""))).Outcome);
        Assert.Equal(new(SendResult.Unreachable, Error: "http:502"), (await SendAsync(Message, new BotAnswer(502, "<html>"))).Outcome);
        Assert.Equal(SendResult.Unreachable, (await SendAsync(Message, new BotAnswer(200, """{"ok":true""", Cut: true))).Outcome.Result);
        Assert.Equal(new(SendResult.Rejected, Error: "telegram:address"), (await SendAsync(Message with { Address = "chị Lan" })).Outcome);
    }

    [Fact]
    public async Task A_network_that_is_not_there_makes_the_sink_unreachable()
    {
        using var host = new TelegramHost("http://127.0.0.1:1/");

        var outcome = await host.Get<ISink>().SendAsync(Message, TestContext.Current.CancellationToken);

        Assert.Equal(SendResult.Unreachable, outcome.Result);
        Assert.StartsWith("telegram:network", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_message_to_a_chat_waits_its_second_without_being_tried()
    {
        await using var server = new BotServer().Give("sendMessage", Done(), Done());
        var clock = new HandClock();
        using var host = new TelegramHost(server.BaseUrl, clock);
        var sink = host.Get<ISink>();
        var stop = TestContext.Current.CancellationToken;

        Assert.Equal(SendResult.Sent, (await sink.SendAsync(Message, stop)).Result);
        clock.Advance(TimeSpan.FromMilliseconds(400));
        Assert.Equal(new(SendResult.Retry, RetryAfter: TimeSpan.FromMilliseconds(600)), await sink.SendAsync(Message, stop));
        Assert.Single(server.Calls);
        clock.Advance(TimeSpan.FromMilliseconds(600));
        Assert.Equal(SendResult.Sent, (await sink.SendAsync(Message, stop)).Result);
    }

    [Fact]
    public async Task What_a_429_asked_for_is_kept_by_the_next_message_to_that_chat()
    {
        await using var server = new BotServer().Give("sendMessage", Error("error_429_retry_after", 429));
        var clock = new HandClock();
        using var host = new TelegramHost(server.BaseUrl, clock);
        var stop = TestContext.Current.CancellationToken;

        await host.Get<ISink>().SendAsync(Message, stop);
        clock.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal(new(SendResult.Retry, RetryAfter: TimeSpan.FromSeconds(20)), await host.Get<ISink>().SendAsync(Message, stop));
        Assert.Single(server.Calls);
    }

    [Fact]
    public async Task Buttons_a_topic_and_silence_go_with_a_message()
    {
        var (outcome, bodies) = await SendAsync(
            Message with { Address = "-100123/45", Silent = true, Faces = [new("Nhận xử lý", "tok1"), new("Không phải điểm nóng", "tok2"), new("Tạm dừng", "tok3")] }, Done());

        Assert.Equal(new SendOutcome(SendResult.Sent, Receipt: "-100123:55"), outcome);
        var body = Assert.Single(bodies);
        Assert.Equal((-100123, 45, true), (body["chat_id"]!.GetValue<long>(), body["message_thread_id"]!.GetValue<long>(), body["disable_notification"]!.GetValue<bool>()));
        Assert.Equal(
            """[[{"text":"Nhận xử lý","callback_data":"tok1"},{"text":"Không phải điểm nóng","callback_data":"tok2"}],[{"text":"Tạm dừng","callback_data":"tok3"}]]""",
            body["reply_markup"]!["inline_keyboard"]!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
        Assert.False((await SendAsync(Message, Done())).Bodies[0].ContainsKey("reply_markup"));
    }

    [Fact]
    public async Task A_topic_that_is_gone_leaves_the_group()
    {
        var (outcome, bodies) = await SendAsync(
            Message with { Address = "-100123/45" }, new BotAnswer(400, """{"ok":false,"error_code":400,"description":"Bad Request: message thread not found"}"""), Done());
        Assert.Equal(SendResult.Sent, outcome.Result);
        Assert.False(bodies[1].ContainsKey("message_thread_id"));
        Assert.Equal(new(SendResult.Rejected, Error: "telegram:address"), (await SendAsync(Message with { Address = "-100123/" })).Outcome);
    }

    private static async Task<(SendOutcome Outcome, IReadOnlyList<JsonObject> Bodies)> EditAsync(params BotAnswer[] answers)
    {
        await using var server = new BotServer().Give("editMessageText", answers);
        using var host = new TelegramHost(server.BaseUrl);
        var outcome = await host.Get<ISink>().EditAsync(Message with { Faces = [new("Nhận", "t")] }, "-100123:55", TestContext.Current.CancellationToken);
        return (outcome, server.Bodies("editMessageText"));
    }

    [Fact]
    public async Task An_edit_names_its_message_and_what_shows_that_already_is_well()
    {
        var (outcome, bodies) = await EditAsync(Done());
        Assert.Equal(new SendOutcome(SendResult.Sent, Receipt: "-100123:55"), outcome);
        Assert.Equal((-100123, 55), (bodies[0]["chat_id"]!.GetValue<long>(), bodies[0]["message_id"]!.GetValue<long>()));

        Assert.Equal(SendResult.Sent, (await EditAsync(Refusal("message is not modified: specified new message content"))).Outcome.Result);
        Assert.Equal(SendResult.Rejected, (await EditAsync(Refusal("message to edit not found"))).Outcome.Result);
        Assert.Equal(new(SendResult.Rejected, Error: "telegram:400"), (await EditAsync(Error("error_400_migrate_to_chat_id", 400))).Outcome);
        Assert.Equal(SendResult.Retry, (await EditAsync(Error("error_429_retry_after", 429))).Outcome.Result);
        Assert.Equal(2, (await EditAsync(Refusal("can't parse entities: x"), Done())).Bodies.Count);
    }

    private static BotAnswer Refusal(string words) => new(400, $$"""{"ok":false,"error_code":400,"description":"Bad Request: {{words}}"}""");

    [Fact]
    public async Task The_simulated_bot_api_reads_what_is_sent_as_it_was_meant()
    {
        var scenario = Scenario.Parse("""
            {"name":"t","start":"2026-11-09T00:00:00+07:00","end":"2026-11-10T00:00:00+07:00","pages":[],
             "bots":[{"token":"7000000001:AAsecret_bot_token_of_the_tests","username":"cong_doan_bot"}],
             "chats":[{"id":9001,"type":"private","title":"Cán bộ trực","bot":"cong_doan_bot"}],"people":[{"key":"truc","id":9001,"name":"Cán Bộ Trực"}],"events":[]}
            """, "t.json");
        await using var simulator = await SimulatorServer.StartAsync(scenario, 0, TestContext.Current.CancellationToken);
        using var host = new TelegramHost(simulator.BaseUrl.ToString());
        var body = string.Concat(Enumerable.Repeat("Thợ lò <hỏi> \"lương\" & 'ăn ca' 👷‍♂️ ế\n", 200));

        var outcome = await host.Get<ISink>().SendAsync(new("9001", "Tin & <mới>", body, "T-1", "alert"), TestContext.Current.CancellationToken);

        Assert.Equal(SendResult.Sent, outcome.Result);
        var text = Assert.Single(simulator.Sent).Text;
        Assert.True(text.Length is > 4000 and <= 4096);
        Assert.StartsWith("Tin & <mới>\nThợ lò <hỏi> \"lương\" & 'ăn ca' 👷‍♂️ ế\n", text, StringComparison.Ordinal);
        Assert.EndsWith("ế\n…\n\nT-1", text, StringComparison.Ordinal);
    }
}
