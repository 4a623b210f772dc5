using System.Text;
using SocialWatch.Answers;
using SocialWatch.Cases;
using SocialWatch.Channels;
using SocialWatch.Privacy;
using SocialWatch.Tests.Pipeline;

namespace SocialWatch.Tests.Answers;

/// <summary>A member's own data: what is said of it, and that it goes to the last byte when they ask twice (DESIGN 7).</summary>
public sealed class ErasureTests
{
    // Words that stand nowhere else.
    private const string Asked = "Cho em hỏi bao giờ phân xưởng cưa vành đai trả lương tháng 10 ạ?";
    private const string Public = "Lương tháng 10 bên kho gỗ lim xẻ sấy bao giờ có hả ad?";
    private static readonly string[] Traces = ["cưa vành đai", "gỗ lim xẻ sấy", "chat-77"];

    [Fact]
    public async Task The_word_must_be_said_twice_and_the_first_answer_says_so_and_that_it_is_automatic()
    {
        await using var desk = await AnswerBench.StartAsync();
        await desk.Bench.TakeAsync(desk.Bench.Message("m1", Asked));
        await desk.Bench.TakeAsync(desk.Bench.Message("m2", "XÓA"));
        await SayAsync(desk);

        var said = Assert.Single(desk.Bot.Arrived);
        Assert.Equal("chat-77", said.Conversation);
        Assert.StartsWith("Tin tự động", said.Text, StringComparison.Ordinal);
        Assert.Contains("gửi lại riêng một chữ: XÓA", said.Text, StringComparison.Ordinal);
        Assert.Equal(CaseState.Open, (await desk.Bench.CaseAsync()).State);
        Assert.True(Holds(desk, "cưa vành đai"));
    }

    [Theory]
    [InlineData("XÓA", "xoá")]
    [InlineData("/xoa", "/xoa@cong_doan_bot")]
    public async Task After_the_second_word_no_byte_of_any_file_tells_what_was_asked(string first, string second)
    {
        await using var desk = await AnswerBench.StartAsync();
        await desk.Bench.TakeAsync(desk.Bench.Message("m1", Asked));
        // The same person in a group of the same network, a fortnight's keys alive.
        await desk.Bench.TakeAsync(Group(desk, "g1", Public, "chat-77"), Group(desk, "g2", "Lương tháng 10 xưởng sàng bao giờ có hả ad?", "nguoi-khac"));
        await desk.AskAsync("quan-tri-tinh", "/traloi C1 Phân xưởng cưa vành đai trả lương ngày 25.");
        desk.Bench.Clock.Advance(TimeSpan.FromMinutes(1));
        await desk.Bench.TakeAsync(desk.Bench.Message("m2", first));
        desk.Bench.Clock.Advance(TimeSpan.FromHours(3));
        await desk.Bench.TakeAsync(desk.Bench.Message("m3", second));
        await SayAsync(desk);
        await desk.SendAsync();

        Assert.Contains("2 câu hỏi, 2 tin nhắn", desk.Bot.Arrived[^1].Text, StringComparison.Ordinal);
        Assert.Contains("Không tìm được để xóa", desk.Bot.Arrived[^1].Text, StringComparison.Ordinal);
        Assert.DoesNotContain(desk.Bot.Arrived, o => o.Text.Contains("ngày 25", StringComparison.Ordinal)); // the draft went with it
        var cases = await desk.Bench.CasesAsync();
        Assert.Equal((true, CaseState.Withdrawn, 0), (cases[0].Erased, cases[0].State, cases[0].Misses.Count));
        Assert.Equal((false, CaseState.Open, 2), (cases[1].Erased, cases[1].State, cases[1].Askers.Count)); // the other asker waits on
        Assert.Equal([false, true], cases[1].Askers.Select(a => a.DueAt is not null));
        Assert.Null(await desk.Bench.ReadAsync((s, t) => s.ReplyAddressAsync("C1", 1, t)));
        Assert.Null(await desk.Bench.ReadAsync((s, t) => s.ReplyAddressAsync("C2", 1, t)));
        Assert.NotNull(await desk.Bench.ReadAsync((s, t) => s.ReplyAddressAsync("C2", 2, t)));
        Assert.Contains(await desk.Bench.MentionsAsync(), m => m.Text.Contains("xưởng sàng", StringComparison.Ordinal));
        Assert.Equal((2, 2), (await desk.Bench.ReadAsync((s, t) => s.ErasuresAsync(t)) is [var done]) ? (done.Cases, done.Mentions) : default);
        Assert.All(Traces, trace => Assert.False(Holds(desk, trace), trace));
        var lookup = PersonMarks.Conversation(desk.Bench.Get<IKeyRing>().AddressKey, Bench.Inbox, "chat-77");
        Assert.False(Holds(desk, lookup));
    }

    [Fact]
    public async Task A_day_later_the_word_is_a_first_word_again()
    {
        await using var desk = await AnswerBench.StartAsync();
        await desk.Bench.TakeAsync(desk.Bench.Message("m1", Asked), desk.Bench.Message("m2", "XÓA"));
        desk.Bench.Clock.Advance(TimeSpan.FromHours(25));
        await desk.Bench.TakeAsync(desk.Bench.Message("m3", "XÓA"));
        Assert.False((await desk.Bench.CaseAsync()).Erased);
        Assert.True(Holds(desk, "cưa vành đai"));
    }

