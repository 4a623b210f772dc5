using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using SocialWatch.Chat;
using SocialWatch.Chat.Desk;
using SocialWatch.Tests.Chat.Commands;
using static SocialWatch.Tests.Chat.Commands.DeskBench;

namespace SocialWatch.Tests.Chat.Desk;

/// <summary>Plain words written as a reply to a card become the call of the command that takes them.</summary>
public class CardReplyTests
{
    [Fact]
    public async Task A_plain_reply_to_a_card_is_the_call_of_its_command()
    {
        await using var bench = await DeskBench.StartAsync(s => s.RemoveAll<ICardReply>().AddSingleton<IChatCommand, Echo>().AddSingleton<ICardReply, Echo>());
        bench.Say(Members, "Cho em hỏi bao giờ trả lương tháng 10 ạ?", from: 5001);
        await bench.PollAsync();
        await bench.SettleAsync();
        await bench.AskAsync(Group, "/xem C1", from: Duty);
        await bench.SettleAsync();
        await bench.NewAsync();

        bench.Play("""[{"at":"NOW","kind":"message","chat":9005,"from":"9005","text":"Lương trả ngày 10 em nhé","reply_to_card":"C1"}]""");
        bench.Play("""[{"at":"NOW","kind":"message","chat":-1009000000001,"from":"9001","text":"Đã nắm","reply_to_card":"C1"}]""");
        bench.Play("""[{"at":"NOW","kind":"message","chat":-1009000000001,"from":"9001","text":"trao đổi thường"}]""");
        await bench.PollAsync();

        Assert.Equal(["tra-loi-than: C1 Lương trả ngày 10 em nhé", "truc-ban: C1 Đã nắm"], (await bench.NewAsync()).Where(r => r.Kind == "chat").Select(r => r.Title));
    }

    [Fact]
    public async Task Without_a_command_that_takes_it_a_reply_is_talk()
    {
        await using var bench = await DeskBench.StartAsync();
        bench.Say(Members, "Cho em hỏi bao giờ trả lương tháng 10 ạ?", from: 5001);
        await bench.PollAsync();
        await bench.SettleAsync();
        await bench.NewAsync();
        if (bench.Get<CardReplies>().For("H1") is null)
        {
            bench.Play("""[{"at":"NOW","kind":"message","chat":9005,"from":"9005","text":"được rồi"}]""");
            await bench.PollAsync();
            Assert.StartsWith("Ở đây hệ thống chỉ đọc lệnh", Assert.Single(await bench.NewAsync()).Title, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Two_for_one_kind_or_a_verb_that_is_none_stop_the_host()
    {
        var commands = new ChatCommands([new Echo()]);
        Assert.Contains("/khac", Assert.Throws<InvalidOperationException>(() => new CardReplies([new Lost()], commands)).Message, StringComparison.Ordinal);
        Assert.Contains("cards of C", Assert.Throws<InvalidOperationException>(() => new CardReplies([new Echo(), new Echo()], commands)).Message, StringComparison.Ordinal);
    }

    private sealed class Echo : IChatCommand, ICardReply
    {
        public string Verb => "nhac";

        public string HelpKey => "chat.help.xem";

        public IReadOnlyList<string> Roles => [];

        public char Kind => 'C';

        public ValueTask<ChatReply> AnswerAsync(ChatCall call, CancellationToken cancellationToken) =>
            ValueTask.FromResult(new ChatReply($"{DeskWords.Who(call).Id}: {call.Argument}"));
    }

    private sealed class Lost : ICardReply
    {
        public char Kind => 'H';

        public string Verb => "khac";
    }
}
