using SocialWatch.Cases;
using SocialWatch.Mentions;
using SocialWatch.Pipeline;
using SocialWatch.Privacy;

namespace SocialWatch.Tests.Pipeline;

/// <summary>One page of items is one transaction; edits, removals and duplicates are followed (DESIGN 5.1, 5.2).</summary>
public sealed class IngestTests
{
    internal const string Question = "Cho em hỏi lương làm thêm ngày chủ nhật được tính mấy lần ạ?";
    internal const string Poisoning = "Khẩn cấp! Ăn trưa ở nhà ăn xong hơn chục anh em bị nôn, phải đi cấp cứu, nghi ngộ độc thực phẩm";

    [Fact]
    public async Task A_fault_before_the_commit_leaves_nothing_and_a_retry_brings_all()
    {
        await using var bench = await Bench.StartAsync();
        var page = new[] { bench.Comment("c1", Question), bench.Comment("c2", Poisoning, "nguoi-2", "p2") };
        await Assert.ThrowsAsync<InvalidDataException>(async () => await bench.Get<IngestStage>().CommitAsync(
            page, IngestMode.Live, async (s, _, t) =>
            {
                await s.SetWatermarkAsync("facebook/tinh", "w1", t);
                throw new InvalidDataException();
            },
            Bench.Token));

        Assert.Empty(await bench.MentionsAsync());
        Assert.Empty(await bench.CasesAsync());
        Assert.Empty(await bench.AlertsAsync());
        Assert.Empty(await bench.OutboxAsync());
        Assert.Null(await bench.ReadAsync((s, t) => s.WatermarkAsync("facebook/tinh", t)));

        var report = await bench.Get<IngestStage>().CommitAsync(page, IngestMode.Live, (s, _, t) => s.SetWatermarkAsync("facebook/tinh", "w1", t), Bench.Token);
        Assert.Equal((2, 0), (report.New, report.Duplicate));
        Assert.Equal(2, (await bench.CasesAsync()).Count);
        Assert.Single(await bench.AlertsAsync("emergency"));
        Assert.Equal("w1", await bench.ReadAsync((s, t) => s.WatermarkAsync("facebook/tinh", t)));
        Assert.Equal(0, (await bench.TakeAsync(page)).New);
    }

    [Fact]
    public async Task Repeated_items_in_one_page_and_over_pages_are_one()
    {
        await using var bench = await Bench.StartAsync();
        var one = bench.Comment("c1", Question);
        Assert.Equal((1, 1), Counts(await bench.TakeAsync(one, one)));
        Assert.Equal((0, 1), Counts(await bench.TakeAsync(one)));
        await bench.RestartAsync();
        Assert.Equal((0, 1), Counts(await bench.TakeAsync(one)));
        Assert.Single(await bench.MentionsAsync());
        Assert.Single((await bench.CaseAsync()).Askers);
    }

    [Fact]
    public async Task An_edited_text_replaces_the_old_one_and_may_open_a_case()
    {
        await using var bench = await Bench.StartAsync();
        await bench.TakeAsync(bench.Comment("c1", "đẹp quá cả nhà ơi"));
        Assert.Empty(await bench.CasesAsync());
        bench.Clock.Advance(TimeSpan.FromMinutes(20));
        var report = await bench.TakeAsync(bench.Comment("c1", Question, at: Bench.Nine));
        Assert.Equal(1, report.Edited);
        Assert.Equal(Question, Assert.Single(await bench.MentionsAsync()).Text);
        var opened = await bench.CaseAsync();
        Assert.Equal(Bench.Nine, opened.OpenedAt);
        Assert.Equal(Bench.Nine.AddHours(24), opened.FirstDueAt);
        Assert.Empty(new EndToEnd.ByteHunt(["đẹp quá cả nhà ơi"], []).InFolder(bench.Folder));
    }

