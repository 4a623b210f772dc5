using Microsoft.Extensions.DependencyInjection;
using SocialWatch.Chat.Desk;
using SocialWatch.Chat.Telegram;
using SocialWatch.Connectors.Telegram;
using SocialWatch.Notify;
using SocialWatch.Scheduling;
using SocialWatch.Tests.Chat.Commands;
using static SocialWatch.Tests.Chat.Commands.DeskBench;

namespace SocialWatch.Tests.Chat.Desk;

/// <summary>Listening without a pause, the menus, and sinks without buttons.</summary>
public class DeskListenerTests
{
    private static Task<DeskBench> StartAsync() => DeskBench.StartAsync(
        services => services.AddSingleton(new ListenedSource("telegram/bot")).AddSingleton<FirstRound>().AddSingleton<ITelegramMenu, TelegramMenus>().AddSingleton<DeskListener>(),
        DeskListening.Apply);

    [Fact]
    public async Task After_something_was_heard_it_is_asked_again_at_once_and_after_nothing_with_a_breath()
    {
        await using var bench = await StartAsync();
        var listener = bench.Get<DeskListener>();
        bench.Say(Duty, "/trongay");
        Assert.Equal(TimeSpan.Zero, await listener.RoundAsync(bench.Source, TestContext.Current.CancellationToken));
        Assert.Single(await bench.OutboxAsync());
        Assert.Equal(TimeSpan.FromSeconds(1), await listener.RoundAsync(bench.Source, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_fault_keeps_its_back_off()
    {
        await using var bench = await StartAsync();
        bench.Play("""[{"at":"NOW","kind":"fault","name":"error_409_other_getupdates","network":"telegram","count":1}]""");
        var listener = bench.Get<DeskListener>();
        await listener.RoundAsync(bench.Source, TestContext.Current.CancellationToken);
        Assert.True(await listener.RoundAsync(bench.Source, TestContext.Current.CancellationToken) > TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task Each_staff_chat_gets_its_own_menu_once_and_members_get_none()
    {
        await using var bench = await StartAsync();
        var menus = bench.Get<ITelegramMenu>();
        await menus.OfferAsync(TestContext.Current.CancellationToken);
        await menus.OfferAsync(TestContext.Current.CancellationToken);

        Assert.Equal(7, bench.Calls("POST /setMyCommands"));
        Assert.NotNull(await bench.ReadAsync((s, t) => s.FactAsync("menu/telegram:9004", t)));
        Assert.Null(await bench.ReadAsync((s, t) => s.FactAsync("menu/telegram:9999", t)));
        Assert.NotEqual(
            await bench.ReadAsync((s, t) => s.FactAsync("menu/telegram:9004", t)), await bench.ReadAsync((s, t) => s.FactAsync("menu/telegram:9001", t)));
    }

    [Fact]
    public async Task A_reader_without_buttons_gets_the_card_its_code_and_the_commands_and_no_word_of_a_member()
    {
        var letters = new Letters();
        await using var bench = await DeskBench.StartAsync(
            services => services.AddSingleton<ISink>(letters),
            (config, _) => config with { People = [.. config.People, new("thu", "Qua thư", ["moderator"], "cd-than", ["email:a@congdoan.example"])] });
        bench.Say(Members, "Cho em hỏi bao giờ trả lương tháng 10 ạ?", from: 5001);
        await bench.PollAsync();
        await bench.SettleAsync();

        var letter = Assert.Single(letters.Got);
        Assert.StartsWith("C1 (câu hỏi, đang mở): còn 24 giờ", letter.Title, StringComparison.Ordinal);
        Assert.Contains("Gõ cho bot một trong các lệnh sau:\n/nhan C1 – Nhận xử lý\n/dong C1 – Đóng", letter.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("trả lương", letter.Body, StringComparison.Ordinal);
        Assert.Empty(letter.Faces);
        await bench.AskAsync(Duty, "/dong C1 1");
        await bench.SettleAsync();
        Assert.Single(letters.Got);
    }

    private sealed class Letters : ISink
    {
        public string Id => "email";

        public List<OutboundMessage> Got { get; } = [];

        public Task<SendOutcome> SendAsync(OutboundMessage message, CancellationToken cancellationToken)
        {
            Got.Add(message);
            return Task.FromResult(new SendOutcome(SendResult.Sent, "letter"));
        }
    }
}
