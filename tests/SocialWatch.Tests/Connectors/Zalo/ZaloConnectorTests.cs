using Microsoft.Extensions.Options;
using SocialWatch.Channels;
using SocialWatch.Configuration;
using SocialWatch.Connectors.Zalo;
using SocialWatch.Mentions;
using static SocialWatch.Tests.Connectors.Zalo.ZaloBench;

namespace SocialWatch.Tests.Connectors.Zalo;

/// <summary>Polling chats and groups of an account, with the traps of its moving lists.</summary>
public sealed class ZaloConnectorTests
{
    private readonly ZaloBench _bench = new();
    private readonly List<string> _messages = [];

    private static DateTimeOffset Now => Start;

    [Fact]
    public async Task A_members_message_is_private_and_the_accounts_own_is_own_in_the_same_conversation()
    {
        Serve(Message("m1", Now.AddMinutes(-9)), Message("m2", Now.AddMinutes(-5), "đã chuyển", src: 0));
        var page = Assert.Single(await PollAsync([Chats]));
        Assert.Equal(["m1", "m2"], page.Items.Select(i => i.ExternalId));
        Assert.All(page.Items, i => Assert.Equal(("oa-chat", true, "900700500300100", MentionKind.Message), (i.Channel, i.Private, i.Conversation, i.Kind)));
        Assert.Equal((Origin.Member, "900700500300100"), (page.Items[0].Origin, page.Items[0].AuthorKey));
        Assert.Equal((Origin.Own, null), (page.Items[1].Origin, page.Items[1].AuthorKey));
        Assert.Equal(Now.AddMinutes(-9), page.Items[0].At);
    }

