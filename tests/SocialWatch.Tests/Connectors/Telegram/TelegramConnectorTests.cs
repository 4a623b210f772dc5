using SocialWatch.Channels;
using SocialWatch.Mentions;
using SocialWatch.Privacy.Masking;
using static SocialWatch.Tests.Connectors.Telegram.TelegramHost;

namespace SocialWatch.Tests.Connectors.Telegram;

public class TelegramConnectorTests
{
    private static readonly Source PrivateAndGroup = Of(("rieng", "private"), ("nhom", "group:-225456171"));

    private static async Task<FetchedItem> OneAsync(Source source, string update)
    {
        var page = await PageAsync(source, update);
        return Assert.Single(page.Items);
    }

    private static async Task<FetchedPage> PageAsync(Source source, params string[] updates)
    {
        await using var server = new BotServer().Updates(updates);
        using var host = new TelegramHost(server.BaseUrl, staff: [777]);
        return Assert.Single(await host.FetchAsync(source));
    }

    private static Dictionary<string, int> PassedOver(FetchedPage page) => new(page.PassedOver!);

    [Fact]
    public async Task A_private_text_is_a_private_message_with_its_conversation_and_a_personal_id()
    {
        var item = await OneAsync(PrivateAndGroup, Fixture("update_text_private"));

        Assert.Equal(new FetchedItem
        {
            Channel = "rieng", ExternalId = "500000001:154", ExternalIdIsPersonal = true, Kind = MentionKind.Message,
            At = DateTimeOffset.FromUnixTimeSeconds(1581448857), Text = "4", AuthorKey = "500000001", Conversation = "500000001", Private = true,
            TaggedNames = item.TaggedNames,
        }, item);
        Assert.Empty(item.TaggedNames);
    }

    [Fact]
    public async Task An_edited_group_message_has_the_id_and_time_of_the_first_and_the_new_text()
    {
        var item = await OneAsync(PrivateAndGroup, Fixture("update_edited_message_group"));

        Assert.Equal(new FetchedItem
        {
            Channel = "nhom", ExternalId = "-225456171:234", Kind = MentionKind.Message, At = DateTimeOffset.FromUnixTimeSeconds(1515736470),
            Text = "hiiiii", AuthorKey = "427770117", TaggedNames = item.TaggedNames,
        }, item);
    }

    [Fact]
    public async Task A_photo_gives_its_caption_and_a_document_without_one_is_wordless()
    {
        var page = await PageAsync(PrivateAndGroup, Fixture("update_photo_with_caption"), Fixture("update_document"));

        Assert.Equal(("Photo Caption", false, "500000008:85"), (page.Items[0].Text, page.Items[0].Wordless, page.Items[0].ExternalId));
        Assert.Equal(("", true, "500000008:92"), (page.Items[1].Text, page.Items[1].Wordless, page.Items[1].ExternalId));
        Assert.Equal("900946532", page.Watermark);
    }

    [Fact]
    public async Task A_post_of_an_own_channel_is_an_own_post_without_an_author()
    {
        var item = await OneAsync(Of(("kenh", "group:-1001305240521")), Fixture("update_channel_post"));

        Assert.Equal((MentionKind.Post, Origin.Own, "-1001305240521:2", "post~~~", null, false), (item.Kind, item.Origin, item.ExternalId, item.Text, item.AuthorKey, item.Shared));
    }

    [Fact]
    public async Task A_post_of_an_invited_channel_is_not_the_unions_word()
    {
        var source = Of(("kenh", "group:-1001305240521"));
        source = source with { Channels = [source.Channels[0] with { Ownership = Ownership.Invited }] };

        Assert.Equal(Origin.Member, (await OneAsync(source, Fixture("update_channel_post"))).Origin);
    }

    [Fact]
    public async Task A_reply_in_a_supergroup_names_what_it_answers_and_the_root()
    {
        var item = await OneAsync(Of(("nhom", "group:-1001293752024")), Fixture("update_command_reply_in_supergroup"));

        Assert.Equal(("-1001293752024:134546", "-1001293752024:134545", "-1001293752024:134545", "/report"), (item.ExternalId, item.ParentExternalId, item.ThreadExternalId, item.Text));
    }

    [Fact]
    public async Task A_reply_deeper_in_a_thread_keeps_the_root_of_the_thread()
    {
        var item = await OneAsync(PrivateAndGroup, Update(1, """
            {"message_id":30,"message_thread_id":10,"date":1700000000,"chat":{"id":-225456171,"type":"supergroup"},"from":{"id":5,"is_bot":false},"text":"đúng rồi",
             "reply_to_message":{"message_id":20,"date":1700000000,"chat":{"id":-225456171,"type":"supergroup"}}}
            """));

        Assert.Equal(("-225456171:20", "-225456171:10"), (item.ParentExternalId, item.ThreadExternalId));
    }

