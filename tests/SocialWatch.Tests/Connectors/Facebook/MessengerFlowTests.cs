using Microsoft.Extensions.Configuration;
using SocialWatch.Answers;
using SocialWatch.Cases;
using SocialWatch.Chat;
using SocialWatch.Configuration;
using SocialWatch.Connectors.Facebook.Messenger;
using SocialWatch.Simulator;
using SocialWatch.Tests.Pipeline;
using SocialWatch.Tests.Simulator;

namespace SocialWatch.Tests.Connectors.Facebook;

/// <summary>A member's private message from the page's inbox to the desk and back, through the real pipeline and the simulated page.</summary>
public sealed class MessengerFlowTests
{
    [Fact]
    public async Task A_question_in_the_inbox_is_a_case_with_its_window_and_is_answered_in_its_conversation()
    {
        await using var simulator = await StartAsync();
        await using var bench = await OpenAsync(simulator);
        await PollAsync(bench, simulator);
        var opened = await bench.CaseAsync();
        Assert.Equal((CaseState.Open, true, bench.Now.AddHours(23)), (opened.State, opened.Private, opened.WindowEndsAt));

        await AskAsync(bench, $"/traloi {opened.Id} Ngày 10 có lương, bạn nhé.");
        await AskAsync(bench, $"/duyet {opened.Id}", "chu-tich");
        await bench.Get<ReplyDispatcher>().DispatchAsync(Bench.Token);
        var sent = Assert.Single(simulator.Sent);
        Assert.Equal(("messages", "11", "Ngày 10 có lương, bạn nhé.", null), (sent.Method, sent.Target, sent.Text, sent.File));
        Assert.Equal(CaseState.Answered, (await bench.CaseAsync()).State);

        // What was sent comes back by polling and changes nothing.
        bench.Clock.Advance(TimeSpan.FromMinutes(30));
        await PollAsync(bench, simulator);
        Assert.Equal(CaseState.Answered, (await bench.CaseAsync()).State);
        Assert.Single(await bench.CasesAsync());
    }

    [Fact]
    public async Task After_a_day_the_answer_waits_for_a_persons_click_and_goes_out_with_its_tag()
    {
        await using var simulator = await StartAsync();
        await using var bench = await OpenAsync(simulator);
        await PollAsync(bench, simulator);
        var opened = await bench.CaseAsync();
        bench.Clock.Advance(TimeSpan.FromHours(24));
        simulator.Clock.Now = bench.Now;

        await AskAsync(bench, $"/traloi {opened.Id} Ngày 10 có lương, bạn nhé.");
        await AskAsync(bench, $"/duyet {opened.Id}", "chu-tich");
        await bench.Get<ReplyDispatcher>().DispatchAsync(Bench.Token);
        Assert.Empty(simulator.Sent);
        Assert.Equal((AnswerState.Draft, AnswerErrors.NeedsClick), ((await AnswerAsync(bench)).State, (await AnswerAsync(bench)).Error));

        await AskAsync(bench, $"/traloi {opened.Id} người thật");
        await AskAsync(bench, $"/duyet {opened.Id}", "chu-tich");
        await bench.Get<ReplyDispatcher>().DispatchAsync(Bench.Token);
        Assert.Equal("HUMAN_AGENT", Assert.Single(simulator.Sent).File);
    }

    private static async Task<Answer> AnswerAsync(Bench bench) => (await bench.ReadAsync((s, t) => s.AnswerAsync("R1", t)))!;

    private static async Task PollAsync(Bench bench, SimulatorServer simulator)
    {
        simulator.Clock.Now = bench.Now;
        await bench.PollAsync("messenger", "tinh");
    }

    private static async Task AskAsync(Bench bench, string text, string person = "quan-tri-tinh")
    {
        var who = bench.Get<UnionConfig>().People.Single(p => p.Id == person);
        var chat = who.Sinks.First(s => s.StartsWith("telegram:", StringComparison.Ordinal))["telegram:".Length..];
        await bench.Store.WriteAsync(
            async (s, t) =>
            {
                await bench.Get<IStaffInbox>().TakeAsync(s, [new("telegram", chat, Guid.NewGuid().ToString("N"), text, bench.Now, Private: true)], t);
                return 0;
            },
            Bench.Token);
    }

    private static Task<SimulatorServer> StartAsync() => SimulatorServer.StartAsync(
        Scenario.Parse(
            SimulatedDay.Head.Replace("2026-11-12T00:00:00", "2026-11-20T00:00:00", StringComparison.Ordinal)
                + """ "events": [{ "at": "2026-11-12T08:00:00+07:00", "kind": "page_message", "page": "1000001", "from": "an", "text": "Tháng này bao giờ có lương ạ?" }] }""",
            "flow.json"),
        0, Bench.Token);

    private static Task<Bench> OpenAsync(SimulatorServer simulator) => Bench.StartAsync(
        c => c with { Channels = [.. c.Channels, new() { Id = "fb-hop-thu", Kind = "messenger", Name = "Hộp thư", Unit = c.Channels[0].Unit, Source = "1000001", Account = "tinh" }] },
        Bench.Nine,
        services => new MessengerModule().Register(services, new ConfigurationBuilder().AddInMemoryCollection(
            [new("Facebook:BaseUrl", simulator.BaseUrl.ToString()), new("Facebook:Accounts:tinh:Token", SimulatedDay.PageToken), new("Facebook:RetryMilliseconds", "0")]).Build()));
}
