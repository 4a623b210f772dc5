using SocialWatch.Mentions;
using SocialWatch.Storage;
using static SocialWatch.Tests.Contracts.Samples;

namespace SocialWatch.Tests.Contracts;

public abstract partial class StoreContract
{
    [Fact]
    public async Task A_mention_comes_back_as_it_was_stored()
    {
        var full = Mention(1) with
        {
            Kind = MentionKind.Message, Private = true, Emergency = "accident", Restricted = true, Story = "M1", AuthorKnown = false, SelfMark = null, SelfMarkWeek = null,
            Engagement = new(3, 2, 1), Shared = true, History = true, Thread = null, Parent = null,
        };
        var plain = Mention(2) with { Labels = [], Topics = new Dictionary<string, double>(), Story = "M1", Text = "" };
        await WriteAsync(s => s.AddAsync([full, plain], [], Token));

        AssertSame(full, (await ReadAsync(s => s.MentionAsync("M1", Token)))!);
        AssertSame(plain, (await ReadAsync(s => s.MentionAsync("M2", Token)))!);
        Assert.Null(await ReadAsync(s => s.MentionAsync("M3", Token)));
        Assert.Null(await ReadAsync(s => s.MentionAsync("nothing", Token)));
    }

    [Fact]
    public async Task The_same_item_added_twice_is_stored_once()
    {
        await WriteAsync(s => s.AddAsync([Mention(1)], [Person("a")], Token));
        await WriteAsync(s => s.AddAsync([Mention(2, "khác") with { ExternalId = "x1" }], [Person("a")], Token));

        var all = await ListAsync(new());
        AssertSame(Mention(1), Assert.Single(all));
        Assert.Equal(1, await ReadAsync(s => s.PeopleAsync("wages", "u1", Nine, Nine.AddHours(1), Week, Token)));
        Assert.False(DiskHolds("khác"u8));
    }

    [Fact]
    public async Task An_external_id_is_known_within_its_channel_only()
    {
        await WriteAsync(s => s.AddAsync([Mention(1), Mention(2) with { Channel = "page-b", ExternalId = "x1" }], [], Token));
        await WriteAsync(s => s.RemoveAsync("M2", Nine, Token));

        var known = await ReadAsync(s => s.KnownAsync("page-b", ["x1", "x2", "x\"3"], Token));

        Assert.Equal(new KnownMention("M2", "x1", "", MentionKind.Comment, Origin.Member, true, "post-1", Nine), Assert.Single(known).Value);
        Assert.Equal("x1", Assert.Single(known).Key);
        Assert.Equal("Tháng này lương về chậm quá", (await ReadAsync(s => s.KnownAsync("page-a", ["x1"], Token)))["x1"].Text);
    }

    [Fact]
    public async Task An_edit_replaces_text_labels_and_scores_and_keeps_id_story_and_time()
    {
        await WriteAsync(s => s.AddAsync([Mention(1, "Lương bị trừ SECRETEDIT"), Mention(2)], [], Token));
        var edited = Mention(1, "Cơm ca trưa nguội ngắt, ăn không nổi") with
        {
            Labels = ["meals"], Topics = new Dictionary<string, double> { ["meals"] = 0.9 }, Complaint = 0.2, Question = 0.3, Claim = 0.4, Emergency = "fire", Restricted = true,
        };

        await WriteAsync(s => s.EditAsync(edited with { Story = "M2", At = Nine.AddDays(1) }, Token));

        AssertSame(edited, (await ReadAsync(s => s.MentionAsync("M1", Token)))!);
        Assert.Equal("M1", Assert.Single(await ListAsync(new(Topic: "meals"))).Id);
        Assert.Equal("M2", Assert.Single(await ListAsync(new(Topic: "wages"))).Id);
        Assert.False(DiskHolds("SECRETEDIT"u8));
    }

    [Fact]
    public async Task A_removed_mention_loses_its_text_in_every_byte_and_keeps_its_place()
    {
        await WriteAsync(s => s.AddAsync([Mention(1, "Đường dây hai SECRETREMOVED hỏng"), Mention(2)], [], Token));
        Assert.True(DiskHolds("SECRETREMOVED"u8));

        await WriteAsync(s => s.RemoveAsync("M1", Nine.AddHours(2), Token));
        await WriteAsync(s => s.RemoveAsync("M1", Nine.AddHours(9), Token));

        var removed = (await ReadAsync(s => s.MentionAsync("M1", Token)))!;
        Assert.Equal(("", true, Nine.AddHours(2)), (removed.Text, removed.Removed, removed.RemovedAt!.Value));
        Assert.False(DiskHolds("SECRETREMOVED"u8));
        Assert.Equal(2, (await ListAsync(new())).Count);
        Assert.Equal(1, (await WindowAsync()).Mentions);
    }

    [Fact]
    public async Task A_removed_mention_is_not_edited_back()
    {
        await WriteAsync(s => s.AddAsync([Mention(1)], [], Token));
        await WriteAsync(s => s.RemoveAsync("M1", Nine, Token));

        await WriteAsync(s => s.EditAsync(Mention(1, "trở lại"), Token));

        Assert.Equal("", (await ReadAsync(s => s.MentionAsync("M1", Token)))!.Text);
    }

    [Fact]
    public async Task Old_texts_are_blanked_in_every_byte_and_counted_once()
    {
        await WriteAsync(s => s.AddAsync([Mention(1, "cũ SECRETOLD", Nine.AddDays(-91)), Mention(2, "mới KEPTNEW")], [], Token));

        Assert.Equal(1, await WriteAsync(s => s.BlankTextsAsync(Nine.AddDays(-90), Token)));
        Assert.Equal(0, await WriteAsync(s => s.BlankTextsAsync(Nine.AddDays(-90), Token)));

        var old = (await ReadAsync(s => s.MentionAsync("M1", Token)))!;
        Assert.Equal(("", false), (old.Text, old.Removed));
        Assert.False(DiskHolds("SECRETOLD"u8));
        Assert.True(DiskHolds("KEPTNEW"u8));
    }