    [Fact]
    public async Task A_message_in_a_topic_answers_nothing_and_the_opening_of_a_topic_is_no_item()
    {
        var page = await PageAsync(
            Of(("nhom", "group:-1001847508954")), Update(1, Fixture("message_forum_topic_created")), Update(2, Fixture("message_in_forum_topic")));

        var item = Assert.Single(page.Items);
        Assert.Equal(("blah", null, null), (item.Text, item.ParentExternalId, item.ThreadExternalId));
        Assert.Equal(new() { ["service"] = 1 }, PassedOver(page));
    }

    [Theory]
    [InlineData("message_forward_origin_user")]
    [InlineData("message_forward_origin_chat")]
    [InlineData("message_forward_origin_channel")]
    public async Task A_forward_keeps_its_text_and_loses_its_origin(string name)
    {
        var item = await OneAsync(PrivateAndGroup, Update(1, Fixture(name)));

        Assert.Equal((MentionKind.Forward, "test", "1234567", "1234567:1234"), (item.Kind, item.Text, item.AuthorKey, item.ExternalId));
        Assert.DoesNotContain("7654321", item.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("1004", item.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("signature", item.ToString(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_forward_of_an_unknown_origin_type_is_a_forward_like_any_other()
    {
        var update = Update(1, Fixture("message_forward_origin_user").Replace("\"type\": \"user\"", "\"type\": \"galaxy\"", StringComparison.Ordinal));

        Assert.Equal(MentionKind.Forward, (await OneAsync(PrivateAndGroup, update)).Kind);
    }

    [Fact]
    public async Task No_name_handle_or_title_of_any_recording_is_mapped()
    {
        var all = Of(("rieng", "private"), ("a", "group:-225456171"), ("b", "group:-1001293752024"), ("c", "group:-1001847508954"), ("d", "group:-123456789"), ("e", "group:-1001305240521"));
        string[] updates = [.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Fixtures", "telegram"), "update_*.json").Select(File.ReadAllText),
            .. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Fixtures", "telegram"), "message_*.json").Select(f => Update(1, File.ReadAllText(f)))];
        var page = await PageAsync(all, updates);

        Assert.Equal(updates.Length, page.Items.Count + page.PassedOver!.Values.Sum());
        foreach (var leak in new[] { "First", "Last", "some_user", "user_first", "Telegram_Bots", "TelegramBots", "Bottender", "CryptoInside", "twest", "file_id", "AgADAQ", ".xls" })
        {
            Assert.DoesNotContain(page.Items, i => i.ToString().Contains(leak, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Updates_of_other_kinds_are_counted_by_kind_and_never_mapped()
    {
        var page = await PageAsync(
            PrivateAndGroup,
            Fixture("update_callback_query_group"), Fixture("update_chat_member_kicked_with_until_date"), Fixture("update_message_reaction_user"),
            Fixture("update_my_chat_member_kicked"), Fixture("update_command_in_group"), """{"update_id":5,"a_kind_of_next_year":{"x":1}}""", """{"update_id":6,"Không phải loại":1}""");

        Assert.Empty(page.Items);
        Assert.Equal(
            new() { ["callback_query"] = 1, ["chat_member"] = 1, ["message_reaction"] = 1, ["kicked"] = 1, ["unregistered"] = 1, ["a_kind_of_next_year"] = 1, ["malformed"] = 1 },
            PassedOver(page));
    }

    [Fact]
    public async Task A_poisoned_update_in_the_middle_of_a_batch_stops_nothing()
    {
        static string Text(int id, string text) => Update(id, $$"""{"message_id":{{id}},"date":1700000000,"chat":{"id":-225456171,"type":"group"},"from":{"id":5,"is_bot":false},"text":{{text}}}""");
        var deep = string.Concat(Enumerable.Repeat("""{"reply_to_message":""", 150)) + "1" + new string('}', 150);
        var page = await PageAsync(
            PrivateAndGroup,
            Text(1, "\"một\""),
            Update(2, """{"message_id":"2","date":1700000000,"chat":{"id":-225456171},"text":"x"}"""),
            Update(3, """{"message_id":3,"date":"hôm qua","chat":{"id":-225456171},"text":"x"}"""),
            Update(4, """{"message_id":4,"date":99999999999999,"chat":{"id":-225456171},"text":"x"}"""),
            Update(5, """{"message_id":5,"date":1700000000,"chat":[],"text":"x"}"""),
            Update(6, "[1,2]"),
            Update(7, "null"),
            """{"update_id":8}""",
            "12",
            """{"update_id":9,"\ud83d":1}""",
            Text(10, "17"),
            Update(11, deep),
            Text(12, "\"hai \\ud83d ba \\\\ud83d \\ud83d\\ude00\""));

        Assert.Equal(["một", "hai \uFFFD ba \\ud83d \U0001F600"], page.Items.Where(i => !i.Wordless).Select(i => i.Text));
        Assert.Equal("12", page.Watermark);
        Assert.Equal(10, PassedOver(page)["malformed"]);
    }

    [Fact]
    public async Task Tagged_people_are_marked_where_the_platform_says_in_utf16_units()
    {
        var item = await OneAsync(PrivateAndGroup, Update(1, """
            {"message_id":1,"date":1700000000,"chat":{"id":-225456171,"type":"group"},"from":{"id":5,"is_bot":false},"text":"😀 anh Tí ơi @ti_lo7 xem",
             "entities":[{"type":"text_mention","offset":3,"length":6,"user":{"id":9,"first_name":"Tí"}},{"type":"mention","offset":13,"length":7},
                         {"type":"mention","offset":22,"length":90},{"type":"mention","offset":500,"length":1},{"type":"mention","offset":-1,"length":1},{"type":"bold","offset":0,"length":2}]}
            """));

        Assert.Equal([new TextSpan(3, 6), new TextSpan(13, 7), new TextSpan(22, 2)], item.TaggedNames);
        Assert.Equal("anh Tí", item.Text.Substring(3, 6));
    }

    [Fact]
    public async Task An_album_is_one_mention_with_its_caption()
    {
        static string Part(int id, string album, string rest) =>
            Update(id, $$"""{"message_id":{{id}},"date":1700000000,"chat":{"id":-225456171,"type":"group"},"from":{"id":5,"is_bot":false},"media_group_id":"{{album}}","photo":[{}]{{rest}}}""");
        var page = await PageAsync(
            PrivateAndGroup, Part(1, "A", ""), Part(2, "A", ",\"caption\":\"suất ăn ca hôm nay\""), Part(3, "A", ""), Part(4, "B", ""), Part(5, "B", ""));

        Assert.Equal([("-225456171:2", "suất ăn ca hôm nay", false), ("-225456171:4", "", true)], page.Items.Select(i => (i.ExternalId, i.Text, i.Wordless)));
        Assert.Equal(new() { ["album"] = 3 }, PassedOver(page));
        Assert.True((await OneAsync(PrivateAndGroup, Update(1, Fixture("message_media_group_item")))).Wordless);
    }

    [Fact]
    public async Task The_hidden_administrator_and_the_linked_channel_speak_for_the_union_and_copies_and_bots_do_not_count()
    {
        static string Said(int id, string rest) => Update(id, $$"""{"message_id":{{id}},"date":1700000000,"chat":{"id":-225456171,"type":"supergroup"},"text":"t{{id}}",{{rest}}}""");
        var page = await PageAsync(
            Of(("nhom", "group:-225456171"), ("kenh", "group:-100900")),
            Said(1, """ "from":{"id":1087968824,"is_bot":true},"sender_chat":{"id":-225456171} """),
            Said(2, """ "from":{"id":136817688,"is_bot":true},"sender_chat":{"id":-100900} """),
            Said(3, """ "from":{"id":136817688,"is_bot":true},"sender_chat":{"id":-100555} """),
            Said(4, """ "from":{"id":777000,"is_bot":false},"sender_chat":{"id":-100900},"is_automatic_forward":true """),
            Said(5, """ "from":{"id":42,"is_bot":true} """));

        Assert.Equal([("t1", Origin.Own, null), ("t2", Origin.Own, null), ("t3", Origin.Member, "-100555")], page.Items.Select(i => (i.Text, i.Origin, i.AuthorKey)));
        Assert.Equal(new() { ["automatic_forward"] = 1, ["bot"] = 1 }, PassedOver(page));
    }

    [Fact]
    public async Task Staff_chats_and_chats_nobody_registered_are_only_counted_and_commands_in_private_are_passed_on()
    {
        static string Private(int id, long chat, string text) =>
            Update(id, $$"""{"message_id":{{id}},"date":1700000000,"chat":{"id":{{chat}},"type":"private"},"from":{"id":{{chat}},"is_bot":false},"text":"{{text}}"}""");
        var page = await PageAsync(PrivateAndGroup, Private(1, 777, "/nhan H12"), Private(2, 5, "/xoa"), Private(3, 5, "/privacy"), Private(4, 5, "/start"), Fixture("update_command_in_group"));

        Assert.Equal(["/xoa", "/privacy", "/start"], page.Items.Select(i => i.Text));
        Assert.Equal(new() { ["staff"] = 1, ["unregistered"] = 1 }, PassedOver(page));
    }

    [Fact]
    public async Task A_group_that_becomes_a_supergroup_is_followed_within_the_batch()
    {
        var after = Update(3, """{"message_id":1,"date":1700000000,"chat":{"id":-1001555296434,"type":"supergroup"},"from":{"id":5,"is_bot":false},"text":"sang nhóm mới"}""");
        var page = await PageAsync(Of(("nhom", "group:-599075523")), Update(2, Fixture("message_migrate_to_chat_id")), after);

        var item = Assert.Single(page.Items);
        Assert.Equal(("nhom", "-1001555296434:1"), (item.Channel, item.ExternalId));
        Assert.Equal(new Dictionary<string, string> { ["group:-599075523"] = "group:-1001555296434" }, page.MovedSources);
        Assert.Equal(new() { ["service"] = 1 }, PassedOver(page));
    }

    [Fact]
    public async Task A_move_that_is_known_already_is_no_news()
    {
        var page = await PageAsync(Of(("nhom", "group:-1001555296434")), Update(2, Fixture("message_migrate_to_chat_id")));

        Assert.Null(page.MovedSources);
    }
}
