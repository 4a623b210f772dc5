using System.Globalization;
using SocialWatch.Channels;
using SocialWatch.Connectors.Telegram;
using SocialWatch.Notify;
using static SocialWatch.Tests.Connectors.Telegram.TelegramHost;

namespace SocialWatch.Tests.Connectors.Telegram;

/// <summary>Traps of the Bot API that no other test names, over real sockets (reference B).</summary>
public sealed class TelegramTrapTests
{
    private static readonly Source Group = Of(("nhom", "group:-225456171"), ("rieng", "private"));

    private static string Said(int id, string text, string rest = "") => Update(id, string.Create(
        CultureInfo.InvariantCulture, $$"""{"message_id":{{id}},"date":1700000000,"chat":{"id":-225456171,"type":"supergroup"},"from":{"id":5,"is_bot":false},"text":"{{text}}"{{rest}}}"""));

    private static string Picture(int id, string album, string caption = "") => Update(id, string.Create(
        CultureInfo.InvariantCulture,
        $$"""{"message_id":{{id}},"date":1700000000,"chat":{"id":-225456171,"type":"supergroup"},"from":{"id":5,"is_bot":false},"media_group_id":"{{album}}","photo":[{}]{{(caption.Length == 0 ? "" : $",\"caption\":\"{caption}\"")}}}"""));

    [Fact]
    public async Task An_update_that_was_fetched_but_not_committed_before_a_kill_comes_again()
    {
        await using var server = new BotServer().Updates(Said(41, "chưa có lương")).Updates(Said(41, "chưa có lương"));
        using (var killed = new TelegramHost(server.BaseUrl))
        {
            await using var pages = killed.Get<IConnector>().FetchAsync(Group, "40", TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);
            Assert.True(await pages.MoveNextAsync());
        }

        using var again = new TelegramHost(server.BaseUrl);
        var item = Assert.Single((await again.FetchAsync(Group, "40")).SelectMany(p => p.Items));
        Assert.Equal("chưa có lương", item.Text);
        // Nothing beyond what was committed had ever been confirmed.
        Assert.Equal([41L, 41L, 42L], server.Bodies("getUpdates").Select(c => c["offset"]!.GetValue<long>()));
    }

    [Fact]
    public async Task Socks5_with_a_name_and_a_password_leads_to_the_bot_api()
    {
        await using var server = new BotServer().Updates(Fixture("update_text_private"));
        await using var socks = new SocksServer();
        using var host = new TelegramHost(server.BaseUrl, more: new() { ["Telegram:Proxy"] = string.Create(CultureInfo.InvariantCulture, $"socks5://khach:mat%20khau@127.0.0.1:{socks.Port}") });
        Assert.Single((await host.FetchAsync(Group)).SelectMany(p => p.Items));
        Assert.All(socks.Joined, j => Assert.StartsWith("khach:mat khau → 127.0.0.1:", j, StringComparison.Ordinal));
        Assert.NotEmpty(socks.Joined);
        Assert.DoesNotContain(host.Log, l => l.Contains("mat khau", StringComparison.Ordinal) || l.Contains("secret", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_album_cut_in_two_by_a_batch_is_one_mention()
    {
        await using var server = new BotServer().Updates(Picture(1, "A", "suất ăn hôm nay"), Picture(2, "A")).Updates(Picture(3, "A"), Picture(4, "B")).Updates(Picture(5, "B"));
        using var host = new TelegramHost(server.BaseUrl);
        Assert.Equal(["-225456171:1", "-225456171:4"], (await host.FetchAsync(Group)).SelectMany(p => p.Items).Select(i => i.ExternalId));
    }

    [Fact]
    public async Task The_general_topic_has_a_number_when_read_and_is_written_to_without_one()
    {
        await using var server = new BotServer().Result("sendMessage", """{"message_id":5,"chat":{"id":-100123}}""").Result("sendMessage", """{"message_id":6,"chat":{"id":-100124}}""");
        using var host = new TelegramHost(server.BaseUrl);
        foreach (var address in new[] { "-100123/1", "-100124/45" })
        {
            Assert.Equal(SendResult.Sent, (await host.Get<ISink>().SendAsync(new(address, "Việc", "chi tiết", "T-1", "alert"), TestContext.Current.CancellationToken)).Result);
        }

        Assert.Equal([null, 45], server.Bodies("sendMessage").Select(b => b["message_thread_id"]?.GetValue<int>()));
    }

    [Fact]
    public async Task A_press_that_was_answered_too_late_and_one_without_its_message_fail_nothing()
    {
        await using var server = new BotServer()
            .Give("answerCallbackQuery", new BotAnswer(400, """{"ok":false,"error_code":400,"description":"Bad Request: query is too old and response timeout expired or query id is invalid"}"""))
            .Updates("""{"update_id":9,"callback_query":{"id":"77","from":{"id":777,"is_bot":false},"chat_instance":"1","data":"a:1f3c9"}}""");
        using var host = new TelegramHost(server.BaseUrl, staff: [777]);
        await host.Get<SocialWatch.Chat.IDeskVoice>().SayAsync(new("telegram", "77", "Đã nhận") { Press = true }, TestContext.Current.CancellationToken);
        var press = Assert.Single((await host.FetchAsync(Group)).SelectMany(p => p.Staff));
        Assert.Equal(("a:1f3c9", "777", ""), (press.Press, press.Speaker, press.Chat));
    }

    [Fact]
    public async Task A_subtype_of_next_year_costs_only_itself_and_the_good_ones_around_it_arrive()
    {
        await using var server = new BotServer().Updates(
            Said(1, "một"), Said(2, "hai", ""","forward_origin":{"type":"galaxy","date":1700000000,"star":{"id":1}}"""), Update(3, """{"old_chat_member":{"status":"ghost"}}""", "chat_member_ghost"), Said(4, "ba"));
        using var host = new TelegramHost(server.BaseUrl);
        var page = Assert.Single(await host.FetchAsync(Group));
        Assert.Equal(["một", "hai", "ba"], page.Items.Select(i => i.Text));
        Assert.Equal(1, page.PassedOver!["chat_member_ghost"]);
        Assert.Equal("4", page.Watermark);
    }

    [Fact]
    public async Task A_token_that_was_copied_wrong_never_leaves_and_is_not_shown()
    {
        var result = new TelegramSettingsValidator().Validate(null, new() { Accounts = { ["bot"] = new() { Token = "khong co hai cham 4471" } } });
        Assert.Contains("Telegram:Accounts:bot:Token", result.FailureMessage, StringComparison.Ordinal);
        Assert.DoesNotContain("4471", result.FailureMessage, StringComparison.Ordinal);
        await using var server = new BotServer();
        Assert.Empty(server.Calls);
    }
}
