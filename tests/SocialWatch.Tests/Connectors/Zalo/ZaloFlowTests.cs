using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SocialWatch.Cases;
using SocialWatch.Channels;
using SocialWatch.Chat;
using SocialWatch.Chat.Zalo;
using SocialWatch.Connectors.Zalo;
using SocialWatch.Notify;
using SocialWatch.Tests.Pipeline;

namespace SocialWatch.Tests.Connectors.Zalo;

/// <summary>What the account's messages do in the real pipeline, and what staff say to the bot.</summary>
public sealed class ZaloFlowTests
{
    private const string Conversation = "3103741396290000001";

    private static Channel Oa { get; } = new() { Id = Bench.Inbox, Kind = "zalo", Name = "OA", Unit = "tinh", Source = "oa", Account = "tinh" };

    [Fact]
    public async Task What_a_person_answers_in_Zalos_manager_stops_the_clock_at_its_own_time()
    {
        await using var bench = await Bench.StartAsync();
        await bench.TakeAsync(ZaloMap.Item(Oa, "q1", bench.Now.AddMinutes(-30), "bao giờ có lương tháng này ạ", own: false, Conversation, Conversation));
        Assert.Equal(CaseState.Open, (await bench.CaseAsync()).State);
        await bench.TakeAsync(ZaloMap.Item(Oa, "other", bench.Now.AddMinutes(-20), "Ngày 10 có lương nhé", own: true, "khac", null));
        Assert.Null((await bench.CaseAsync()).AnsweredAt);
        await bench.TakeAsync(ZaloMap.Item(Oa, "a1", bench.Now.AddMinutes(-10), "Ngày 10 có lương nhé", own: true, Conversation, null));
        var answered = await bench.CaseAsync();
        Assert.Equal((CaseState.Answered, bench.Now.AddMinutes(-10)), (answered.State, answered.AnsweredAt));
    }

    [Fact]
    public async Task A_member_who_tells_Zalo_to_be_forgotten_has_the_open_question_taken_back()
    {
        await using var bench = await Bench.StartAsync();
        await bench.TakeAsync(ZaloMap.Item(Oa, "q1", bench.Now.AddMinutes(-30), "bao giờ có lương tháng này ạ", own: false, Conversation, Conversation));
        var wish = ZaloMap.Item(Oa, "withdrawn/1", bench.Now, null, own: false, "khac", "khac") with { Change = SocialWatch.Mentions.ItemChange.Withdrawn };
        await bench.TakeAsync(wish);
        Assert.False((await bench.CaseAsync()).Erased);
        await bench.TakeAsync(wish with { Conversation = Conversation, AuthorKey = Conversation });
        await bench.TakeAsync(wish with { Conversation = Conversation, AuthorKey = Conversation });
        var value = await bench.CaseAsync();
        Assert.Equal((CaseState.Withdrawn, true, 0), (value.State, value.Erased, value.Misses.Count));
        Assert.All(await bench.MentionsAsync(), m => Assert.Equal("", m.Text));
        Assert.Single(await bench.ReadAsync((s, t) => s.ErasuresAsync(t)));
    }

    [Fact]
    public async Task A_receipt_of_the_account_is_no_answer()
    {
        await using var bench = await Bench.StartAsync();
        await bench.TakeAsync(ZaloMap.Item(Oa, "q1", bench.Now.AddMinutes(-30), "bao giờ có lương tháng này ạ", own: false, Conversation, Conversation));
        await bench.TakeAsync(ZaloMap.Item(Oa, "a1", bench.Now.AddMinutes(-29), "Cảm ơn bạn, chúng tôi đã nhận được tin nhắn và sẽ trả lời sớm", own: true, Conversation, null));
        Assert.Null((await bench.CaseAsync()).AnsweredAt);
    }

    [Fact]
    public async Task The_same_message_by_webhook_and_by_polling_is_one_mention_and_one_case()
    {
        await using var bench = await Bench.StartAsync();
        var item = ZaloMap.Item(Oa, "q1", bench.Now.AddMinutes(-30), "bao giờ có lương tháng này ạ", own: false, Conversation, Conversation);
        await bench.TakeAsync(item);
        await bench.TakeAsync(item, item);
        Assert.Single((await bench.CaseAsync()).Askers);
    }

    [Fact]
    public async Task What_staff_type_to_the_bot_is_answered_once_and_kept_until_it_is_committed()
    {
        await using var bench = await Bench.StartAsync(
            c => c with { People = [new("truc", "Cán bộ trực", ["duty"], c.Units.Root(DateOnly.MaxValue), ["zalo-bot:c1"])] }, Bench.Nine);
        var api = new ScriptedBot(bench);
        var listener = new ZaloBotListener(
            api, bench.Get<IStaffInbox>(), bench.Store, bench.Get<OutboxSignal>(), Options.Create(new ZaloSettings { Bot = new() { Token = "1:abc", PollSeconds = 0 } }), bench.Clock,
            LoggerFactory.Create(b => b.AddProvider(bench.Log)).CreateLogger<ZaloBotListener>());
        Assert.Equal(TimeSpan.Zero, await listener.RoundAsync(Bench.Token));
        await listener.RoundAsync(Bench.Token);
        var rows = await bench.ReadAsync((s, t) => s.OutboxAsync(new(), t));
        var row = Assert.Single(rows, r => r.Sink == "zalo-bot");
        Assert.Equal("c1", row.Address);

        api.Fault = new(FaultKind.Credentials, "zalo-bot:401");
        Assert.Equal(TimeSpan.FromMinutes(5), await listener.RoundAsync(Bench.Token));
        await listener.RoundAsync(Bench.Token);
        Assert.Single(bench.Log.Text.Split('\n'), l => l.Contains("zalo-bot:401", StringComparison.Ordinal));
    }

    private sealed class ScriptedBot(Bench bench) : IZaloBotApi
    {
        public SourceFault? Fault { get; set; }

        public Task GetMeAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task<IReadOnlyList<ZaloBotUpdate>> GetUpdatesAsync(int timeoutSeconds, CancellationToken cancellationToken) => Fault is { } fault
            ? throw new SourceFaultException(fault)
            : Task.FromResult<IReadOnlyList<ZaloBotUpdate>>(
                [new("message.text.received", new("m1", bench.Now.ToUnixTimeMilliseconds().ToString(System.Globalization.CultureInfo.InvariantCulture), "/homnay", new("c1", "PRIVATE"), new("c1", false)))]);

        public Task<string?> SendMessageAsync(string chat, string text, CancellationToken cancellationToken) => Task.FromResult<string?>("1");
    }
}
