using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using SocialWatch.Chat.Email;
using SocialWatch.Notify;
using SocialWatch.Tests.Kit;
using SocialWatch.Tests.Notify;

namespace SocialWatch.Tests.Chat.Email;

public class EmailSinkTests
{
    private static readonly OutboundMessage Message = new("truc@congdoan.example", "Điểm nóng: tiền lương 😀", "Xí nghiệp <Lò 7> & ca 3\n.chấm đầu dòng\n12 ý kiến", "T-7K2M", "alert");

    private static readonly OutboundMessage WithFile = Message with { Document = new("ban-tin-2026-10-05.html", "<p>Bản tin</p>") };

    private static EmailSink Sink(int port, Action<EmailSettings>? change = null, TimeProvider? time = null)
    {
        var settings = new EmailSettings { Host = "127.0.0.1", Port = port, From = "Ban Tuyên giáo <bantin@congdoan.example>", Tls = false };
        change?.Invoke(settings);
        return new(Options.Create(settings), time ?? TimeProvider.System);
    }

    [Fact]
    public async Task A_letter_arrives_in_utf8_with_the_code_in_its_subject()
    {
        await using var server = new SmtpServer();

        var outcome = await Sink(server.Port).SendAsync(Message, TestContext.Current.CancellationToken);

        var letter = Assert.Single(server.Letters);
        Assert.Equal(SendResult.Sent, outcome.Result);
        Assert.Equal(("bantin@congdoan.example", "truc@congdoan.example"), (letter.From, letter.To));
        Assert.Equal("Điểm nóng: tiền lương 😀 [T-7K2M]", letter.Subject);
        Assert.Equal("Điểm nóng: tiền lương 😀\r\n\r\nXí nghiệp <Lò 7> & ca 3\r\n.chấm đầu dòng\r\n12 ý kiến\r\n\r\nT-7K2M\r\n", letter.Text);
        Assert.StartsWith("text/plain; charset=utf-8", letter.Header("Content-Type"), StringComparison.Ordinal);
        Assert.Equal("auto-generated", letter.Header("Auto-Submitted"));
        Assert.Equal(outcome.Receipt, letter.Header("Message-ID"));
    }

    [Fact]
    public async Task A_file_is_attached_in_utf8()
    {
        await using var server = new SmtpServer();

        var outcome = await Sink(server.Port).SendAsync(WithFile, TestContext.Current.CancellationToken);

        Assert.Equal((SendResult.Sent, null), (outcome.Result, outcome.Error));
        var data = Assert.Single(server.Letters).Data;
        Assert.Contains("multipart/mixed", data, StringComparison.Ordinal);
        Assert.Contains("name=ban-tin-2026-10-05.html", data, StringComparison.Ordinal);
        Assert.Matches("Content-Type: text/html;[^:]*charset=utf-8", data);
        Assert.Contains(Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes("<p>Bản tin</p>")), data, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("552 too big", "email:552/file")]
    [InlineData("554 no html here", "email:554/file")]
    public async Task A_letter_that_is_refused_for_its_file_goes_once_without_it(string answer, string error)
    {
        await using var server = new SmtpServer();
        server.Answers["END"] = answer;
        server.Once = true;

        var outcome = await Sink(server.Port).SendAsync(WithFile, TestContext.Current.CancellationToken);

        Assert.Equal((SendResult.Sent, error), (outcome.Result, outcome.Error));
        Assert.DoesNotContain("multipart", Assert.Single(server.Letters).Data, StringComparison.Ordinal);
        Assert.Equal(outcome.Receipt, server.Letters.Single().Header("Message-ID"));
    }

