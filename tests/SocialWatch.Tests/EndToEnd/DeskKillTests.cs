using System.Diagnostics.CodeAnalysis;
using SocialWatch.Answers;
using SocialWatch.Cases;
using SocialWatch.Notify;

namespace SocialWatch.Tests.EndToEnd;

/// <summary>
/// kill -9 while staff work (issue 4): whatever instant it hits, an acknowledgement, a press, an approval and a queued alert are there afterwards, once; a member gets one answer.
/// </summary>
[Trait("Kind", "Kill")]
public sealed class DeskKillTests
{
    private const int Kills = 10;

    /// <summary>A morning: an accident, a question, a press on each, an answer by replying to the card, its approval.</summary>
    private const string Morning =
        """
        { "name": "morning", "start": "2026-11-11T07:00:00+07:00", "end": "2026-11-11T13:00:00+07:00",
          "pages": [
            { "id": "1000001", "name": "Tỉnh", "token": "EAAGtinh0simulated0token" }, { "id": "1000002", "name": "Than", "token": "EAAGthan0simulated0token" },
            { "id": "1000003", "name": "KCN", "token": "EAAGkcn00simulated0token" }],
          "bots": [{ "token": "7000000001:AAsimulated_bot_token_for_tests_000", "username": "cong_doan_bot" }],
          "chats": [
            { "id": -1001000000001, "type": "supergroup", "title": "Lò", "bot": "cong_doan_bot" }, { "id": -1009000000001, "type": "supergroup", "title": "Trực", "bot": "cong_doan_bot" },
            { "id": 9001, "type": "private", "title": "a", "bot": "cong_doan_bot" }, { "id": 9002, "type": "private", "title": "b", "bot": "cong_doan_bot" },
            { "id": 9003, "type": "private", "title": "c", "bot": "cong_doan_bot" }, { "id": 9004, "type": "private", "title": "d", "bot": "cong_doan_bot" },
            { "id": 9005, "type": "private", "title": "e", "bot": "cong_doan_bot" }, { "id": 9006, "type": "private", "title": "f", "bot": "cong_doan_bot" },
            { "id": 9007, "type": "private", "title": "g", "bot": "cong_doan_bot" }, { "id": 9008, "type": "private", "title": "h", "bot": "cong_doan_bot" },
            { "id": 9009, "type": "private", "title": "i", "bot": "cong_doan_bot" }, { "id": 5003, "type": "private", "title": "m", "bot": "cong_doan_bot" }],
          "people": [
            { "key": "truc", "id": 9001, "name": "Nghiêm Thị Trúc" }, { "key": "chutich", "id": 9002, "name": "Vi Hồng Phúc" },
            { "key": "qttinh", "id": 9007, "name": "Khương Thị Nết" }, { "key": "vuong", "id": 5003, "name": "Đàm Quốc Vượng" }, { "key": "doan", "id": 6012, "name": "Hứa Bá Doanh" }],
          "events": [
            { "at": "d1 07:30", "kind": "message", "chat": 5003, "from": "vuong", "text": "Em xin hỏi công ty chuyển em sang làm việc khác hơn 60 ngày rồi thì có đúng luật không ạ?" },
            { "at": "d1 08:00", "kind": "message", "chat": -1001000000001, "from": "doan", "text": "Vừa có tai nạn lao động trong lò 7, hai người bị thương nặng" },
            { "at": "d1 08:05", "kind": "staff_press", "chat": 9001, "from": "truc", "card": "KHẨN", "button": "Nhận xử lý" },
            { "at": "d1 08:10", "kind": "staff_press", "chat": 9007, "from": "qttinh", "card": "hơn 60 ngày", "button": "Nhận xử lý" },
            { "at": "d1 08:20", "kind": "message", "chat": 9007, "from": "qttinh", "reply_to_card": "hơn 60 ngày", "text": "Chào em, quá 60 ngày làm việc trong một năm thì công ty phải có đồng ý bằng văn bản của em." },
            { "at": "d1 08:30", "kind": "staff_press", "chat": 9002, "from": "chutich", "card": "Chờ duyệt câu trả lời", "button": "Duyệt" },
            { "at": "d1 09:00", "kind": "message", "chat": 9001, "from": "truc", "code_from": "KHẨN", "text": "/xuly {code} Đã gọi công đoàn mỏ và trực an toàn." }
          ] }
        """;