    [Fact]
    public async Task An_emergency_that_an_edit_brings_is_raised()
    {
        await using var bench = await Bench.StartAsync();
        await bench.TakeAsync(bench.Comment("c1", "hôm nay ăn trưa muộn quá"));
        bench.Clock.Advance(TimeSpan.FromMinutes(2));
        await bench.TakeAsync(bench.Comment("c1", Poisoning, at: Bench.Nine));
        Assert.Single(await bench.AlertsAsync("emergency"));
        // The same text once more is no second one.
        await bench.TakeAsync(bench.Comment("c1", Poisoning + "!", at: Bench.Nine));
        Assert.Single(await bench.AlertsAsync("emergency"));
        Assert.Equal(CaseKind.Emergency, (await bench.CaseAsync()).Kind);
    }

    [Fact]
    public async Task A_removed_question_is_withdrawn_without_a_miss_and_its_words_are_gone()
    {
        await using var bench = await Bench.StartAsync();
        await bench.TakeAsync(bench.Comment("c1", Question));
        bench.Clock.Advance(TimeSpan.FromHours(3));
        Assert.Equal(1, (await bench.TakeAsync(bench.Comment("c1", "") with { Change = ItemChange.Removed })).Removed);
        await bench.LiveAsync(Bench.Nine.AddHours(30));
        var withdrawn = await bench.CaseAsync();
        Assert.Equal((CaseState.Withdrawn, 0), (withdrawn.State, withdrawn.Misses.Count));
        Assert.Empty(await bench.AlertsAsync("case_late"));
        Assert.Empty(await bench.AlertsAsync("case_warning"));
        var mention = Assert.Single(await bench.MentionsAsync());
        Assert.Equal((true, ""), (mention.Removed, mention.Text));
    }

    [Fact]
    public async Task When_all_messages_of_an_asker_are_removed_in_any_order_nobody_waits()
    {
        await using var bench = await Bench.StartAsync();
        await bench.TakeAsync(bench.Comment("c1", Question));
        bench.Clock.Advance(TimeSpan.FromMinutes(10));
        await bench.TakeAsync(bench.Comment("c2", "Cho em hỏi thêm tiền ăn ca có được tính không ạ?"));
        bench.Clock.Advance(TimeSpan.FromMinutes(10));
        await bench.TakeAsync(bench.Comment("c2", "") with { Change = ItemChange.Removed });
        await bench.TakeAsync(bench.Comment("c1", "") with { Change = ItemChange.Removed });
        Assert.Equal(CaseState.Withdrawn, (await bench.CaseAsync()).State);
    }

    [Fact]
    public async Task A_removed_item_that_comes_again_stays_removed()
    {
        await using var bench = await Bench.StartAsync();
        await bench.TakeAsync(bench.Comment("c1", Question));
        await bench.TakeAsync(bench.Comment("c1", "") with { Change = ItemChange.Removed });
        await bench.TakeAsync(bench.Comment("c1", Question));
        Assert.Equal("", Assert.Single(await bench.MentionsAsync()).Text);
        Assert.Equal(CaseState.Withdrawn, (await bench.CaseAsync()).State);
        Assert.Equal(1, (await bench.TakeAsync(bench.Comment("never", "") with { Change = ItemChange.Removed })).Duplicate);
    }

    [Fact]
    public async Task Items_of_uninvited_or_unknown_channels_and_impossible_times_are_refused_and_the_rest_is_taken()
    {
        await using var bench = await Bench.StartAsync(
            c => Bench.With(c, Bench.Group, g => g with { Invitation = g.Invitation! with { Until = new(2026, 11, 11) } }), Bench.Nine);
        var report = await bench.TakeAsync(
            bench.Comment("c1", Question),
            bench.Comment("c2", Question) with { Channel = Bench.Group },
            bench.Comment("c3", Question) with { Channel = "nowhere" },
            bench.Comment("c4", Question, at: Bench.Nine.AddMinutes(11)),
            bench.Comment("c5", Question, at: Bench.At(12, "09:00").AddYears(-20)),
            bench.Comment("c6", "Chúc ad ngày mới vui vẻ", "nguoi-3", at: Bench.Nine.AddMinutes(9)));
        Assert.Equal(
            ["1 channel not_invited", "2 channel unknown_channel", "3 at future", "4 at before_2010"],
            report.Refused.Select(r => $"{r.Index} {r.Refusal.Field} {r.Refusal.Reason}"));
        Assert.Equal(["c1", "c6"], (await bench.MentionsAsync()).Select(m => m.ExternalId));
    }

