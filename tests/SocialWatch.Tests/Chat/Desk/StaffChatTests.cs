using System.Globalization;
using SocialWatch.Alerts;
using SocialWatch.Chat.Desk;
using SocialWatch.Tests.Chat.Commands;
using static SocialWatch.Tests.Chat.Commands.DeskBench;

namespace SocialWatch.Tests.Chat.Desk;

/// <summary>Groups as they are: topics, administrators who hide, other bots, a move to a supergroup, a bot that was put out.</summary>
public class StaffChatTests
{
    private const string GroupText = "-1009000000001";

    private static string Raw(string update) => """[{"at":"NOW","kind":"raw_update","chat":-1009000000001,"update":""" + update + "}]";

    private static string Message(int id, string text, string more) =>
        Raw($$"""{"message":{"message_id":{{id}},"date":1794448800,"chat":{"id":-1009000000001,"title":"t","type":"supergroup"},"text":"{{text}}",{{more}}} }""");

    [Fact]
    public async Task In_a_topic_the_answer_stands_in_the_topic()
    {
        await using var bench = await DeskBench.StartAsync();
        bench.Play("""[{"at":"NOW","kind":"message","chat":-1009000000001,"from":"9001","text":"/trongay","thread":45}]""");
        await bench.PollAsync();
        await bench.DispatchAsync();

        Assert.Equal(GroupText + "/45", Assert.Single(await bench.OutboxAsync()).Address);
        var line = Assert.Single(bench.Transcript, l => l.Kind == "sent");
        Assert.Equal((Group, 45), (line.Chat, line.Topic));
    }

    [Fact]
    public async Task An_administrator_who_hides_has_what_the_group_has_and_nothing_of_their_own()
    {
        await using var bench = await DeskBench.StartAsync();
        bench.Play(Message(901, "/toi", """
            "from":{"id":1087968824,"is_bot":true,"first_name":"Group","username":"GroupAnonymousBot"},"sender_chat":{"id":-1009000000001,"title":"t","type":"supergroup"}
            """));
        await bench.PollAsync();
        var answer = DeskBench.Text(Assert.Single(await bench.OutboxAsync()));
        Assert.StartsWith("Nhóm Tuyên giáo\nVai trò: cán bộ tuyên giáo.", answer, StringComparison.Ordinal);
        Assert.Contains("người ẩn danh không có quyền riêng", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_command_for_another_bot_is_not_taken()
    {
        await using var bench = await DeskBench.StartAsync();
        Assert.Null(await bench.AskAsync(Group, "/trongay@bot_khac", from: Duty));
        Assert.StartsWith("HÔM NAY", await bench.AskAsync(Group, "/trongay@Cong_Doan_Bot", from: Duty), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_staff_group_that_becomes_a_supergroup_stays_a_staff_group()
    {
        await using var bench = await DeskBench.StartAsync();
        bench.Play(Raw("""{"message":{"message_id":7,"date":1794448800,"chat":{"id":-1009000000001,"title":"t","type":"group"},"from":{"id":9001,"is_bot":false,"first_name":"A"},"migrate_to_chat_id":-1009000000777} }"""));
        bench.Play(Raw("""{"message":{"message_id":1,"date":1794448801,"chat":{"id":-1009000000777,"title":"t","type":"supergroup"},"from":{"id":9001,"is_bot":false,"first_name":"A"},"text":"/trongay"} }"""));
        await bench.PollAsync();
        Assert.Equal("-1009000000777", Assert.Single(await bench.OutboxAsync()).Address);

        bench.Play(Raw("""{"message":{"message_id":2,"date":1794448802,"chat":{"id":-1009000000777,"title":"t","type":"supergroup"},"from":{"id":9001,"is_bot":false,"first_name":"A"},"text":"/toi"} }"""));
        await bench.PollAsync();
        Assert.Equal(2, (await bench.OutboxAsync()).Count);
        Assert.Null(await bench.ReadAsync((s, t) => s.MentionAsync("M1", t)));
    }

    [Fact]
    public async Task A_bot_that_was_blocked_is_told_of_once_and_the_other_way_is_taken_until_it_is_let_in_again()
    {
        await using var bench = await DeskBench.StartAsync();
        bench.Play("""[{"at":"NOW","kind":"membership","chat":9002,"from":"9002","status":"kicked"}]""");
        await bench.PollAsync();
        var alert = (await bench.ReadAsync((s, t) => s.AlertsAsync(new(), t))).Single();
        Assert.Equal(("chu-tich", "staff_unreachable", AlertState.Open), (alert.Object, alert.Kind, alert.State));
        await bench.MailAsync();
        Assert.Equal(["9001"], bench.Sent.Where(m => m.Text.StartsWith("KHÔNG GỬI ĐƯỢC cho Chủ tịch qua telegram", StringComparison.Ordinal)).Select(m => m.Target));

        bench.Play("""[{"at":"NOW","kind":"membership","chat":9002,"from":"9002","status":"kicked"}]""");
        await bench.PollAsync();
        await bench.MailAsync();
        Assert.Single(bench.Sent, m => m.Text.StartsWith("KHÔNG GỬI ĐƯỢC", StringComparison.Ordinal));

        bench.Play("""[{"at":"NOW","kind":"membership","chat":9002,"from":"9002","status":"member"}]""");
        await bench.PollAsync();
        Assert.Empty(await bench.ReadAsync((s, t) => s.UnreachableAsync(t)));
        Assert.Equal(AlertState.Resolved, (await bench.ReadAsync((s, t) => s.AlertsAsync(new(), t))).Single().State);
    }

    [Fact]
    public async Task A_message_refused_because_the_bot_is_blocked_marks_the_address()
    {
        await using var bench = await DeskBench.StartAsync();
        bench.Say(Committee, "/trongay");
        await bench.PollAsync();
        bench.Play("""[{"at":"NOW","kind":"fault","name":"error_403_bot_blocked","network":"telegram","chat":9002,"count":1}]""");
        await bench.DispatchAsync();
        await bench.MailAsync();

        Assert.Equal("9002", Assert.Single(await bench.ReadAsync((s, t) => s.UnreachableAsync(t))).Address);
        Assert.Contains(bench.Sent, m => m.Target == "9001" && m.Text.StartsWith("KHÔNG GỬI ĐƯỢC cho Chủ tịch", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Addresses_that_refuse_come_last()
    {
        await using var bench = await DeskBench.StartAsync();
        var book = bench.Get<StaffBook>();
        book.Refuses("telegram", "9002");
        Assert.Equal(["telegram:9002"], book.Single(p => p.Id == "chu-tich").Sinks);
        Assert.Equal(7.ToString(CultureInfo.InvariantCulture), book.Count.ToString(CultureInfo.InvariantCulture));
    }
}