    private static readonly DateTimeOffset Late = new(2026, 11, 11, 11, 0, 0, TimeSpan.FromHours(7));

    [Fact]
    [SuppressMessage("Security", "CA5394", Justification = "Instants of kills, repeatable on purpose.")]
    public async Task Kills_lose_no_acknowledgement_no_press_and_no_queued_alert_and_answer_a_member_once()
    {
        using var terminal = new DemoTerminal();
        var script = terminal.FileOf("morning.json");
        await File.WriteAllTextAsync(script, Morning, TestContext.Current.CancellationToken);
        using var world = await SimulatorProcess.StartAsync(script);
        var dice = new Random(20261111);
        var kills = 0;
        // A morning that has ended starts over by itself: no kill falls into its last two hours.
        for (; kills < Kills && await world.NowAsync() < Late; kills++)
        {
            using var program = Start(terminal, world, script);
            var from = await world.SentCountAsync();
            // In the very moment something was sent, or some simulated minutes on.
            var (messages, until) = (from + dice.Next(1, 4), (await world.NowAsync()).AddMinutes(dice.Next(5, 45)));
            while (!program.HasExited && await world.NowAsync() < Late && (kills % 2 == 0 ? await world.SentCountAsync() < messages : await world.NowAsync() < until))
            {
                await Task.Delay(1, TestContext.Current.CancellationToken);
            }

            if (program.HasExited)
            {
                break;
            }

            await program.KillAsync();
        }

        Assert.True(kills >= 3, $"{kills} kills");
        using (var last = Start(terminal, world, script))
        {
            var (exit, _, error) = await last.EndAsync();
            Assert.Equal((0, ""), (exit, error));
        }

        await AssertAsync(terminal, await world.SentAsync());
    }

    private static async Task AssertAsync(DemoTerminal terminal, IReadOnlyList<Delivered> sent)
    {
        var (spots, alerts, cases, outbox) = await terminal.ReadAsync(async (s, t) => (
            await s.HotSpotsAsync(new(), t), await s.AlertsAsync(new(), t), await s.CasesAsync(new(), t), await s.OutboxAsync(new(), t)));
        var question = Assert.Single(cases, c => c.Private);
        var (timeline, answers) = await terminal.ReadAsync(async (s, t) => (await s.TimelineAsync(Assert.Single(spots).Id, t), await s.AnswersOfCaseAsync(question.Id, t)));
        Assert.Single(timeline, e => e.Kind == "acknowledged"); // the press
        Assert.Single(timeline, e => e.Kind == "handling");
        var emergency = Assert.Single(alerts, a => a.Kind == "emergency");
        Assert.Equal(("truc-ban", "useful"), (emergency.OwnerPerson, emergency.Feedback));

        // The queued alert: everybody meant had it on every address, and what came twice came with the same code.
        var told = outbox.Where(o => o.Level == 3 && o.Kind == "alert").ToList();
        Assert.True(told.Count >= 3);
        Assert.All(told, o => Assert.Equal(OutboxState.Sent, o.State));
        Assert.All(told.Where(o => o.Sink == "telegram"), o => Assert.Contains(sent, m => m.Target == o.Address && m.Code == o.Code));

        var answer = Assert.Single(answers);
        Assert.Equal(("quan-tri-tinh", "chu-tich"), (answer.Drafter, answer.Approver));
        // A chat cannot be read back: killed in the very moment of sending, a person decides, and nothing goes twice (DESIGN 5.5).
        Assert.Contains((answer.State, question.State), new[] { (AnswerState.Sent, CaseState.Answered), (AnswerState.Unknown, CaseState.Open) });
        Assert.Single(sent, m => m.Target == "5003" && m.Text.StartsWith("Chào em, quá 60 ngày", StringComparison.Ordinal));
    }

    private static ProgramProcess Start(DemoTerminal terminal, SimulatorProcess world, string script) =>
        ProgramProcess.Start("SocialWatch.dll", true, "demo", "--once", "--data", terminal.Data, "--scenario", script, "--simulator", world.Address.ToString());
}
