using SocialWatch.Notify;
using SocialWatch.Tests.Connectors.Telegram;

namespace SocialWatch.Tests.Chat.Telegram;

/// <summary>A message with a file: one call where the words fit under it, and words that arrive whatever becomes of the file.</summary>
public class TelegramDocumentTests
{
    private static readonly OutboundMessage Message = new("9001", "BẢN TIN NGÀY 05/10/2026", "Điểm nóng <1> & câu hỏi", "T-7K2M", "digest")
    {
        Document = new("ban-tin-2026-10-05.html", "<!DOCTYPE html><title>Bản tin</title>"),
    };

    private static readonly OutboundMessage Long = Message with { Body = new string('ế', 1100) };

    private static BotAnswer Done { get; } = new(200, """{"ok":true,"result":{"chat":{"type":"private","id":9001},"message_id":55}}""");

    private static BotAnswer Refused(int status, string words) => new(status, $$"""{"ok":false,"error_code":{{status}},"description":"{{words}}"}""");

    private static async Task<(SendOutcome Outcome, IReadOnlyList<string> Methods, IReadOnlyList<string> Forms)> SendAsync(
        OutboundMessage message, BotAnswer[] documents, BotAnswer[] texts)
    {
        await using var server = new BotServer().Give("sendDocument", documents).Give("sendMessage", texts);
        using var host = new TelegramHost(server.BaseUrl);
        var outcome = await host.Get<ISink>().SendAsync(message, TestContext.Current.CancellationToken);
        return (outcome, [.. server.Calls.Select(c => c.Path[(c.Path.LastIndexOf('/') + 1)..])], [.. server.Bodies("sendDocument").Select(b => b["raw"]!.GetValue<string>())]);
    }

    [Fact]
    public async Task The_words_are_the_caption_of_the_file_in_one_call()
    {
        var (outcome, methods, forms) = await SendAsync(Message, [Done], []);

        Assert.Equal(new SendOutcome(SendResult.Sent, Receipt: "9001:55"), outcome);
        Assert.Equal(["sendDocument"], methods);
        var form = Assert.Single(forms);
        Assert.Contains("name=chat_id\r\n\r\n9001", form, StringComparison.Ordinal);
        Assert.Contains("filename=ban-tin-2026-10-05.html", form, StringComparison.Ordinal);
        Assert.Contains("Content-Type: text/html; charset=utf-8", form, StringComparison.Ordinal);
        Assert.Contains("<title>Bản tin</title>", form, StringComparison.Ordinal);
        Assert.Contains("<b>BẢN TIN NGÀY 05/10/2026</b>\nĐiểm nóng &lt;1&gt; &amp; câu hỏi\n\nT-7K2M", form, StringComparison.Ordinal);
        Assert.Contains("name=parse_mode\r\n\r\nHTML", form, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_too_long_for_a_caption_go_first_and_the_file_behind_them_without_a_code_of_its_own()
    {
        var (outcome, methods, forms) = await SendAsync(Long, [Done], [Done]);

        Assert.Equal(SendResult.Sent, outcome.Result);
        Assert.Equal(["sendMessage", "sendDocument"], methods);
        Assert.DoesNotContain("caption", Assert.Single(forms), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_refused_is_left_out_and_the_words_go_once()
    {
        foreach (var refusal in new[]
        {
            Refused(413, "Request Entity Too Large"), new BotAnswer(413, "<html>", Type: "text/html"), Refused(400, "Bad Request: not enough rights to send documents to the chat"),
        })
        {
            var (outcome, methods, _) = await SendAsync(Message, [refusal], [Done]);

            Assert.Equal((SendResult.Sent, "9001:55"), (outcome.Result, outcome.Receipt));
            Assert.EndsWith("/file", outcome.Error, StringComparison.Ordinal);
            Assert.Equal(["sendDocument", "sendMessage"], methods);
        }
    }

    [Fact]
    public async Task A_file_that_fails_behind_its_words_never_sends_them_again()
    {
        foreach (var failure in new[] { Refused(413, "Request Entity Too Large"), Refused(429, "Too Many Requests"), new BotAnswer(502, "<html>"), new BotAnswer(200, "{", Cut: true) })
        {
            var (outcome, methods, _) = await SendAsync(Long, [failure], [Done]);

            Assert.Equal(SendResult.Sent, outcome.Result);
            Assert.EndsWith("/file", outcome.Error, StringComparison.Ordinal);
            Assert.Equal(["sendMessage", "sendDocument"], methods);
        }
    }

    [Fact]
    public async Task What_is_wrong_with_the_chat_or_the_network_is_no_matter_of_the_file()
    {
        Assert.Equal(new(SendResult.Rejected, Error: "telegram:403"), (await SendAsync(Message, [Refused(403, "Forbidden: bot was blocked by the user")], [])).Outcome);
        Assert.Equal(new(SendResult.Rejected, Error: "telegram:400"), (await SendAsync(Message, [Refused(400, "Bad Request: chat not found")], [])).Outcome);
        var (outcome, methods, _) = await SendAsync(Message, [new BotAnswer(502, "<html>")], []);
        Assert.Equal((SendResult.Unreachable, "sendDocument"), (outcome.Result, Assert.Single(methods)));
    }

    [Fact]
    public async Task From_the_third_try_on_the_words_go_without_the_file()
    {
        var (outcome, methods, _) = await SendAsync(Message with { Attempt = 3 }, [], [Done]);

        Assert.Equal((SendResult.Sent, "telegram:tries/file"), (outcome.Result, outcome.Error));
        Assert.Equal(["sendMessage"], methods);
    }

    [Fact]
    public async Task A_topic_that_is_gone_leaves_the_file_to_the_group_with_its_words_or_behind_them()
    {
        var gone = Refused(400, "Bad Request: message thread not found");
        var (outcome, methods, forms) = await SendAsync(Message with { Address = "-100123/45" }, [gone, Done], []);
        Assert.Equal((SendResult.Sent, null), (outcome.Result, outcome.Error));
        Assert.Equal(["sendDocument", "sendDocument"], methods);
        Assert.Contains("message_thread_id", forms[0], StringComparison.Ordinal);
        Assert.DoesNotContain("message_thread_id", forms[1], StringComparison.Ordinal);
        Assert.Contains("<title>Bản tin</title>", forms[1], StringComparison.Ordinal);

        (outcome, methods, forms) = await SendAsync(Long with { Address = "-100123/45" }, [gone, Done], [gone, Done]);
        Assert.Equal((SendResult.Sent, null), (outcome.Result, outcome.Error));
        Assert.Equal(["sendMessage", "sendMessage", "sendDocument", "sendDocument"], methods);
        Assert.DoesNotContain("message_thread_id", forms[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Marks_that_cannot_be_read_go_as_plain_text_with_the_file()
    {
        var (outcome, methods, forms) = await SendAsync(Message, [Refused(400, "Bad Request: can't parse entities: Unsupported start tag"), Done], []);

        Assert.Equal((SendResult.Sent, null), (outcome.Result, outcome.Error));
        Assert.Equal(["sendDocument", "sendDocument"], methods);
        Assert.DoesNotContain("parse_mode", forms[1], StringComparison.Ordinal);
        Assert.Contains("Điểm nóng <1> & câu hỏi", forms[1], StringComparison.Ordinal);
    }
}
