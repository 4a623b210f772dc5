using SocialWatch.Channels;
using SocialWatch.Connectors.Telegram;
using static SocialWatch.Tests.Connectors.Telegram.TelegramHost;

namespace SocialWatch.Tests.Connectors.Telegram;

public class TelegramPollingTests
{
    private static readonly Source Groups = Of(("rieng", "private"));

    [Fact]
    public async Task Pages_are_read_until_an_empty_answer_and_each_is_confirmed_by_the_next_call_only()
    {
        await using var server = new BotServer().Updates(Fixture("update_photo_with_caption")).Updates(Fixture("update_document"));
        using var host = new TelegramHost(server.BaseUrl, more: new() { ["Telegram:PollSeconds"] = "20" });
        await using var pages = host.Get<IConnector>().FetchAsync(Groups, "99", TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);

        Assert.True(await pages.MoveNextAsync());
        Assert.Single(server.Bodies("getUpdates"));
        Assert.Equal("900946525", pages.Current.Watermark);
        Assert.True(await pages.MoveNextAsync());
        Assert.False(await pages.MoveNextAsync());

        var calls = server.Bodies("getUpdates");
        Assert.Equal([100L, 900946526L, 900946533L], calls.Select(c => c["offset"]!.GetValue<long>()));
        Assert.Equal([20, 0, 0], calls.Select(c => c["timeout"]!.GetValue<int>()));
        Assert.All(calls, c => Assert.Equal(["message", "edited_message", "channel_post", "edited_channel_post", "my_chat_member", "callback_query"], c["allowed_updates"]!.AsArray().Select(k => k!.GetValue<string>())));
        Assert.All(server.Calls, c => Assert.StartsWith($"/bot{BotServer.Token}/", c.Path, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_first_poll_ever_asks_without_an_offset()
    {
        await using var server = new BotServer();
        using var host = new TelegramHost(server.BaseUrl);

        Assert.Empty(await host.FetchAsync(Groups));
        Assert.False(Assert.Single(server.Bodies("getUpdates")).ContainsKey("offset"));
    }

    [Fact]
    public async Task Ids_that_start_anew_after_a_silent_week_are_followed()
    {
        await using var server = new BotServer().Updates(Fixture("update_text_private"));
        using var host = new TelegramHost(server.BaseUrl);

        Assert.Equal("306197398", Assert.Single(await host.FetchAsync(Groups, "900000000")).Watermark);
    }

    [Fact]
    public async Task A_server_that_repeats_a_confirmed_batch_is_not_asked_for_ever()
    {
        var update = Fixture("update_text_private");
        await using var server = new BotServer().Updates(update).Updates(update).Updates(update);
        using var host = new TelegramHost(server.BaseUrl);

        Assert.Single(await host.FetchAsync(Groups));
        Assert.Equal(2, server.Bodies("getUpdates").Count);
    }

    public static TheoryData<int, string, FaultKind, string> Answers() => new()
    {
        { 409, Fixture("error_409_other_getupdates"), FaultKind.Conflict, "telegram:409" },
        { 429, Fixture("error_429_retry_after"), FaultKind.RateLimited, "telegram:429" },
        { 401, """{"ok":false,"error_code":401,"description":"Unauthorized"}""", FaultKind.Credentials, "telegram:401" },
        { 404, """{"ok":false,"error_code":404,"description":"Not Found"}""", FaultKind.Credentials, "telegram:404" },
        { 403, Fixture("error_403_bot_blocked"), FaultKind.Permission, "telegram:403" },
        { 500, """{"ok":false,"error_code":500,"description":"Internal Server Error"}""", FaultKind.Transient, "telegram:500" },
        { 400, Fixture("error_400_chat_not_found"), FaultKind.Malformed, "telegram:400" },
        { 502, "<html><h1>502 Bad Gateway</h1></html>", FaultKind.Transient, "http:502" },
        { 200, "<html>trang chặn của nhà mạng</html>", FaultKind.Malformed, "telegram:malformed" },
        { 200, """{"ok":true,"result":{}}""", FaultKind.Malformed, "telegram:malformed" },
        { 200, """{"ok":true,"result":[{"message":{}}]}""", FaultKind.Malformed, "telegram:no-update-id" },
        { 200, """{"ok":true,"result":[{"upda""", FaultKind.Malformed, "telegram:malformed" },
        { 200, "", FaultKind.Malformed, "telegram:malformed" },
        { 302, "", FaultKind.Malformed, "http:302" },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task Each_bad_answer_has_its_meaning_and_none_shows_the_token(int status, string body, FaultKind kind, string code)
    {
        await using var server = new BotServer().Give("getUpdates", new BotAnswer(status, body));
        using var host = new TelegramHost(server.BaseUrl);

        var fault = await host.FaultAsync(Groups);

        Assert.Equal((kind, code), (fault.Kind, fault.Code));
        Assert.Equal(status == 429 ? TimeSpan.FromSeconds(30) : null, fault.RetryAfter);
        Assert.Single(server.Calls);
    }

    [Fact]
    public async Task A_connection_cut_in_mid_body_is_a_network_fault()
    {
        await using var server = new BotServer().Give("getUpdates", new BotAnswer(200, """{"ok":true,"result":[{"update_id":1""", Cut: true));
        using var host = new TelegramHost(server.BaseUrl);

        Assert.Equal(FaultKind.Network, (await host.FaultAsync(Groups)).Kind);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_a_network_fault()
    {
        using var host = new TelegramHost("http://127.0.0.1:1/");

        Assert.Equal(FaultKind.Network, (await host.FaultAsync(Groups)).Kind);
    }

    [Fact]
    public async Task A_server_that_never_answers_is_given_up_after_the_poll_time_and_the_patience()
    {
        await using var server = new BotServer().Give("getUpdates", new BotAnswer(200, "", Silent: true));
        var clock = new Notify.HandClock();
        using var host = new TelegramHost(server.BaseUrl, clock, more: new() { ["Telegram:PollSeconds"] = "50" });

        var fault = host.FaultAsync(Groups);
        await clock.UntilWaitingAsync();
        clock.Advance(TimeSpan.FromSeconds(69));
        Assert.False(fault.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal((FaultKind.Network, "telegram:timeout"), ((await fault).Kind, (await fault).Code));
    }

    [Fact]
    public async Task Stopping_the_program_stops_a_poll_and_is_no_fault()
    {
        await using var server = new BotServer().Give("getUpdates", new BotAnswer(200, "", Silent: true));
        using var host = new TelegramHost(server.BaseUrl);
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var page in host.Get<IConnector>().FetchAsync(Groups, null, stop.Token))
            {
                Assert.Fail("a page came: " + page.Watermark);
            }
        });
    }

    [Fact]
    public async Task An_account_that_is_not_in_the_settings_is_a_fault_of_credentials()
    {
        using var host = new TelegramHost("http://127.0.0.1:1/");

        var fault = await host.FaultAsync(Groups with { Account = "khac" });

        Assert.Equal((FaultKind.Credentials, "telegram:no-account"), (fault.Kind, fault.Code));
    }

    [Fact]
    public async Task A_document_goes_as_multipart_and_an_edit_names_its_message()
    {
        await using var server = new BotServer().Result("sendDocument", """{"message_id":7,"chat":{"id":9001}}""").Result("editMessageText", """{"message_id":8,"chat":{"id":9001}}""");
        using var host = new TelegramHost(server.BaseUrl);
        var api = host.Get<ITelegramApis>().For("");
        TelegramFile file = new(9001, "bao-cao.txt", "text/plain; charset=utf-8", "xin chào"u8.ToArray(), "Báo cáo", null);

        Assert.Equal(7, (await api.SendDocumentAsync(file, TestContext.Current.CancellationToken)).MessageId);
        Assert.Equal(8, (await api.EditMessageTextAsync(new(9001, 8, "mới", null, new()), TestContext.Current.CancellationToken)).MessageId);

        var raw = server.Bodies("sendDocument")[0]["raw"]!.GetValue<string>();
        Assert.Contains("xin chào", raw, StringComparison.Ordinal);
        Assert.Contains("bao-cao.txt", raw, StringComparison.Ordinal);
        Assert.Contains("Báo cáo", raw, StringComparison.Ordinal);
        Assert.Equal(8, server.Bodies("editMessageText")[0]["message_id"]!.GetValue<int>());
    }
}