    [Fact]
    public async Task A_unit_that_is_not_in_the_tree_is_counted_and_the_channels_own_is_taken()
    {
        await using var bench = await Bench.StartAsync();
        var report = await bench.TakeAsync(
            bench.Comment("c1", "Chúc cả nhà vui") with { Unit = "khong-co" }, bench.Comment("c2", "Chúc cả nhà khỏe") with { Unit = "cd-than" });
        Assert.Equal(1, report.UnknownUnit);
        Assert.Equal(["lien-doan", "cd-than"], (await bench.MentionsAsync()).Select(m => m.Unit));
    }

    [Fact]
    public async Task Short_texts_fold_into_a_story_only_for_the_same_person()
    {
        await using var bench = await Bench.StartAsync();
        const string Short = "chưa có lương ad ơi";
        await bench.TakeAsync(bench.Comment("c1", Short, "mot"), bench.Comment("c2", Short, "hai"), bench.Comment("c3", Short, null), bench.Comment("c4", Short, null));
        await bench.RestartAsync();
        bench.Clock.Advance(TimeSpan.FromHours(1));
        await bench.TakeAsync(bench.Comment("c5", Short, "mot"), bench.Comment("c6", Short, "ba"));
        var stories = (await bench.MentionsAsync()).ToDictionary(m => m.ExternalId, m => m.Story);
        Assert.Equal(stories["c1"], stories["c5"]);
        Assert.Equal(5, stories.Values.Distinct().Count());
    }

    [Fact]
    public async Task Long_texts_fold_into_a_story_whoever_writes_them()
    {
        await using var bench = await Bench.StartAsync();
        const string Long = "Công ty may Hòa Bình nợ lương tháng mười của toàn bộ công nhân xưởng hai đến nay vẫn chưa trả";
        await bench.TakeAsync(bench.Comment("c1", Long, "mot"), bench.Comment("c2", Long + " ad ơi", "hai"), bench.Comment("c3", Long, null));
        Assert.Single((await bench.MentionsAsync()).Select(m => m.Story).Distinct());
    }

    [Theory]
    [InlineData(9, 2)]
    [InlineData(11, 2)]
    [InlineData(12, 1)]
    [InlineData(15, 1)]
    public async Task People_are_marked_under_last_weeks_key_too_in_the_first_three_days_of_a_week(int day, int weeks)
    {
        await using var bench = await Bench.StartAsync(c => c, Bench.At(day, "10:00"));
        await bench.TakeAsync(bench.Comment("c1", "Lương tháng này công ty trả chậm quá ad ơi"));
        var marked = await bench.ReadAsync((s, t) => s.MarkedWeeksAsync(t));
        Assert.Equal(weeks, marked.Count);
        Assert.Contains(PersonMarks.WeekOf(new(2026, 11, day)), marked);
    }

    [Fact]
    public async Task History_feeds_no_case_and_no_alarm()
    {
        await using var bench = await Bench.StartAsync();
        await bench.Get<IngestStage>().CommitAsync([bench.Comment("c1", Question), bench.Comment("c2", Poisoning)], IngestMode.History, null, Bench.Token);
        Assert.Equal(2, (await bench.MentionsAsync()).Count);
        Assert.Empty(await bench.CasesAsync());
        Assert.Empty(await bench.AlertsAsync());
        Assert.Empty(await bench.OutboxAsync());
        // An edit of history stays history.
        await bench.TakeAsync(bench.Comment("c1", Question + " Em cảm ơn", at: Bench.Nine));
        Assert.Empty(await bench.CasesAsync());
    }

    private static (int New, int Duplicate) Counts(IngestReport report) => (report.New, report.Duplicate);
}
