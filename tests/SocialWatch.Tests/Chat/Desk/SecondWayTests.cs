using Microsoft.Extensions.DependencyInjection;
using SocialWatch.Notify;
using SocialWatch.Tests.Chat.Commands;
using static SocialWatch.Tests.Chat.Commands.DeskBench;

namespace SocialWatch.Tests.Chat.Desk;

/// <summary>A message meant for a person finds them elsewhere where one way refuses it for good; a letter carries a question's card and code.</summary>
public class SecondWayTests
{
    private static Task<DeskBench> StartAsync(Letters letters, params string[] sinks) => DeskBench.StartAsync(
        s => s.AddSingleton<ISink>(letters),
        (config, _) => config with { People = [.. config.People.Select(p => p.Id == "tra-loi-than" ? p with { Sinks = sinks } : p)] });

    private static async Task AskAsync(DeskBench bench)
    {
        bench.Say(Members, "Cho em hỏi bao giờ trả lương tháng 10 ạ?", from: 5001);
        await bench.PollAsync();
        await bench.SettleAsync();
        await bench.DispatchAsync();
    }

    [Fact]
    public async Task What_the_chat_refuses_for_good_goes_to_the_readers_other_address_with_the_same_code()
    {
        var letters = new Letters();
        await using var bench = await StartAsync(letters, "telegram:9005", "email:than@congdoan.example");
        bench.Play("""[{"at":"NOW","kind":"fault","name":"error_403_bot_blocked","network":"telegram","method":"POST","path":"/sendMessage","count":1}]""");
        await AskAsync(bench);

        var letter = Assert.Single(letters.Taken);
        var rows = (await bench.OutboxAsync()).Where(r => r.Kind == "case").ToList();
        Assert.Equal([(OutboxState.Failed, "telegram"), (OutboxState.Sent, "email")], rows.Select(r => (r.State, r.Sink)));
        Assert.Single(rows.Select(r => r.Code).Append(letter.Code).Distinct());
        Assert.Equal("than@congdoan.example", letter.Address);
    }

    [Fact]
    public async Task Refused_there_too_it_ends_and_does_not_go_round()
    {
        var letters = new Letters { Refuses = true };
        await using var bench = await StartAsync(letters, "telegram:9005", "email:than@congdoan.example");
        bench.Play("""[{"at":"NOW","kind":"fault","name":"error_403_bot_blocked","network":"telegram","method":"POST","path":"/sendMessage","count":1}]""");
        await AskAsync(bench);
        Assert.All((await bench.OutboxAsync()).Where(r => r.Kind == "case"), r => Assert.Equal(OutboxState.Failed, r.State));
        Assert.Single(letters.Taken);
    }

    [Fact]
    public async Task A_letter_carries_the_card_of_a_question_its_code_and_what_to_type_and_no_word_of_the_member()
    {
        var letters = new Letters();
        await using var bench = await StartAsync(letters, "email:than@congdoan.example");
        await AskAsync(bench);

        var letter = Assert.Single(letters.Taken);
        Assert.StartsWith("C1 (câu hỏi, đang mở): còn 24 giờ, hạn 09:00 mai", letter.Title, StringComparison.Ordinal);
        Assert.Contains("/traloi C1 kèm nội dung", letter.Body, StringComparison.Ordinal);
        Assert.Contains("/nhan C1 – Nhận xử lý", letter.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("trả lời (reply)", letter.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("trả lương", letter.Body, StringComparison.Ordinal);
    }

    private sealed class Letters : ISink
    {
        public List<OutboundMessage> Taken { get; } = [];

        public bool Refuses { get; init; }

        public string Id => "email";

        public Task<SendOutcome> SendAsync(OutboundMessage message, CancellationToken cancellationToken)
        {
            Taken.Add(message);
            return Task.FromResult(Refuses ? new SendOutcome(SendResult.Rejected, Error: "email:550") : new SendOutcome(SendResult.Sent, "x"));
        }
    }
}