    [Fact]
    public async Task Lists_filter_by_time_channel_unit_and_topic_in_order_of_time()
    {
        await WriteAsync(s => s.AddAsync(
            [
                Mention(1, at: Nine.AddHours(3)), Mention(2) with { Channel = "page-b" }, Mention(3) with { Unit = "u2" },
                Mention(4, at: Nine.AddHours(-1)) with { Labels = ["meals"], Topics = new Dictionary<string, double> { ["meals"] = 0.8 } },
            ],
            [], Token));

        Assert.Equal(["M4", "M2", "M3", "M1"], (await ListAsync(new())).Select(m => m.Id));
        Assert.Equal(["M2", "M3"], (await ListAsync(new(Nine, Nine.AddHours(3)))).Select(m => m.Id));
        Assert.Equal(["M2"], (await ListAsync(new(Channel: "page-b"))).Select(m => m.Id));
        Assert.Equal(["M4", "M2", "M1"], (await ListAsync(new(Units: ["u1", "u9"]))).Select(m => m.Id));
        Assert.Equal(["M4"], (await ListAsync(new(Topic: "meals"))).Select(m => m.Id));
        Assert.Empty(await ListAsync(new(Units: [])));
    }

    [Fact]
    public async Task A_long_list_streams_every_row_once_while_it_is_changed()
    {
        // Thirteen hundred rows over three times only: pages must break inside one instant.
        await WriteAsync(s => s.AddAsync([.. Enumerable.Range(1, 1300).Select(n => Mention(n, at: Nine.AddMinutes(n % 3)))], [], Token));

        var seen = new List<string>();
        await WriteAsync(async s =>
        {
            await foreach (var mention in s.MentionsAsync(new(), Token))
            {
                seen.Add(mention.Id);
                await s.EngageAsync(mention.Id, new(1, 0, 0), Token);
            }
        });

        Assert.Equal(1300, seen.Distinct().Count());
        Assert.Equal(1300, seen.Count);
        Assert.Equal(new Engagement(1, 0, 0), (await ReadAsync(s => s.MentionAsync("M700", Token)))!.Engagement);
    }

    [Fact]
    public async Task Story_rows_load_again_from_a_number_and_a_time_on()
    {
        await WriteAsync(s => s.AddAsync([Mention(1, at: Nine.AddDays(-8)), Mention(2), Mention(3) with { Story = "M2", SelfMark = null, SelfMarkWeek = null }], [], Token));

        var all = await ReadAsync(s => s.StoriesAsync(0, Nine.AddDays(-7), Token));

        AssertSame<IReadOnlyList<StoryRow>>(
            [new(2, "M2", "M2", Mention(2).Text, Nine, Mark("self 2"), Week), new(3, "M3", "M2", Mention(3).Text, Nine, null, null)], all);
        Assert.Equal([3L], (await ReadAsync(s => s.StoriesAsync(2, Nine.AddDays(-7), Token))).Select(r => r.Number));
        Assert.Empty(await ReadAsync(s => s.StoriesAsync(3, Nine.AddDays(-7), Token)));
    }

    [Fact]
    public async Task Own_items_and_posts_are_found_by_channel_and_time()
    {
        var post = Mention(1) with { Origin = Origin.Own, Kind = MentionKind.Post, Shared = true };
        var answer = Mention(2, "Chào bạn, công đoàn trả lời", Nine.AddHours(1)) with { Origin = Origin.Own };
        await WriteAsync(s => s.AddAsync([post, answer, Mention(3), Mention(4) with { Origin = Origin.Own, Channel = "page-b" }], [], Token));
        await WriteAsync(s => s.RemoveAsync("M1", Nine.AddHours(5), Token));

        Assert.Equal(["M2"], (await ReadAsync(s => s.OwnItemsAsync("page-a", Nine, Token))).Select(m => m.Id));
        Assert.Empty(await ReadAsync(s => s.OwnItemsAsync("page-a", Nine.AddHours(2), Token)));
        Assert.Equal(
            [new OwnPost("page-a", Nine, Nine.AddHours(5), true)], await ReadAsync(s => s.OwnPostsAsync(Nine, Nine.AddHours(1), Token)));
        Assert.Empty(await ReadAsync(s => s.OwnPostsAsync(Nine.AddHours(-1), Nine, Token)));
    }

    [Fact]
    public async Task The_newest_item_and_the_number_read_in_a_time_are_known()
    {
        Assert.Null(await ReadAsync(s => s.NewestAsync(null, Token)));
        await WriteAsync(s => s.AddAsync(
            [Mention(1), Mention(2, at: Nine.AddHours(2)) with { Channel = "page-b" }, Mention(3) with { Origin = Origin.Own }, Mention(4) with { History = true }], [], Token));

        Assert.Equal(Nine.AddHours(2), await ReadAsync(s => s.NewestAsync(null, Token)));
        Assert.Equal(Nine, await ReadAsync(s => s.NewestAsync("page-a", Token)));
        Assert.Null(await ReadAsync(s => s.NewestAsync("page-c", Token)));
        Assert.Equal(2, await ReadAsync(s => s.CountAsync(Nine, Nine.AddHours(2), Token)));
    }

    private async Task<List<Mention>> ListAsync(ListFilter filter) => await ReadAsync(async s =>
    {
        var found = new List<Mention>();
        await foreach (var mention in s.MentionsAsync(filter, Token))
        {
            found.Add(mention);
        }

        return found;
    });
}
