using System.Text.Json.Nodes;
using SocialWatch.Channels;
using SocialWatch.Mentions;
using static SocialWatch.Tests.Connectors.Facebook.FacebookHookBench;

namespace SocialWatch.Tests.Connectors.Facebook;

/// <summary>Private messages by webhook, in the shapes they were recorded in.</summary>
public sealed class FacebookTalkTests
{
    private const string Person = "987654321432";

    private readonly FacebookHookBench _bench = new();

    [Theory]
    [InlineData("webhook_messaging_text", "mid.1457764197618:41d102a3e1ae206a38", "hello, world!", false)]
    [InlineData("webhook_messaging_reply_to", "mid.1457764197618:41d102a3e1ae206a38", "hello, world!", false)]
    [InlineData("webhook_messaging_media", "mid.1458696618141:b4ef9d19ec21086067", "", true)]
    public async Task A_recorded_message_of_a_member_is_a_private_item(string fixture, string id, string text, bool wordless)
    {
        Assert.Equal(WebhookVerdict.Keep, _bench.Check(Fixture(fixture)).Verdict);
        var item = Assert.Single((await _bench.ReadAsync(Fixture(fixture))).Items);
        Assert.Equal((id, text, wordless, true, Person, Origin.Member), (item.ExternalId, item.Text, item.Wordless, item.Private, item.Conversation, item.Origin));
        Assert.True(item.ExternalIdIsPersonal);
        Assert.Equal(("fb-hop-thu", 2016), (item.Channel, item.At.Year)); // milliseconds
    }

    [Fact]
    public async Task A_withdrawn_message_is_removed()
    {
        var item = Assert.Single((await _bench.ReadAsync(Fixture("webhook_messaging_deleted"))).Items);
        Assert.Equal((ItemChange.Removed, "message_id"), (item.Change, item.ExternalId));
    }

    [Fact]
    public async Task An_echo_is_the_pages_own_word_and_names_the_app_that_wrote_it()
    {
        var item = Assert.Single((await _bench.ReadAsync(Fixture("webhook_messaging_echo"))).Items);
        Assert.Equal((Origin.Own, "1517776481860111", Person, null), (item.Origin, item.AppId, item.Conversation, item.AuthorKey));
        Assert.Null(Assert.Single((await _bench.ReadAsync(Talk(Said("x", Inbox, Person, app: 263902037430900)))).Items).AppId); // typed in the page's inbox

        var own = await _bench.ReadAsync(Talk(Said("x", Inbox, Person, app: 4242)));
        Assert.Equal((0, 1), (own.Items.Count, own.PassedOver["echo"])); // our own app
    }

    [Fact]
    public async Task An_edited_message_changes_its_text_and_the_number_of_edits_may_be_a_text()
    {
        var edit = new JsonObject
        {
            ["sender"] = Id(Person), ["recipient"] = Id(Inbox), ["timestamp"] = Now.ToUnixTimeMilliseconds(),
            ["message_edit"] = new JsonObject { ["mid"] = "m_1", ["text"] = "chưa có lương tháng này", ["num_edit"] = "1" },
        };
        var item = Assert.Single((await _bench.ReadAsync(Talk(edit))).Items);
        Assert.Equal((ItemChange.Edited, "1", "chưa có lương tháng này"), (item.Change, item.ExternalId, item.Text));
    }

    [Theory]
    [InlineData("webhook_messaging_policy_block", "policy-enforcement", true)]
    [InlineData("webhook_messaging_reaction_emoji", "unregistered", false)]
    public async Task A_block_wakes_the_channel_and_other_kinds_are_counted(string fixture, string kind, bool wakes)
    {
        var content = await _bench.ReadAsync(Fixture(fixture));
        Assert.Equal((0, 1), (content.Items.Count, content.PassedOver[kind]));
        Assert.Equal(wakes ? ["fb-hop-thu"] : [], content.PollNow);
    }

    [Theory]
    [InlineData("read")]
    [InlineData("delivery")]
    [InlineData("reaction")]
    [InlineData("postback")]
    public void What_is_no_message_is_counted_by_its_kind_and_never_kept(string kind)
    {
        var talk = new JsonObject { ["sender"] = Id(Person), ["recipient"] = Id(Inbox), ["timestamp"] = 1, [kind] = new JsonObject { ["title"] = "Tên Riêng" } };
        Assert.Equal(new(WebhookVerdict.Ignore, kind), _bench.Check(Talk(talk)));
    }

    [Fact]
    public async Task A_message_that_another_app_holds_the_thread_of_is_a_members_word_all_the_same()
    {
        var call = JsonNode.Parse(Talk(Said("m_9", Person, Inbox)))!;
        var entry = call["entry"]![0]!.AsObject();
        entry["standby"] = entry["messaging"]!.DeepClone();
        entry.Remove("messaging");
        Assert.Equal("9", Assert.Single((await _bench.ReadAsync(Bytes(call))).Items).ExternalId);
    }

    [Fact]
    public async Task One_entry_may_hold_messages_and_changes_of_two_channels()
    {
        var call = JsonNode.Parse(Talk(Said("m_9", Person, Inbox)))!;
        call["entry"]!.AsArray().Add(JsonNode.Parse(Feed(Comment()))!["entry"]![0]!.DeepClone());
        Assert.Equal(["fb-hop-thu", "fb"], (await _bench.ReadAsync(Bytes(call))).Items.Select(i => i.Channel));
    }

    [Fact]
    public async Task A_message_without_an_id_a_time_or_a_person_is_counted_and_the_channel_polled()
    {
        foreach (var broken in (string[])["mid", "timestamp", "sender"])
        {
            var said = Said("m_1", Person, Inbox);
            (broken == "mid" ? said["message"]!.AsObject() : said).Remove(broken);
            var content = await _bench.ReadAsync(Talk(said));
            Assert.Equal((0, 1), (content.Items.Count, content.PassedOver["malformed"]));
            Assert.Equal(["fb-hop-thu"], content.PollNow);
        }
    }

    private static JsonObject Id(string id) => new() { ["id"] = id };

    private static JsonObject Said(string mid, string from, string to, long? app = null)
    {
        var message = new JsonObject { ["mid"] = mid, ["text"] = "cho em hỏi" };
        if (app is not null)
        {
            message["is_echo"] = true;
            message["app_id"] = app;
        }

        return new() { ["sender"] = Id(from), ["recipient"] = Id(to), ["timestamp"] = Now.ToUnixTimeMilliseconds(), ["message"] = message };
    }

    private static byte[] Talk(JsonObject talk) => Bytes(new JsonObject
    {
        ["object"] = "page", ["entry"] = new JsonArray(new JsonObject { ["id"] = Inbox, ["time"] = Now.ToUnixTimeMilliseconds(), ["messaging"] = new JsonArray(talk) }),
    });
}