    [Fact]
    public async Task Another_conversation_confirms_nothing()
    {
        await using var desk = await AnswerBench.StartAsync();
        await desk.Bench.TakeAsync(desk.Bench.Message("m1", Asked), desk.Bench.Message("m2", "XÓA"), desk.Bench.Message("m3", "XÓA", "chat-88"));
        Assert.False((await desk.Bench.CaseAsync()).Erased);
    }

    [Fact]
    public async Task A_code_of_what_was_erased_opens_nothing()
    {
        await using var desk = await AnswerBench.StartAsync();
        await desk.Bench.TakeAsync(desk.Bench.Message("m1", Asked));
        await desk.Bench.TakeAsync(desk.Bench.Message("m2", "XÓA"), desk.Bench.Message("m3", "XÓA", at: desk.Bench.Now.AddSeconds(5)));
        Assert.Contains("đã xóa", await desk.AskAsync("quan-tri-tinh", "/xem C1"), StringComparison.Ordinal);
        Assert.Contains("đã xóa", await desk.AskAsync("quan-tri-tinh", "/traloi C1 Chào bạn"), StringComparison.Ordinal);
        Assert.False(Holds(desk, "cưa vành đai"));
    }

    [Fact]
    public async Task Where_nothing_is_kept_the_member_is_told_what_was_looked_for()
    {
        await using var desk = await AnswerBench.StartAsync();
        await desk.Bench.TakeAsync(desk.Bench.Message("m1", "XÓA"), desk.Bench.Message("m2", "XÓA", at: desk.Bench.Now.AddSeconds(5)));
        await SayAsync(desk);
        Assert.Contains("không tìm thấy", desk.Bot.Arrived[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Privacy_is_answered_with_a_plain_notice_and_opens_no_case()
    {
        await using var desk = await AnswerBench.StartAsync();
        await desk.Bench.TakeAsync(desk.Bench.Message("m1", "/privacy"));
        await SayAsync(desk);
        var said = Assert.Single(desk.Bot.Arrived).Text;
        Assert.StartsWith("Tin tự động", said, StringComparison.Ordinal);
        Assert.All(new[] { "90 ngày", "30 ngày", "XÓA", "24 giờ" }, word => Assert.Contains(word, said, StringComparison.Ordinal));
        Assert.Empty(await desk.Bench.CasesAsync());
        Assert.False(Holds(desk, "chat-77"));
    }

    [Fact]
    public async Task A_notice_that_cannot_be_sent_now_goes_later_and_one_that_is_refused_is_forgotten()
    {
        await using var desk = await AnswerBench.StartAsync();
        desk.Bot.Next = _ => (false, () => new(ReplyEnd.NotSent, Error: "429", RetryAfter: TimeSpan.FromMinutes(2)));
        await desk.Bench.TakeAsync(desk.Bench.Message("m1", "/privacy"));
        await SayAsync(desk);
        await SayAsync(desk);
        Assert.Empty(desk.Bot.Arrived);
        desk.Bench.Clock.Advance(TimeSpan.FromMinutes(3));
        await desk.Bench.RestartAsync();
        desk.Bot.Next = _ => (true, () => new(ReplyEnd.Sent));
        await SayAsync(desk);
        Assert.Single(desk.Bot.Arrived);
        Assert.Equal(0, await SayAsync(desk));

        desk.Bot.Next = _ => (false, () => new(ReplyEnd.Refused, Error: "403"));
        await desk.Bench.TakeAsync(desk.Bench.Message("m2", "/privacy"));
        Assert.Equal((1, 0), (await SayAsync(desk), await SayAsync(desk)));
    }

    [Fact]
    public async Task The_programs_own_notice_stops_no_clock()
    {
        await using var desk = await AnswerBench.StartAsync();
        await desk.Bench.TakeAsync(desk.Bench.Message("m1", Asked));
        desk.Bench.Clock.Advance(TimeSpan.FromMinutes(5));
        await desk.Bench.TakeAsync(desk.Bench.Message("m2", "Tin tự động: đây là thông báo về dữ liệu cá nhân.") with { Origin = SocialWatch.Mentions.Origin.Own, AuthorKey = null });
        Assert.Equal(CaseState.Open, (await desk.Bench.CaseAsync()).State);
    }

    private static Task<int> SayAsync(AnswerBench desk) => desk.Bench.Get<NoticeDispatcher>().DispatchAsync(Bench.Token);

    private static SocialWatch.Mentions.FetchedItem Group(AnswerBench desk, string id, string text, string author) => new()
    {
        Channel = Bench.Group, ExternalId = id, Kind = SocialWatch.Mentions.MentionKind.Message, At = desk.Bench.Now, Text = text, AuthorKey = author, ThreadExternalId = "g0", ParentExternalId = "g0",
    };

    private static bool Holds(AnswerBench desk, string text) => Holds(desk, Encoding.UTF8.GetBytes(text)) || Holds(desk, Encoding.Unicode.GetBytes(text));

    private static bool Holds(AnswerBench desk, byte[] bytes) => Directory.EnumerateFiles(desk.Bench.Folder, "*", SearchOption.AllDirectories).Where(file => !file.EndsWith(".lock", StringComparison.Ordinal)).Any(file =>
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.GetBuffer().AsSpan(0, (int)memory.Length).IndexOf(bytes) >= 0;
    });
}
