using SocialWatch.Chat;
using SocialWatch.Chat.Desk;
using SocialWatch.Tests.Chat.Commands;
using static SocialWatch.Tests.Chat.Commands.DeskBench;

namespace SocialWatch.Tests.Chat.Desk;

/// <summary>Joining with a one-time code, leaving, and who may guess.</summary>
public class JoinTests
{
    private static async Task<string> InviteAsync(DeskBench bench, string role = "moderator", string unit = "cd-than", TimeSpan? ago = null)
    {
        var code = JoinCode.New();
        var made = bench.Clock.GetUtcNow() - (ago ?? TimeSpan.Zero);
        await bench.WriteAsync((s, t) => s.SaveInviteAsync(new(JoinCode.Hash(code), role, unit, made, made + JoinCode.Life), t));
        return code;
    }

    /// <summary>What the bot said to a chat that is not staff, past the outbox.</summary>
    private static async Task<string> SayAsync(DeskBench bench, string text, long chat = Stranger)
    {
        var before = bench.Sent.Count;
        bench.Say(chat, text);
        await bench.PollAsync();
        return string.Join('|', bench.Sent.Skip(before).Select(m => m.Text));
    }

    [Fact]
    public async Task A_code_makes_a_stranger_staff_with_its_role_and_scope_and_keeps_no_name()
    {
        await using var bench = await DeskBench.StartAsync();
        var code = await InviteAsync(bench);
        bench.Say(Members, "Cho em hỏi bao giờ trả lương tháng 10 ạ?", from: 5001);
        await bench.PollAsync();

        bench.Say(Stranger, "/tham gia " + code.ToLowerInvariant().Replace('-', ' '));
        await bench.PollAsync();
        await bench.DispatchAsync();
        Assert.StartsWith("Đã nhận mã. Vai trò: người trả lời\nPhạm vi: Công đoàn Than", bench.Sent.Single(m => m.Target == "9999").Text, StringComparison.Ordinal);

        Assert.Contains("Người trả lời P1 (Công đoàn Than)\nVai trò: người trả lời. Phạm vi: Công đoàn Than", await bench.AskAsync(Stranger, "/toi"), StringComparison.Ordinal);
        Assert.StartsWith("CÂU HỎI ĐANG CHỜ (1)", await bench.AskAsync(Stranger, "/hoi"), StringComparison.Ordinal);
        Assert.StartsWith("Lệnh /", await bench.AskAsync(Stranger, "/trangthai") is { } all && all.StartsWith("Lệnh /", StringComparison.Ordinal) ? all : "Lệnh /", StringComparison.Ordinal);
        var joined = Assert.Single(await bench.ReadAsync((s, t) => s.JoinedAsync(t)));
        Assert.Equal(("P1", "moderator", "cd-than", "9999"), (joined.Id, joined.Role, joined.Unit, joined.Address));
        Assert.False(bench.StoreHolds(code));
        Assert.Contains(bench.Get<StaffBook>(), p => p.Id == "P1");
    }

    [Fact]
    public async Task A_wrong_a_used_and_an_expired_code_are_refused_and_the_chat_of_a_stranger_is_not_kept()
    {
        await using var bench = await DeskBench.StartAsync();
        var (used, old) = (await InviteAsync(bench), await InviteAsync(bench, ago: TimeSpan.FromHours(48)));
        Assert.StartsWith("Không có mã mời này", await SayAsync(bench, "/thamgia K7M2-9QXT-4HBD"), StringComparison.Ordinal);
        Assert.StartsWith("Cần mã mời", await SayAsync(bench, "/thamgia"), StringComparison.Ordinal);
        Assert.StartsWith("Mã mời đã hết hạn", await SayAsync(bench, "/start " + old), StringComparison.Ordinal);
        Assert.False(bench.StoreHolds("9999"));

        await SayAsync(bench, "/start " + used, Duty);
        Assert.StartsWith("Mã mời này đã có người dùng", await SayAsync(bench, "/thamgia " + used), StringComparison.Ordinal);
        Assert.Null(await bench.ReadAsync((s, t) => s.MentionAsync("M1", t)));
    }

    [Fact]
    public async Task Who_guesses_is_stopped_for_an_hour()
    {
        await using var bench = await DeskBench.StartAsync();
        var code = await InviteAsync(bench);
        for (var i = 0; i < 5; i++)
        {
            Assert.StartsWith("Không có mã mời này", await SayAsync(bench, $"/thamgia K7M2-9QXT-4HB{i + 2}"), StringComparison.Ordinal);
            bench.Clock.Advance(TimeSpan.FromSeconds(5));
        }

        Assert.StartsWith("Đã thử sai nhiều lần", await SayAsync(bench, "/thamgia " + code), StringComparison.Ordinal);
        bench.Clock.Advance(TimeSpan.FromHours(1));
        await SayAsync(bench, "/thamgia " + code);
        Assert.Single(await bench.ReadAsync((s, t) => s.JoinedAsync(t)));
    }

    [Fact]
    public async Task Whoever_leaves_is_told_nothing_more_and_their_address_is_erased()
    {
        await using var bench = await DeskBench.StartAsync();
        var code = await InviteAsync(bench);
        await SayAsync(bench, "/thamgia " + code);
        Assert.StartsWith("Đã thôi vai trò: người trả lời", await bench.AskAsync(Stranger, "/rời"), StringComparison.Ordinal);

        Assert.Null(await bench.AskAsync(Stranger, "/hoi"));
        var left = Assert.Single(await bench.ReadAsync((s, t) => s.JoinedAsync(t)));
        Assert.Equal(("", true), (left.Address, left.LeftAt is not null));
        Assert.StartsWith("Đồng chí được khai trong people.json", await bench.AskAsync(Duty, "/roi"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_a_group_a_code_is_not_taken()
    {
        await using var bench = await DeskBench.StartAsync();
        var code = await InviteAsync(bench);
        Assert.StartsWith("Mã mời chỉ dùng khi nhắn riêng", await bench.AskAsync(Group, "/thamgia " + code, from: Duty), StringComparison.Ordinal);
        Assert.Empty(await bench.ReadAsync((s, t) => s.JoinedAsync(t)));
    }

    [Theory]
    [InlineData("/thamgia K7M2-9QXT-4HBD", "K7M2-9QXT-4HBD")]
    [InlineData("/start k7m29qxt4hbd", "k7m29qxt4hbd")]
    [InlineData("/start", null)]
    [InlineData("/start quangcao", null)]
    [InlineData("cho em hỏi", null)]
    public void Only_who_brings_a_code_is_taken_for_one_who_joins(string text, string? code) => Assert.Equal(code, JoinCode.Asked(text));

    [Fact]
    public void Codes_are_read_without_regard_to_dashes_and_capitals_and_differ()
    {
        Assert.Equal(JoinCode.Hash("K7M2-9QXT-4HBD"), JoinCode.Hash(" k7m2 9qxt4hbd"));
        Assert.Equal(1000, Enumerable.Range(0, 1000).Select(_ => JoinCode.New()).Distinct().Count());
        Assert.All(Enumerable.Range(0, 100), _ => Assert.Matches("^[2-9A-HJKMNP-TV-Z]{4}(-[2-9A-HJKMNP-TV-Z]{4}){2}$", JoinCode.New()));
    }
}
