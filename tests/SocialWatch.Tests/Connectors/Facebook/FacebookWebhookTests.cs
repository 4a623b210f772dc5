using System.Text;
using System.Text.Json.Nodes;
using SocialWatch.Channels;
using SocialWatch.Connectors.Facebook;
using SocialWatch.Connectors.Facebook.Hooks;
using SocialWatch.Mentions;
using static SocialWatch.Tests.Connectors.Facebook.FacebookHookBench;

namespace SocialWatch.Tests.Connectors.Facebook;

/// <summary>What Facebook calls with: the handshake, the signature over raw bytes, and what each kind of change is to us.</summary>
public sealed class FacebookWebhookTests
{
    private readonly FacebookHookBench _bench = new();

    [Fact]
    public void The_challenge_is_answered_raw_and_only_to_who_knows_the_word()
    {
        Func<string, string?> Asked(string? mode, string? word) => name => name switch { "hub.mode" => mode, "hub.verify_token" => word, "hub.challenge" => "1158201444", _ => null };
        Assert.Equal("1158201444", _bench.Hook.Challenge(Asked("subscribe", "mot-cau-rieng")));
        Assert.Null(_bench.Hook.Challenge(Asked("subscribe", "khac")));
        Assert.Null(_bench.Hook.Challenge(Asked("subscribe", null)));
        Assert.Null(_bench.Hook.Challenge(Asked("unsubscribe", "mot-cau-rieng")));
        _bench.Settings.VerifyToken = null;
        Assert.Null(_bench.Hook.Challenge(Asked("subscribe", null)));
        Assert.Null(_bench.Hook.Challenge(Asked("subscribe", "")));
    }