    [Fact]
    public async Task From_the_third_try_on_the_letter_goes_without_its_file()
    {
        await using var server = new SmtpServer();

        await Sink(server.Port).SendAsync(WithFile with { Attempt = 3 }, TestContext.Current.CancellationToken);

        Assert.DoesNotContain("multipart", Assert.Single(server.Letters).Data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_duplicate_has_the_same_message_id_and_another_message_has_not()
    {
        await using var server = new SmtpServer();
        foreach (var message in new[] { Message, Message, Message with { Body = "khác" } })
        {
            await Sink(server.Port).SendAsync(message, TestContext.Current.CancellationToken);
        }

        var ids = server.Letters.Select(l => l.Header("Message-ID")).ToList();
        Assert.Equal(ids[0], ids[1]);
        Assert.NotEqual(ids[0], ids[2]);
    }

    [Fact]
    public async Task A_line_end_in_a_title_makes_no_header_and_half_a_pair_breaks_nothing()
    {
        await using var server = new SmtpServer();

        await Sink(server.Port).SendAsync(Message with { Title = "Tin\r\nBcc: x@y.example \ud83d", Body = new string('ế', 100_000) }, TestContext.Current.CancellationToken);

        var letter = Assert.Single(server.Letters);
        Assert.Null(letter.Header("Bcc"));
        Assert.Equal("Tin Bcc: x@y.example \uFFFD [T-7K2M]", letter.Subject);
        Assert.Contains(new string('ế', 100_000), letter.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_login_is_given_to_a_server_that_asks()
    {
        await using var server = new SmtpServer();

        await Sink(server.Port, s => (s.User, s.Password) = ("bantin", "mật khẩu")).SendAsync(Message, TestContext.Current.CancellationToken);

        Assert.Equal("bantin/mật khẩu", server.Login);
        Assert.Single(server.Letters);
    }

    [Theory]
    [InlineData("RCPT", "450 4.2.1 busy", SendResult.Retry, "email:450")]
    [InlineData("RCPT", "550 5.1.1 no such user", SendResult.Rejected, "email:550")]
    [InlineData("MAIL", "451 4.3.0 try later", SendResult.Retry, "email:451")]
    [InlineData("MAIL", "530 5.7.0 log in first", SendResult.Unreachable, "email:530")]
    [InlineData("END", "554 5.7.1 refused", SendResult.Rejected, "email:554")]
    [InlineData("END", "452 4.3.1 full", SendResult.Retry, "email:452")]
    public async Task Each_refusal_has_its_outcome(string verb, string answer, SendResult result, string error)
    {
        await using var server = new SmtpServer();
        server.Answers[verb] = answer;

        var outcome = await Sink(server.Port).SendAsync(Message, TestContext.Current.CancellationToken);

        Assert.Equal((result, error), (outcome.Result, outcome.Error));
        Assert.Empty(server.Letters);
    }

    [Fact]
    public async Task A_refused_login_is_a_setting_somebody_must_hear_of()
    {
        await using var server = new SmtpServer();
        server.Answers["AUTH"] = "535 5.7.8 bad login";
        server.Answers["MAIL"] = "530 5.7.0 log in first";

        var outcome = await Sink(server.Port, s => (s.User, s.Password) = ("bantin", "sai")).SendAsync(Message, TestContext.Current.CancellationToken);

        Assert.Equal(SendResult.Unreachable, outcome.Result);
        Assert.StartsWith("email:5", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_server_a_cut_connection_and_a_server_without_tls_make_the_sink_unreachable()
    {
        await using var server = new SmtpServer();
        var stop = TestContext.Current.CancellationToken;

        Assert.Equal(SendResult.Unreachable, (await Sink(server.Port, s => s.Tls = true).SendAsync(Message, stop)).Result);
        server.Answers["END"] = "";
        Assert.Equal(SendResult.Unreachable, (await Sink(server.Port).SendAsync(Message, stop)).Result);
        Assert.Equal(SendResult.Unreachable, (await Sink(1).SendAsync(Message, stop)).Result);
        Assert.Empty(server.Letters);
    }

    [Fact]
    public async Task A_server_that_never_speaks_is_given_up()
    {
        await using var server = new SmtpServer { Silent = true };
        var clock = new HandClock();
        var sending = Sink(server.Port, time: clock).SendAsync(Message, TestContext.Current.CancellationToken);
        await clock.UntilWaitingAsync();
        await Task.Delay(50, TestContext.Current.CancellationToken);
        clock.Advance(TimeSpan.FromSeconds(30));

        Assert.Equal(new(SendResult.Unreachable, Error: "email:timeout"), await sending);
    }

    [Fact]
    public async Task An_address_that_is_none_is_rejected_without_a_call()
    {
        Assert.Equal(new(SendResult.Rejected, Error: "email:address"), await Sink(1).SendAsync(Message with { Address = "không phải thư" }, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Every_wrong_setting_is_named_at_once_and_the_module_is_off_without_a_host()
    {
        var result = new EmailSettingsValidator().Validate(null, new() { Host = "", Port = 0, From = "x", User = "u", TimeoutSeconds = 0 });

        Assert.Equal(["Email:Host", "Email:Port", "Email:From", "Email:User, Email:Password", "Email:TimeoutSeconds"], result.Failures!.Select(f => f[..f.IndexOf(": ", StringComparison.Ordinal)]));
        Assert.False(new EmailSinkModule().IsOn(new ConfigurationBuilder().Build()));
        Assert.True(new EmailSinkModule().IsOn(new ConfigurationBuilder().AddInMemoryCollection([new("Email:Host", "mail.example")]).Build()));
    }
}
