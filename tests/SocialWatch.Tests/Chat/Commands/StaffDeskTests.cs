using Microsoft.Extensions.DependencyInjection;
using SocialWatch.Chat;
using SocialWatch.Chat.Desk;
using SocialWatch.Digests;
using static SocialWatch.Tests.Chat.Commands.DeskBench;

namespace SocialWatch.Tests.Chat.Commands;

/// <summary>Receiving and answering: who is heard, what is kept, what is said once.</summary>
public class StaffDeskTests
{
    [Fact]
    public async Task Help_lists_what_the_asker_may_use_and_comes_back_through_the_bot()
    {
        await using var bench = await DeskBench.StartAsync();

        var help = await bench.AskAsync(Duty, "/trợ giúp");
        Assert.StartsWith("CÁC LỆNH – Người trực", help, StringComparison.Ordinal);
        foreach (var verb in new[] { "/trogiup", "/xem", "/hoi", "/viec", "/diemnong", "/trongay", "/tomtat", "/dadoc", "/trangthai", "/nhan", "/dong", "/chuaphai", "/lydo" })
        {
            Assert.Contains($"\n{verb} ", help, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("/dong", await bench.AskAsync(Editor, "/trogiup@cong_doan_bot"), StringComparison.Ordinal);
        await bench.DispatchAsync();
        Assert.Contains(bench.Sent, m => m.Target == "9001" && m.Text.StartsWith("CÁC LỆNH – Người trực", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_unknown_command_is_answered_and_talk_is_not()
    {
        await using var bench = await DeskBench.StartAsync();

        Assert.StartsWith("Không có lệnh này", await bench.AskAsync(Duty, "/khongco H1"), StringComparison.Ordinal);
        Assert.StartsWith("Không có lệnh này", await bench.AskAsync(Group, "/khongco", from: Duty), StringComparison.Ordinal);
        Assert.Null(await bench.AskAsync(Group, "/khongco@bot_khac", from: Duty));
        Assert.Null(await bench.AskAsync(Group, "sáng nay họp lúc 8 giờ nhé", from: Duty));
        Assert.StartsWith("Ở đây hệ thống chỉ đọc lệnh", await bench.AskAsync(Duty, "chào bạn, câu bí mật 4471"), StringComparison.Ordinal);
        Assert.StartsWith("Cần một mã", await bench.AskAsync(Duty, "/xem điểm nóng hôm nay"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_else_is_heard_and_no_word_of_staff_is_kept()
    {
        await using var bench = await DeskBench.StartAsync();

        Assert.Null(await bench.AskAsync(Stranger, "/hoi"));
        await bench.AskAsync(Duty, "/xem chuyện riêng câu bí mật 4471");
        await bench.AskAsync(Group, "câu bí mật 4471", from: Duty);
        Assert.False(bench.StoreHolds("4471"));
        Assert.DoesNotContain(bench.Log, l => l.Contains("4471", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_update_that_comes_again_is_one_row_and_one_deed()
    {
        await using var bench = await DeskBench.StartAsync();
        await bench.PollAsync();
        var message = new StaffMessage("telegram", "9001", "77", "/trogiup", bench.Clock.GetUtcNow(), true);

        for (var again = 0; again < 3; again++)
        {
            await bench.WriteAsync(async (s, t) => await bench.Get<IStaffInbox>().TakeAsync(s, [message, message], t));
        }

        Assert.Equal("chat/9001/77", Assert.Single(await bench.OutboxAsync()).Key);
    }

    [Fact]
    public async Task A_command_that_fails_holds_nothing_up()
    {
        await using var bench = await DeskBench.StartAsync(services => services.AddSingleton<IChatCommand, Breaking>());
        bench.Say(Duty, "/hong");
        bench.Say(Duty, "/trogiup");

        await bench.PollAsync();
        Assert.Empty(await bench.OutboxAsync());
        await bench.PollAsync();

        var rows = await bench.OutboxAsync();
        Assert.Equal(2, rows.Count);
        Assert.StartsWith("Xin lỗi", rows[0].Title, StringComparison.Ordinal);
        Assert.StartsWith("CÁC LỆNH", rows[1].Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_list_is_cut_and_says_how_many_are_left()
    {
        await using var bench = await DeskBench.StartAsync();
        for (var i = 0; i < 90; i++)
        {
            bench.Say(5001, "Em muốn hỏi thủ tục hưởng chế độ thai sản ạ?", key: $"q{i}");
        }

        bench.Say(Members, "Cho em hỏi bao giờ trả lương tháng 10 ạ?", from: 5001);
        await bench.PollAsync();
        var text = new ReplyText(n => $"… và {n} dòng nữa").Add("đầu");
        for (var i = 0; i < 100; i++)
        {
            text.AddItem($"{i:000} " + new string('x', 50));
        }

        var fitted = text.Add("cuối").Fit();
        Assert.InRange(fitted.Length, 3400, ReplyText.Limit);
        var kept = fitted.Split('\n').Count(l => l.EndsWith("xx", StringComparison.Ordinal));
        Assert.EndsWith($"cuối\n… và {100 - kept} dòng nữa", fitted, StringComparison.Ordinal);
        Assert.True((await bench.AskAsync(Duty, "/hoi"))!.Length <= ReplyText.Limit);
    }

    [Fact]
    public async Task Today_channels_and_the_digest_keep_to_the_scope()
    {
        await using var bench = await DeskBench.StartAsync();
        await bench.PollAsync();

        Assert.StartsWith("HÔM NAY 12/11/2026, tính đến 09:00 12/11\nTrễ hẹn: 0", await bench.AskAsync(Duty, "/trong ngày"), StringComparison.Ordinal);
        Assert.DoesNotContain("Trễ hẹn", await bench.AskAsync(Editor, "/trongay"), StringComparison.Ordinal);
        Assert.StartsWith("TÌNH TRẠNG KÊNH: 2/2 kênh tốt", await bench.AskAsync(Duty, "/trạng thái"), StringComparison.Ordinal);
        Assert.DoesNotContain("Hỏi riêng", await bench.AskAsync(Coal, "/trangthai"), StringComparison.Ordinal);
        Assert.StartsWith("Chưa có bản tin ngày 11/11/2026", await bench.AskAsync(Duty, "/tóm tắt"), StringComparison.Ordinal);
        await bench.WriteAsync((s, t) => s.SaveDigestAsync(new DigestSnapshot(new(2026, 11, 11), bench.Clock.GetUtcNow(), """{"text":"BẢN TIN NGÀY 11/11/2026\n0 điểm nóng"}"""), t));
        Assert.Equal(
            "BẢN TIN NGÀY 11/11/2026\n0 điểm nóng\nĐã đọc bản tin: Thường trực 0/2, cán bộ tuyên giáo 0/1", await bench.AskAsync(Committee, "/tomtat"));
        Assert.StartsWith("Bản tin nói về toàn tổ chức", await bench.AskAsync(Coal, "/tomtat"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bot_that_only_speaks_to_staff_is_heard_too_and_soon()
    {
        await using var bench = await DeskBench.StartAsync(change: (config, settings) => DeskListening.Apply(config with { Channels = [] }, settings));

        Assert.StartsWith("CÁC LỆNH – Chủ tịch", await bench.AskAsync(Committee, "/trogiup"), StringComparison.Ordinal);
        Assert.Null(await bench.AskAsync(Stranger, "/trogiup"));
        Assert.Equal((DeskListening.ChannelId, true), (bench.Source.Channels.Single().Id, bench.Source.Channels.Single().Interval < TimeSpan.FromSeconds(5)));
    }

    [Fact]
    public async Task Own_channels_of_the_bot_are_asked_every_few_seconds_and_none_is_added()
    {
        await using var bench = await DeskBench.StartAsync(change: DeskListening.Apply);

        Assert.Equal(["tg-lo", "tg-hoi"], bench.Source.Channels.Select(c => c.Id));
        Assert.All(bench.Source.Channels, c => Assert.True(c.Interval < TimeSpan.FromSeconds(5)));
    }

    [Fact]
    public void Two_commands_with_one_word_stop_the_host()
    {
        var thrown = Assert.Throws<InvalidOperationException>(() => new ChatCommands([new Breaking(), new Breaking()]));
        Assert.Contains("/hong", thrown.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("h12", "H12", "")]
    [InlineData(" #C 007. trùng", "C7", "trùng")]
    [InlineData("A3 2", "A3", "2")]
    public void Codes_are_read_as_people_type_them(string typed, string id, string rest)
    {
        var code = ObjectCode.Read(typed);
        Assert.Equal((id, rest), (code!.Id, code.Rest));
    }

    [Theory]
    [InlineData("")]
    [InlineData("H")]
    [InlineData("H12x")]
    [InlineData("X12")]
    [InlineData("chuyện 12")]
    public void What_is_no_code_is_none(string typed) => Assert.Null(ObjectCode.Read(typed));

    private sealed class Breaking : IChatCommand
    {
        public string Verb => "hong";

        public string HelpKey => "chat.help.xem";

        public IReadOnlyList<string> Roles => [];

        public ValueTask<ChatReply> AnswerAsync(ChatCall call, CancellationToken cancellationToken) => throw new NotSupportedException("a fault of the program");
    }
}