    [Fact]
    public async Task No_name_and_no_conversation_is_in_an_item_outside_its_place_or_in_the_watermark()
    {
        Serve(Message("m1", Now.AddMinutes(-9)));
        var page = Assert.Single(await PollAsync([Chats]));
        Assert.DoesNotContain("Họ Tên Riêng", page.Items[0].ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("900700500300100", page.Watermark, StringComparison.Ordinal);
        Assert.DoesNotContain("900700500300100", page.Items[0].ExternalId, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ten_are_asked_for_at_most_and_pages_overlap_since_new_messages_shift_the_offsets()
    {
        for (var n = 35; n >= 1; n--)
        {
            _messages.Add(Message($"m{n}", Now.AddMinutes(-60 + n)));
        }

        var shifted = false;
        Serve(call =>
        {
            if (call > 0 && !shifted)
            {
                shifted = true;
                _messages.Insert(0, Message("new", Now)); // somebody writes while pages are read
            }
        });
        var items = (await PollAsync([Chats])).SelectMany(p => p.Items).ToList();
        Assert.Equal(35, items.Count(i => i.ExternalId != "new"));
        Assert.Equal(items.Count, items.Select(i => i.ExternalId).Distinct().Count());
        Assert.All(_bench.Http.Calls, c => Assert.Contains("\"count\":10", Uri.UnescapeDataString(c.Path), StringComparison.Ordinal));
        Assert.Equal(items.Select(i => i.At).Order(), items.Select(i => i.At));
    }

    [Fact]
    public async Task The_next_poll_reads_back_only_to_the_overlap()
    {
        for (var n = 60; n >= 1; n--)
        {
            _messages.Add(Message($"m{n}", Now.AddHours(-n == 0 ? 0 : -1).AddMinutes(-60 + n)));
        }

        Serve();
        var first = await PollAsync([Chats]);
        var calls = _bench.Http.Calls.Count;
        _messages.Insert(0, Message("late", Now.AddMinutes(-1)));
        var second = await PollAsync([Chats], first[^1].Watermark);
        Assert.True(_bench.Http.Calls.Count - calls <= 3);
        Assert.Contains(second.SelectMany(p => p.Items), i => i.ExternalId == "late");
        Assert.DoesNotContain(second.SelectMany(p => p.Items), i => i.ExternalId == "m1");
    }

    [Fact]
    public async Task A_server_that_repeats_its_last_page_for_ever_ends_the_walk()
    {
        var page = List(Enumerable.Range(0, 10).Select(n => Message($"m{n}", Now.AddMinutes(-n))));
        _bench.Http.Reply(page);
        Assert.Equal(10, (await PollAsync([Chats])).Sum(p => p.Items.Count));
        Assert.Equal(2, _bench.Http.Calls.Count);
    }

    [Fact]
    public async Task When_more_was_said_than_the_common_list_is_read_for_each_conversation_is_read_back()
    {
        _bench.Settings.MaxPages = 1;
        _bench.Http.Reply(call => (200, call.Path.Contains("/conversation", StringComparison.Ordinal)
            ? List(Message("old", Now.AddHours(-5)))
            : List(Enumerable.Range(0, 10).Select(n => Message($"m{n}", Now.AddMinutes(-n))))));
        var items = (await PollAsync([Chats])).SelectMany(p => p.Items).ToList();
        Assert.Contains(items, i => i.ExternalId == "old");
        Assert.Equal(11, items.Count);
    }

    [Fact]
    public async Task A_message_of_a_wrong_clock_does_not_hide_what_comes_after_it()
    {
        Serve(Message("future", Now.AddDays(400)));
        var first = await PollAsync([Chats]);
        _messages.Insert(0, Message("next", Now.AddMinutes(1)));
        _bench.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Contains((await PollAsync([Chats], first[^1].Watermark)).SelectMany(p => p.Items), i => i.ExternalId == "next");
    }

    [Fact]
    public async Task Pictures_stickers_and_messages_without_id_time_or_person_cost_only_themselves()
    {
        Serve(
            """{"src":1,"time":1794448800000,"type":"photo","url":"https://x/y.jpg","description":"","message_id":"p","from_id":"1","to_id":"2"}""",
            """{"src":1,"time":1794448800000,"type":"text","message":"a","from_id":"1"}""", """{"src":1,"time":"x","message_id":"t","from_id":"1"}""",
            """{"src":1,"time":1794448800000,"message_id":"q","type":"text","message":"a"}""", "7", Message("m1", Now.AddMinutes(-9)));
        var page = Assert.Single(await PollAsync([Chats]));
        Assert.Equal(["m1", "p"], page.Items.Select(i => i.ExternalId).Order());
        Assert.True(page.Items.Single(i => i.ExternalId == "p").Wordless);
        Assert.Equal(new Dictionary<string, int> { ["no_id"] = 2, ["no_time"] = 1, ["no_person"] = 1 }, page.PassedOver);
    }

    [Fact]
    public async Task A_group_is_public_among_its_members_and_a_mention_in_it_is_taken_out()
    {
        _bench.Http.Reply(Fixture("group_listrecentchat_response").Replace("1696317670193", Now.AddMinutes(-3).ToUnixTimeMilliseconds().ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("\"Hello\"", "\"[@8756287263660000006] ơi bao giờ có lương\"", StringComparison.Ordinal));
        var item = Assert.Single(Assert.Single(await PollAsync([Group])).Items);
        Assert.Equal(("oa-nhom", false, null, "8756287263660000006", " ơi bao giờ có lương"), (item.Channel, item.Private, item.Conversation, item.AuthorKey, item.Text));
    }

    [Fact]
    public async Task A_group_that_is_no_channel_is_counted_and_a_staff_group_is_the_desks()
    {
        _bench.Http.Reply(List(
            $$"""{"src":1,"time":{{Now.AddMinutes(-2).ToUnixTimeMilliseconds()}},"type":"text","message":"/homnay","message_id":"s1","from_id":"5","group_id":"canbo"}""",
            $$"""{"src":0,"time":{{Now.AddMinutes(-2).ToUnixTimeMilliseconds()}},"type":"text","message":"bản tin","message_id":"s2","from_id":"{{OaId}}","group_id":"canbo"}""",
            $$"""{"src":1,"time":{{Now.AddMinutes(-2).ToUnixTimeMilliseconds()}},"type":"text","message":"x","message_id":"s3","from_id":"5","group_id":"la"}"""));
        var page = Assert.Single(await PollAsync([Group], staff: ["zalo-group:canbo"]));
        Assert.Empty(page.Items);
        var said = Assert.Single(page.Staff);
        Assert.Equal(("zalo-group", "canbo", "s1", "/homnay", false), (said.Sink, said.Chat, said.MessageId, said.Text, said.Private));
        Assert.Equal(new Dictionary<string, int> { ["staff"] = 2, ["unregistered"] = 1 }, page.PassedOver);
    }

    [Fact]
    public async Task A_group_that_is_disabled_does_not_silence_the_chats_and_is_told_as_gone()
    {
        _bench.Http.Reply(call => (200, call.Path.Contains("/group/", StringComparison.Ordinal) ? """{"error":-237,"message":"x"}""" : List(Message("m1", Now.AddMinutes(-9)))));
        var pages = new List<FetchedPage>();
        var connector = Connector([]);
        var fault = await Assert.ThrowsAnyAsync<Exception>(async () =>
        {
            await foreach (var page in connector.FetchAsync(Source([Group, Chats]), null, Token))
            {
                pages.Add(page);
            }
        });
        Assert.Single(pages.SelectMany(p => p.Items));
        Assert.Equal((FaultKind.Gone, "zalo:-237"), (connector.Explain(fault).Kind, connector.Explain(fault).Code));
    }

    [Fact]
    public void What_the_platform_lets_one_see_is_said()
    {
        var traits = Connector([]).Traits;
        Assert.Equal((true, false, false), (traits.CanBackfill, traits.SeesEdits, traits.SeesRemovals));
    }

    private void Serve(params string[] newestLast)
    {
        _messages.AddRange(newestLast.Reverse());
        Serve(_ => { });
    }

    private void Serve(Action<int> before) => _bench.Http.Reply(call =>
    {
        before(_bench.Http.Calls.Count - 1);
        var query = System.Text.Json.Nodes.JsonNode.Parse(Uri.UnescapeDataString(call.Path.Split("data=")[1]))!;
        return (200, List(_messages.Skip((int)query["offset"]!).Take((int)query["count"]!)));
    });

    private static Source Source(Channel[] channels) => new("zalo/oa", "zalo", "oa", channels);

    private ZaloConnector Connector(string[] staff) => new(
        _bench.Apis,
        new(_bench.Apis, _bench.OAuth, new(ConfigFolder.ShippedTexts()), [], Options.Create(_bench.Settings), _bench.Clock), new(staff), Options.Create(_bench.Settings), _bench.Clock);

    private async Task<List<FetchedPage>> PollAsync(Channel[] channels, string? watermark = null, string[]? staff = null)
    {
        var pages = new List<FetchedPage>();
        await foreach (var page in Connector(staff ?? []).FetchAsync(Source(channels), watermark, Token))
        {
            pages.Add(page);
        }

        return pages;
    }
}
