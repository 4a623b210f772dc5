using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using SocialWatch.Channels;
using SocialWatch.Pipeline;
using SocialWatch.Time;

namespace SocialWatch.Tests.Pipeline;

/// <summary>Hiding: three grounds, a count, and a word to its writer; and rights of access that end soon.</summary>
public sealed class HidingTests
{
    [Fact]
    public async Task A_hidden_comment_is_counted_and_its_writer_told_why_once()
    {
        var network = new Network();
        await using var bench = await StartAsync(network);
        await bench.TakeAsync(bench.Comment("c1", "gọi số này nhé"));
        var mention = Assert.Single(await bench.MentionsAsync());
        Assert.Equal(HideEnd.Hidden, (await bench.Get<HidingDesk>().HideAsync(mention.Id, HideReason.LeakedData, Bench.Token)).End);
        Assert.Equal(["hide c1", "tell c1"], network.Done);
        Assert.Contains("thông tin riêng", network.Text, StringComparison.Ordinal);

        network.End = HideEnd.Already;
        await bench.Get<HidingDesk>().HideAsync(mention.Id, HideReason.LeakedData, Bench.Token);
        var day = LocalClock.DateOf(bench.Now);
        Assert.Equal([new(day, Bench.Page, HideReason.LeakedData, 1)], await bench.ReadAsync((s, t) => s.HidingsAsync(day, day, t)));
        Assert.Equal(3, network.Done.Count);
    }

    [Fact]
    public async Task That_the_writer_cannot_be_told_changes_nothing()
    {
        var network = new Network { Fails = true };
        await using var bench = await StartAsync(network);
        await bench.TakeAsync(bench.Comment("c1", "mua ngay kẻo lỡ"));
        Assert.Equal(HideEnd.Hidden, (await bench.Get<HidingDesk>().HideAsync((await bench.MentionsAsync())[0].Id, HideReason.Spam, Bench.Token)).End);
    }

    [Fact]
    public async Task An_own_word_a_private_one_and_an_unknown_one_are_not_hidden()
    {
        var network = new Network();
        await using var bench = await StartAsync(network);
        await bench.TakeAsync(bench.Answer("a1", "chúng tôi đang kiểm tra"), bench.Message("m1", "xin chào ạ"));
        foreach (var id in (await bench.MentionsAsync()).Select(m => m.Id).Append("M999"))
        {
            Assert.Equal(new(HideEnd.Refused, "no_way"), await bench.Get<HidingDesk>().HideAsync(id, HideReason.Threat, Bench.Token));
        }

        Assert.Empty(network.Done);
    }

    [Fact]
    public async Task A_token_that_ends_soon_is_told_once_and_its_renewal_ends_the_alert()
    {
        await using var bench = await Bench.StartAsync();
        var probe = new Probe(new("facebook"));
        var runner = new CredentialRunner(
            bench.Store, new(bench.Get<SocialWatch.Configuration.UnionConfig>(), [probe]), bench.Get<Alerter>(), bench.Get<SocialWatch.Alerts.Wording>(),
            bench.Get<SocialWatch.Configuration.UnionConfig>(), NullLogger<CredentialRunner>.Instance);
        Assert.Equal(0, await runner.RunAsync(Bench.Token));
        probe.Ending = [new(Bench.Page, bench.Now.AddDays(9))];
        await runner.RunAsync(Bench.Token);
        await runner.RunAsync(Bench.Token);
        var alert = Assert.Single(await bench.ReadAsync((s, t) => s.AlertsAsync(new(), t)), a => a.Kind == "token_ending");
        Assert.Equal(Bench.Page, alert.Object);
        probe.Ending = [];
        await runner.RunAsync(Bench.Token);
        Assert.Equal(SocialWatch.Alerts.AlertState.Resolved, (await bench.ReadAsync((s, t) => s.AlertsAsync(new(), t))).Single(a => a.Kind == "token_ending").State);
        probe.Fails = true;
        Assert.Equal(0, await runner.RunAsync(Bench.Token));
    }

    private static Task<Bench> StartAsync(Network network) => Bench.StartAsync(c => c, Bench.Nine, s => s.AddSingleton<IContentHider>(network).AddSingleton<IPrivateReplier>(network));

    private sealed class Network : IContentHider, IPrivateReplier
    {
        public HideEnd End { get; set; } = HideEnd.Hidden;

        public bool Fails { get; init; }

        public List<string> Done { get; } = [];

        public string Text { get; private set; } = "";

        public string Kind => "facebook";

        public Task<HideOutcome> HideAsync(Channel channel, string externalId, CancellationToken cancellationToken)
        {
            Done.Add("hide " + externalId);
            return Task.FromResult(new HideOutcome(End));
        }

        public Task<ReplyOutcome> ReplyAsync(Channel channel, string externalId, bool isPost, string text, CancellationToken cancellationToken)
        {
            Done.Add("tell " + externalId);
            Text = text;
            return Fails ? throw new SourceFaultException(new(FaultKind.Permission, "facebook:10")) : Task.FromResult(new ReplyOutcome(ReplyEnd.Sent));
        }
    }

    private sealed class Probe(FakeConnector inner) : IConnector, ICredentialProbe
    {
        public IReadOnlyList<CredentialNotice> Ending { get; set; } = [];

        public bool Fails { get; set; }

        public string Kind => inner.Kind;

        public ConnectorTraits Traits => inner.Traits;

        public IAsyncEnumerable<FetchedPage> FetchAsync(Source source, string? watermark, CancellationToken cancellationToken) => inner.FetchAsync(source, watermark, cancellationToken);

        public Task<IReadOnlyList<CheckFinding>> CheckAsync(Source source, CancellationToken cancellationToken) => inner.CheckAsync(source, cancellationToken);

        public Task<IReadOnlyList<CredentialNotice>> EndingAsync(Source source, CancellationToken cancellationToken) => Fails
            ? throw new SourceFaultException(new(FaultKind.Network, "network"))
            : Task.FromResult<IReadOnlyList<CredentialNotice>>([.. Ending.Where(e => source.Channels.Any(c => c.Id == e.Channel))]);
    }
}
