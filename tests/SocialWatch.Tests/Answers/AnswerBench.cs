using Microsoft.Extensions.DependencyInjection;
using SocialWatch.Answers;
using SocialWatch.Channels;
using SocialWatch.Chat;
using SocialWatch.Configuration;
using SocialWatch.Notify;
using SocialWatch.Tests.Pipeline;

namespace SocialWatch.Tests.Answers;

/// <summary>The real pipeline with senders that are told what to do; staff write to the desk by hand.</summary>
internal sealed class AnswerBench : IAsyncDisposable
{
    private int _message;

    private AnswerBench(Bench bench, FakeReplySender page, FakeReplySender bot) => (Bench, Page, Bot) = (bench, page, bot);

    public Bench Bench { get; }

    public FakeReplySender Page { get; }

    public FakeReplySender Bot { get; }

    public static async Task<AnswerBench> StartAsync(ApprovalRule approval = ApprovalRule.None)
    {
        var (page, bot) = (new FakeReplySender("facebook"), new FakeReplySender("telegram") { Means = new(true, ReadsBack: false, 4000) });
        var bench = await Bench.StartAsync(
            c => c with { Escalation = c.Escalation with { Answers = new AnswerPolicy { Approval = approval } } }, Bench.Nine,
            s => s.AddSingleton<IReplySender>(page).AddSingleton<IReplySender>(bot));
        return new(bench, page, bot);
    }

    /// <summary>A member of staff writes to the desk in private; returns what it says.</summary>
    public async Task<string> AskAsync(string person, string text)
    {
        var config = Bench.Get<UnionConfig>();
        var who = config.People.Single(p => p.Id == person);
        var sink = who.Sinks.First(s => s.StartsWith("telegram:", StringComparison.Ordinal));
        var key = (++_message).ToString(System.Globalization.CultureInfo.InvariantCulture);
        await Bench.Store.WriteAsync(
            async (s, t) =>
            {
                await Bench.Get<IStaffInbox>().TakeAsync(s, [new("telegram", sink["telegram:".Length..], key, text, Bench.Now, Private: true)], t);
                return 0;
            },
            Bench.Token);
        return (await Bench.OutboxAsync()).Where(r => r.Key == $"chat/{sink["telegram:".Length..]}/{key}").Select(r => r.Title + "\n" + r.Body).SingleOrDefault() ?? "";
    }

    public Task<int> SendAsync() => Bench.Get<ReplyDispatcher>().DispatchAsync(Bench.Token);

    public async Task<Answer> AnswerAsync(string id = "R1") => (await Bench.ReadAsync((s, t) => s.AnswerAsync(id, t)))!;

    /// <summary>What staff were told of answers, newest last.</summary>
    public async Task<List<OutboxRow>> ToldAsync(string prefix) => [.. (await Bench.OutboxAsync()).Where(r => r.Key.StartsWith(prefix, StringComparison.Ordinal))];

    public ValueTask DisposeAsync() => Bench.DisposeAsync();
}
