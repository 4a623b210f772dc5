using Microsoft.Extensions.Options;
using SocialWatch.Channels;
using SocialWatch.Connectors.Zalo;
using SocialWatch.Mentions;
using SocialWatch.Notify;
using SocialWatch.Tests.EndToEnd;
using static SocialWatch.Tests.Connectors.Zalo.ZaloDay;

namespace SocialWatch.Tests.Connectors.Zalo;

/// <summary>The modules against the simulated account over real HTTP.</summary>
public sealed class ZaloSimulatorTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_day_of_the_simulated_account_is_read_once_and_nobody_is_in_the_log()
    {
        await using var day = await StartAsync();
        var pages = await day.PollAsync(Source("oa", "group:" + Group));
        var items = pages.SelectMany(p => p.Items).ToList();
        Assert.Equal(["bao giờ có lương ạ", "", "Ngày 10 có lương nhé", "ca đêm lạnh quá"], items.Select(i => i.Text));
        Assert.Equal([Origin.Member, Origin.Member, Origin.Own, Origin.Member], items.Select(i => i.Origin));
        Assert.Equal((An, An), (items[0].Conversation, items[2].Conversation));
        day.Advance(TimeSpan.FromHours(1));
        Assert.Empty((await day.PollAsync(Source("oa", "group:" + Group), pages[^1].Watermark)).SelectMany(p => p.Items));
        Assert.DoesNotContain("AT-sim", day.Log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(An, day.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_that_dies_early_and_rotates_is_renewed_in_the_middle_of_a_poll()
    {
        await using var day = await StartAsync();
        day.Server.Zalo(Oa).Expire();
        Assert.Equal(3, (await day.PollAsync(Source("oa"))).Sum(p => p.Items.Count));
        Assert.Equal(["save AT-sim-2/RT-sim-2"], day.Grants.Steps);
        day.Advance(TimeSpan.FromHours(26));
        await day.PollAsync(Source("oa"));
        Assert.Equal("save AT-sim-3/RT-sim-3", day.Grants.Steps[^1]);
        Assert.Equal(2, day.Server.Zalo(Oa).Renewals);
    }

    [Fact]
    public async Task A_consent_taken_back_is_the_fault_that_a_person_must_mend()
    {
        await using var day = await StartAsync();
        day.Server.Zalo(Oa).Revoke();
        var thrown = await Assert.ThrowsAnyAsync<Exception>(() => day.PollAsync(Source("oa")));
        Assert.Equal(("zalo:-14014", true), (day.Connector.Explain(thrown).Code, day.Connector.Explain(thrown).NeedsPerson));
    }

    [Theory]
    [InlineData("zalo_32_rate_limit", FaultKind.RateLimited)]
    [InlineData("zalo_200_failed", FaultKind.Transient)]
    [InlineData("zalo_224_package", FaultKind.Permission)]
    [InlineData("zalo_404_path", FaultKind.Gone)]
    [InlineData("truncated_json", FaultKind.Malformed)]
    [InlineData("cut_connection", FaultKind.Network)]
    [InlineData("http_500_html", FaultKind.Transient)]
    public async Task Each_error_is_its_fault(string fault, FaultKind kind)
    {
        await using var day = await StartAsync();
        day.Server.Faults.Inject(new() { Name = fault, Network = "zalo" });
        var thrown = await Assert.ThrowsAnyAsync<Exception>(() => day.PollAsync(Source("oa")));
        Assert.Equal(kind, day.Connector.Explain(thrown).Kind);
    }

    [Fact]
    public async Task A_read_is_tried_again_and_a_send_never_is()
    {
        await using var day = await StartAsync();
        day.Server.Faults.Inject(new() { Name = "cut_connection", Network = "zalo", Method = "GET", Count = 1 });
        Assert.Equal(3, (await day.PollAsync(Source("oa"))).Sum(p => p.Items.Count));
        day.Server.Faults.Inject(new() { Name = "cut_connection", Network = "zalo", Path = "message/cs" });
        var sender = day.Get<IReplySender>();
        var order = new ReplyOrder(Source("oa").Channels[0], An, null, "Đã có lương", day.Clock.GetUtcNow(), false);
        var thrown = await Assert.ThrowsAnyAsync<Exception>(() => sender.SendAsync(order, Token));
        Assert.Equal(ReplyEnd.Doubtful, sender.Explain(thrown).End);
        Assert.Single(day.Server.Calls, c => c.Path.EndsWith("message/cs", StringComparison.Ordinal));

        // The work was done before the connection broke: reading back finds it, and nobody reads it twice.
        Assert.Equal(ReadBackEnd.Found, (await sender.ReadBackAsync(order, Token)).End);
        Assert.Single(day.Server.Sent);
    }

    [Fact]
    public async Task An_answer_quotes_its_question_and_after_seven_days_the_window_is_over()
    {
        await using var day = await StartAsync();
        var question = (await day.PollAsync(Source("oa"))).SelectMany(p => p.Items).First();
        var sender = day.Get<IReplySender>();
        var order = new ReplyOrder(Source("oa").Channels[0], An, question.ExternalId, "Đã có lương", day.Clock.GetUtcNow(), false);
        Assert.Equal(ReplyEnd.Sent, (await sender.SendAsync(order, Token)).End);
        Assert.Equal(ReplyEnd.Sent, (await sender.SendAsync(order with { Item = "cua-ai-khac" }, Token)).End);
        day.Advance(TimeSpan.FromDays(7));
        Assert.Equal("zalo:-230", (await sender.SendAsync(order, Token)).Error);
    }

    [Fact]
    public async Task Webhook_calls_that_come_twice_and_out_of_order_are_the_items_that_polling_brings()
    {
        await using var day = await StartAsync();
        var source = Source("oa", "group:" + Group);
        var polled = (await day.PollAsync(source)).SelectMany(p => p.Items).ToDictionary(i => i.ExternalId);
        var hook = new ZaloWebhook(
            DemoTerminal.Config with { Channels = source.Channels }, new([]), day.Get<IOptions<ZaloSettings>>(), day.Clock,
            day.Get<Microsoft.Extensions.Logging.ILogger<ZaloWebhook>>());
        var calls = day.Server.ZaloCalls(Oa);
        var called = new List<FetchedItem>();
        foreach (var call in calls.Concat(calls).Reverse())
        {
            Assert.Equal(WebhookVerdict.Keep, hook.Check(call.Body, n => n == "X-ZEvent-Signature" ? call.Signature : null).Verdict);
            called.AddRange((await hook.ReadAsync(call.Body, Token)).Items);
        }

        Assert.Equal(8, called.Count);
        Assert.All(called, item => Assert.Equal(polled[item.ExternalId] with { TaggedNames = item.TaggedNames }, item));
    }

    [Fact]
    public async Task Staff_are_told_in_the_group_and_by_the_bot()
    {
        await using var day = await StartAsync();
        Assert.Equal(SendResult.Sent, (await day.Sink("zalo-group").SendAsync(new("canbo", "Tin", "Nội dung", "T-1", "alert"), Token)).Result);
        Assert.Equal(SendResult.Sent, (await day.Sink("zalo-bot").SendAsync(new("c1", "Tin", "Nội dung", "T-1", "alert"), Token)).Result);
        Assert.Equal([("group/message", "canbo"), ("sendMessage", "c1")], day.Server.Sent.Select(s => (s.Method, s.Target)));
        Assert.DoesNotContain("simulated-zalo-bot", day.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_article_is_made_and_stands_after_it_was_processed()
    {
        await using var day = await StartAsync();
        var made = await day.Api.CreateArticleAsync(new("normal", "Tin", "Ban", new("photo", "https://x/y.jpg", "show"), "mô tả", [new("text", "nội dung")], "show", "show"), Token);
        await Assert.ThrowsAsync<ZaloApiException>(() => day.Api.VerifyArticleAsync(made.Token!, Token));
        Assert.StartsWith("article-", (await day.Api.VerifyArticleAsync(made.Token!, Token)).Article, StringComparison.Ordinal);
    }
}
