using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using SocialWatch.Cases;
using SocialWatch.Connectors.Facebook.Hooks;
using SocialWatch.Tests.Pipeline;
using SocialWatch.Tests.Webhooks;
using static SocialWatch.Tests.Connectors.Facebook.FacebookHookBench;

namespace SocialWatch.Tests.Connectors.Facebook;

/// <summary>Facebook's calls through the real door, the sealed envelopes and the real pipeline.</summary>
public sealed class FacebookHookFlowTests
{
    private const string Address = "987654321432";

    [Fact]
    public async Task The_handshake_is_answered_by_the_real_door()
    {
        await using var hooks = await StartAsync();
        Assert.Equal((HttpStatusCode.OK, "1158201444"), await hooks.GetAsync("/hook/facebook?hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=mot-cau-rieng"));
        Assert.Equal(HttpStatusCode.Forbidden, (await hooks.GetAsync("/hook/facebook?hub.mode=subscribe&hub.challenge=1&hub.verify_token=khac")).Status);
    }

    [Fact]
    public async Task Calls_that_come_twice_and_in_the_wrong_order_leave_what_polling_would_leave()
    {
        await using var hooks = await StartAsync();
        var now = hooks.Bench.Now;
        byte[] One(string verb, string id, string text) => Feed(At(Comment(verb, id, text), now));
        await PostAsync(hooks, One("add", "5001_1", "chưa có lương tháng này"));
        await PostAsync(hooks, One("edited", "5001_1", "đã có lương rồi nhé"));
        await PostAsync(hooks, One("add", "5001_1", "chưa có lương tháng này"));
        await PostAsync(hooks, One("remove", "5001_2", ""));
        await PostAsync(hooks, One("add", "5001_2", "bữa ca nguội quá"));
        await PostAsync(hooks, One("add", "5001_3", "xe đưa đón trễ"));
        await PostAsync(hooks, One("removed", "5001_3", ""));
        Assert.False(hooks.FolderHolds("bữa ca"));
        await RunAsync(hooks);
        var mentions = await hooks.Bench.MentionsAsync();
        Assert.Equal(["5001_1"], mentions.Where(m => !m.Removed).Select(m => m.ExternalId));
        Assert.Equal("đã có lương rồi nhé", mentions.Single(m => m.ExternalId == "5001_1").Text);
        Assert.False(hooks.FolderHolds("Tên Riêng"));
    }

    [Fact]
    public async Task A_comment_that_is_removed_on_the_platform_is_removed_here_and_its_question_withdrawn()
    {
        await using var hooks = await StartAsync();
        await PostAsync(hooks, Feed(At(Comment(id: "5001_7", message: "cho em hỏi bao giờ có lương ạ"), hooks.Bench.Now)));
        await RunAsync(hooks);
        Assert.Equal(CaseState.Open, (await hooks.Bench.CaseAsync()).State);
        await PostAsync(hooks, Feed(At(Comment("delete", "5001_7", null), hooks.Bench.Now)));
        await RunAsync(hooks);
        Assert.True(Assert.Single(await hooks.Bench.MentionsAsync()).Removed);
        Assert.Equal(CaseState.Withdrawn, (await hooks.Bench.CaseAsync()).State);
    }

    [Fact]
    public async Task A_private_message_opens_a_case_with_its_window_and_the_pages_own_word_stops_its_clock()
    {
        await using var hooks = await StartAsync();
        await PostAsync(hooks, Talk("m_1", Address, Inbox, "Em chưa được đóng bảo hiểm, phải làm sao ạ?", hooks.Bench.Now.AddMinutes(-30)));
        Assert.False(hooks.FolderHolds(Address));
        await RunAsync(hooks);
        var opened = await hooks.Bench.CaseAsync();
        Assert.True(opened.Private);
        Assert.False(hooks.FolderHolds(Address));
        Assert.False(hooks.FolderHolds("m_1"));

        await PostAsync(hooks, Talk("m_2", Inbox, Address, "Bạn mang hợp đồng đến văn phòng chiều nay nhé", hooks.Bench.Now.AddMinutes(-10), echo: true));
        await RunAsync(hooks);
        Assert.Equal((CaseState.Answered, hooks.Bench.Now.AddMinutes(-10)), ((await hooks.Bench.CaseAsync()).State, (await hooks.Bench.CaseAsync()).AnsweredAt));
        Assert.DoesNotContain(Address, hooks.Bench.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_of_kinds_that_nobody_takes_is_answered_and_not_kept()
    {
        await using var hooks = await StartAsync();
        await PostAsync(hooks, Fixture("webhook_feed_reaction_remove"));
        Assert.Empty(await hooks.WaitingAsync());
        Assert.Contains("reaction/remove", hooks.Bench.Log.Text, StringComparison.Ordinal);
    }

    private static async Task<HookBench> StartAsync() => await HookBench.StartAsync(
        await Bench.StartAsync(
            c => c with
            {
                Channels =
                [
                    .. c.Channels.Where(x => x.Kind != "facebook"),
                    new() { Id = Bench.Page, Kind = "facebook", Name = "Trang", Unit = "tinh", Source = Page, Account = "tinh" },
                    new() { Id = "fb-hop-thu", Kind = "messenger", Name = "Hộp thư", Unit = "tinh", Source = Inbox, Account = "tinh" },
                ],
            },
            Bench.Nine),
        bench => new FacebookWebhook(
            bench.Get<SocialWatch.Configuration.UnionConfig>(), new(bench.Clock), Options.Create<SocialWatch.Connectors.Facebook.FacebookSettings>(new() { AppSecret = Secret, VerifyToken = "mot-cau-rieng" }), bench.Clock));

    private static async Task PostAsync(HookBench hooks, byte[] body) =>
        Assert.Equal(HttpStatusCode.OK, await hooks.PostAsync(body, FacebookSignature.Of(body, Secret), "facebook", FacebookSignature.Header));

    private static async Task RunAsync(HookBench hooks)
    {
        while (await hooks.Runner.RunAsync(Bench.Token) > 0)
        {
        }

        Assert.Empty(await hooks.WaitingAsync());
    }

    private static JsonObject At(JsonObject value, DateTimeOffset at)
    {
        value["created_time"] = at.AddMinutes(-5).ToUnixTimeSeconds();
        return value;
    }

    private static byte[] Talk(string mid, string from, string to, string text, DateTimeOffset at, bool echo = false) => Bytes(new JsonObject
    {
        ["object"] = "page",
        ["entry"] = new JsonArray(new JsonObject
        {
            ["id"] = Inbox, ["time"] = at.ToUnixTimeMilliseconds(),
            ["messaging"] = new JsonArray(new JsonObject
            {
                ["sender"] = new JsonObject { ["id"] = from }, ["recipient"] = new JsonObject { ["id"] = to }, ["timestamp"] = at.ToUnixTimeMilliseconds(),
                ["message"] = new JsonObject { ["mid"] = mid, ["text"] = text, ["is_echo"] = echo },
            }),
        }),
    });
}