    [Fact]
    public void The_signature_is_over_the_escaped_bytes_as_they_came_and_not_over_json_written_again()
    {
        // äöå as Meta documents it: escaped, with lower-case digits; made with an independent tool.
        var escaped = """{"object":"page","entry":[{"id":"1234567890321","time":1449135003,"changes":[{"field":"feed","value":{"item":"comment","verb":"add","comment_id":"1_2","post_id":"1234567890321_1","message":"ch\u01b0a c\u00f3 l\u01b0\u01a1ng \ud83d\ude22"}}]}]}"""u8.ToArray();
        const string signed = "sha256=5df24d15b2ee1a7bd7a51c3d888d956e129bf2ad3f53423f91e986d4d2a111bd";
        Assert.Equal(signed, FacebookSignature.Of(escaped, Secret));
        Assert.Equal(WebhookVerdict.Keep, _bench.Check(escaped).Verdict);
        var rewritten = Encoding.UTF8.GetBytes(JsonNode.Parse(escaped)!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
        Assert.NotEqual(escaped, rewritten);
        Assert.Equal(WebhookVerdict.Refuse, _bench.Check(rewritten, FacebookSignature.Of(escaped, Secret)).Verdict);
    }

    [Fact]
    public void A_changed_byte_a_wrong_key_an_old_header_or_none_is_refused()
    {
        var body = Feed(Comment());
        var good = FacebookSignature.Of(body, Secret);
        Assert.Equal(WebhookVerdict.Keep, _bench.Check(body, good.ToUpperInvariant().Replace("SHA256", "sha256", StringComparison.Ordinal)).Verdict);
        Assert.Equal(WebhookVerdict.Refuse, _bench.Check([.. body, (byte)' '], good).Verdict);
        Assert.Equal(WebhookVerdict.Refuse, _bench.Check(body, FacebookSignature.Of(body, "khac")).Verdict);
        Assert.Equal(WebhookVerdict.Refuse, _bench.Check(body, good["sha256=".Length..]).Verdict);
        Assert.Equal(WebhookVerdict.Refuse, _bench.Check(body, good[..^1]).Verdict);
        Assert.Equal(WebhookVerdict.Refuse, _bench.Check(body, "sha256=").Verdict);
        Assert.Equal(WebhookVerdict.Refuse, _bench.Hook.Check(body, name => name == "X-Hub-Signature" ? good : null).Verdict);
        _bench.Settings.AppSecret = null;
        Assert.Equal(new(WebhookVerdict.Refuse, "no_secret"), _bench.Check(body, good));
    }

    [Theory]
    [InlineData("add", ItemChange.Seen)]
    [InlineData("added", ItemChange.Seen)]
    [InlineData("edit", ItemChange.Edited)]
    [InlineData("edited", ItemChange.Edited)]
    [InlineData("update", ItemChange.Edited)]
    [InlineData("remove", ItemChange.Removed)]
    [InlineData("removed", ItemChange.Removed)]
    [InlineData("delete", ItemChange.Removed)]
    [InlineData("deleted", ItemChange.Removed)]
    public async Task Both_spellings_of_every_verb_are_taken(string verb, ItemChange change)
    {
        var item = Assert.Single((await _bench.ReadAsync(Feed(Comment(verb)))).Items);
        Assert.Equal((change, "5001_90", Page + "_5001"), (item.Change, item.ExternalId, item.ThreadExternalId));
    }

    [Fact]
    public async Task A_members_comment_is_the_same_item_that_polling_brings()
    {
        var called = Assert.Single((await _bench.ReadAsync(Feed(Comment()))).Items);
        var polled = FacebookMap.Comment(
            new() { Id = "5001_90", Message = "tháng này chưa có lương", CreatedTime = "2026-11-20T07:55:00+0000", From = new("77"), LikeCount = 0, CommentCount = 0 },
            new() { Id = "fb", Kind = "facebook", Name = "Trang", Unit = "tinh", Source = Page }, Page + "_5001", new());
        Assert.Equal(polled! with { Engagement = null, TaggedNames = called.TaggedNames }, called);
    }

    [Fact]
    public async Task A_reply_hangs_on_its_comment_and_ids_come_with_and_without_their_prefix()
    {
        var value = Comment(id: Page + "_5001_91");
        value["parent_id"] = "5001_90";
        var item = Assert.Single((await _bench.ReadAsync(Feed(value))).Items);
        Assert.Equal(("5001_91", "5001_90"), (item.ExternalId, item.ParentExternalId));
        value["comment_id"] = "92";
        Assert.Equal("5001_92", Assert.Single((await _bench.ReadAsync(Feed(value))).Items).ExternalId);
    }

    [Theory]
    [InlineData("webhook_feed_comment_add")]
    [InlineData("webhook_feed_comment_add_photo")]
    [InlineData("webhook_feed_comment_edited")]
    [InlineData("webhook_feed_status_add_photos")]
    public async Task What_the_page_wrote_itself_is_no_item_but_a_reason_to_poll(string fixture)
    {
        // In these recordings the author is the page, named in both shapes and as text and number.
        var content = await _bench.ReadAsync(Fixture(fixture));
        Assert.Empty(content.Items);
        Assert.Equal(1, content.PassedOver["own"]);
        Assert.Equal(["fb"], content.PollNow);
    }

    [Fact]
    public async Task A_recorded_removal_has_no_text_and_no_time_and_removes()
    {
        var item = Assert.Single((await _bench.ReadAsync(Fixture("webhook_feed_comment_remove"))).Items);
        Assert.Equal((ItemChange.Removed, "905578656204626_905579239537901", "", DateTimeOffset.FromUnixTimeSeconds(1452107182)), (item.Change, item.ExternalId, item.Text, item.At));
    }

    [Fact]
    public void A_reaction_and_a_hiding_are_counted_and_never_kept()
    {
        Assert.Equal(new(WebhookVerdict.Ignore, "reaction/remove"), _bench.Check(Fixture("webhook_feed_reaction_remove")));
        Assert.Equal(new(WebhookVerdict.Ignore, "comment/hide"), _bench.Check(Feed(Comment("hide"))));
        Assert.Equal(new(WebhookVerdict.Ignore, "comment/unhide"), _bench.Check(Feed(Comment("unhide"))));
    }

    [Fact]
    public async Task An_edit_of_a_visitors_post_changes_its_text_and_wakes_the_page()
    {
        var content = await _bench.ReadAsync(Fixture("webhook_feed_post_edit"));
        var item = Assert.Single(content.Items, i => i.Change == ItemChange.Edited);
        Assert.Equal((Page + "_7293787835232", MentionKind.Post, false), (item.ExternalId, item.Kind, item.ExternalIdIsPersonal));
        Assert.Equal(["fb"], content.PollNow);
    }

    [Fact]
    public async Task A_share_or_a_mention_may_stand_on_somebodys_own_wall_and_only_wakes_the_page()
    {
        foreach (var body in new[] { Fixture("webhook_feed_share_add"), Feed(new() { ["item"] = "mention", ["verb"] = "add", ["post_id"] = "999_1" }), Feed(new() { ["post_id"] = "999_1", ["verb"] = "add" }, "mention") })
        {
            var content = await _bench.ReadAsync(body);
            Assert.Empty(content.Items);
            Assert.Equal(["fb"], content.PollNow);
        }
    }

    [Fact]
    public async Task A_post_whose_id_begins_with_somebody_else_is_kept_as_a_hash_alone()
    {
        var value = new JsonObject { ["item"] = "status", ["verb"] = "add", ["post_id"] = "999_5", ["from"] = new JsonObject { ["id"] = 999 }, ["created_time"] = Now.ToUnixTimeSeconds(), ["message"] = "cho em hỏi" };
        Assert.True(Assert.Single((await _bench.ReadAsync(Feed(value))).Items).ExternalIdIsPersonal);
        value["post_id"] = Page + "_5";
        Assert.False(Assert.Single((await _bench.ReadAsync(Feed(value))).Items).ExternalIdIsPersonal);
    }

    [Theory]
    [InlineData("tháng này chưa có lương", true)]
    [InlineData("Tháng này chưa có lương. Bao giờ có ạ? Em chờ", true)]
    [InlineData("Nguyễn Văn An xem này", false)]
    [InlineData("xem này Lan ơi", false)]
    [InlineData("CHƯA CÓ LƯƠNG", false)]
    [InlineData("", true)]
    public async Task Words_that_may_tag_a_person_wait_for_polling_which_says_where_the_name_stands(string text, bool taken)
    {
        var content = await _bench.ReadAsync(Feed(Comment(message: text)));
        Assert.Equal(taken ? 1 : 0, content.Items.Count);
        Assert.Equal(taken ? 0 : 1, content.PassedOver.GetValueOrDefault("may_tag"));
        Assert.Equal(taken ? [] : ["fb"], content.PollNow);
    }

    [Fact]
    public async Task Tags_that_the_call_names_are_masked_at_once()
    {
        var value = Comment(message: "xem này 😢 Trần Thị Lan");
        value["message_tags"] = new JsonArray(new JsonObject { ["type"] = "user", ["offset"] = 10, ["length"] = 12, ["id"] = "5" });
        Assert.Equal(new(11, 12), Assert.Single(Assert.Single((await _bench.ReadAsync(Feed(value))).Items).TaggedNames));
    }

    [Fact]
    public async Task A_comment_without_an_author_is_not_dropped_and_one_without_words_is_wordless()
    {
        var value = Comment(message: null);
        value.Remove("from");
        var item = Assert.Single((await _bench.ReadAsync(Feed(value))).Items);
        Assert.Equal((null, Origin.Member, true), (item.AuthorKey, item.Origin, item.Wordless));
    }

    [Fact]
    public async Task Times_in_milliseconds_and_absent_ones_are_read()
    {
        var value = Comment();
        value["created_time"] = Now.ToUnixTimeMilliseconds();
        Assert.Equal(Now, Assert.Single((await _bench.ReadAsync(Feed(value))).Items).At);
        value.Remove("created_time");
        Assert.Equal(Now, Assert.Single((await _bench.ReadAsync(Feed(value))).Items).At);
    }

    [Fact]
    public async Task What_was_removed_is_not_brought_back_by_an_older_call_that_comes_later()
    {
        await _bench.ReadAsync(Feed(Comment("remove")));
        var late = await _bench.ReadAsync(Feed(Comment()));
        Assert.Empty(late.Items);
        Assert.Equal(1, late.PassedOver["removed_before"]);
        _bench.Clock.Advance(TimeSpan.FromDays(3));
        await _bench.ReadAsync(Feed(Comment("remove", "5001_91")));
        Assert.Single((await _bench.ReadAsync(Feed(Comment()))).Items);
    }

    [Fact]
    public async Task Unknown_fields_kinds_and_shapes_are_counted_by_name_and_cost_nothing_else()
    {
        var call = JsonNode.Parse(Feed(Comment()))!;
        var changes = call["entry"]![0]!["changes"]!.AsArray();
        changes.Add(new JsonObject { ["field"] = "leadgen", ["value"] = new JsonObject { ["x"] = 1 } });
        changes.Add(new JsonObject { ["field"] = "feed" });
        changes.Add(new JsonObject { ["field"] = "feed", ["value"] = new JsonObject { ["item"] = "Nguyễn Văn A", ["verb"] = "0912345678" } });
        changes.Add("chữ");
        call["entry"]!.AsArray().Add(new JsonObject { ["id"] = Page, ["changed_fields"] = new JsonArray("feed") });
        call["entry"]!.AsArray().Add(new JsonObject { ["id"] = "404", ["changes"] = new JsonArray(new JsonObject { ["field"] = "feed" }) });
        call["entry"]!.AsArray().Add(7);
        var content = await _bench.ReadAsync(Bytes(call));
        Assert.Single(content.Items);
        Assert.Equal(["changed/feed", "field/leadgen", "malformed", "no_value", "unknown/unknown", "unregistered"], content.PassedOver.Keys.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("""{"object":"page","entry":[{"id":"1234567890321","changes":[{"field":"leadgen","value":{}}]}]}""", "field/leadgen")]
    [InlineData("""{"object":"user","entry":[]}""", "user")]
    [InlineData("""{"object":"page"}""", "items")]
    [InlineData("[]", "malformed")]
    [InlineData("không phải json", "malformed")]
    public void A_body_of_which_nothing_is_taken_is_counted_at_the_door_and_never_kept(string body, string kind) =>
        Assert.Equal(new(WebhookVerdict.Ignore, kind), _bench.Check(Encoding.UTF8.GetBytes(body)));

    [Fact]
    public async Task A_permission_that_changed_makes_every_page_be_asked()
    {
        Assert.Equal(WebhookVerdict.Keep, _bench.Check(Fixture("webhook_permission_granted")).Verdict);
        Assert.Equal(["fb", "fb-hop-thu"], (await _bench.ReadAsync(Fixture("webhook_permission_granted"))).PollNow);
    }

    [Fact]
    public async Task One_call_may_hold_a_thousand_changes()
    {
        var call = JsonNode.Parse(Feed(Comment()))!;
        var changes = call["entry"]![0]!["changes"]!.AsArray();
        for (var n = 0; n < 999; n++)
        {
            changes.Add(new JsonObject { ["field"] = "feed", ["value"] = Comment(id: "5001_1" + n.ToString("0000", System.Globalization.CultureInfo.InvariantCulture)) });
        }

        Assert.Equal(1000, (await _bench.ReadAsync(Bytes(call))).Items.Select(i => i.ExternalId).Distinct().Count());
    }
}
