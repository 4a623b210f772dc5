using SocialWatch.Cases;

namespace SocialWatch.Tests.Cases;

public sealed class AutomaticAnswerRuleTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 16, 12, 0, 0, TimeSpan.FromHours(7));
    private static readonly OwnText Human = new("M9", "Lương tháng 10 công ty chuyển trước 17 giờ ngày 20/11, em kiểm tra giúp nhé.", Noon, Noon.AddMinutes(-20));
    private static readonly SlaPolicy Policy = new()
    {
        AutomaticTexts = ["Chào bạn! Cảm ơn bạn đã liên hệ, chúng tôi sẽ trả lời sớm.", "Chào bạn"], OwnApps = ["111", "222"],
    };

    [Fact]
    public void A_human_answer_stops_the_clock() => Assert.True(AutomaticAnswerRule.Judge(Human, [], Policy).StopsClock);

    [Theory]
    [InlineData("chào bạn, cảm ơn bạn đã liên hệ! Chúng tôi sẽ trả lời sớm ❤")]
    [InlineData("CHAO BAN")]
    public void A_known_automatic_text_does_not_however_it_is_written(string text) =>
        Assert.Equal(NotHuman.KnownText, AutomaticAnswerRule.Judge(Human with { Text = text }, [], Policy).Because);

    [Fact]
    public void A_human_answer_that_begins_with_a_canned_greeting_does() =>
        Assert.True(AutomaticAnswerRule.Judge(Human with { Text = "Chào bạn, hồ sơ thai sản nộp tại phòng tổ chức từ thứ hai." }, [], Policy).StopsClock);

    [Fact]
    public void A_foreign_app_does_not_and_an_unknown_one_is_no_proof()
    {
        Assert.Equal(NotHuman.ForeignApp, AutomaticAnswerRule.Judge(Human with { AppId = "999" }, [], Policy).Because);
        Assert.True(AutomaticAnswerRule.Judge(Human with { AppId = "222" }, [], Policy).StopsClock);
        Assert.True(AutomaticAnswerRule.Judge(Human with { AppId = null }, [], Policy).StopsClock);
        Assert.True(AutomaticAnswerRule.Judge(Human with { AppId = "999" }, [], new()).StopsClock);
    }

    [Fact]
    public void One_text_three_times_within_a_minute_of_questions_is_a_machines_and_unmasks_the_first_two()
    {
        OwnText Quick(int n) => new($"M{n}", "Bạn xem tại trang chủ nhé", Noon.AddHours(n), Noon.AddHours(n).AddSeconds(-60));

        Assert.True(AutomaticAnswerRule.Judge(Quick(2), [Quick(1)], Policy).StopsClock);
        var verdict = AutomaticAnswerRule.Judge(Quick(3), [Quick(1), Quick(2), Quick(3)], Policy);
        Assert.Equal(NotHuman.Repeated, verdict.Because);
        Assert.Equal(["M1", "M2"], verdict.AlsoAutomatic);
        Assert.True(AutomaticAnswerRule.Judge(Quick(3) with { QuestionAt = Noon.AddHours(3).AddSeconds(-61) }, [Quick(1), Quick(2)], Policy).StopsClock);
    }

    [Theory]
    [InlineData("Công đoàn đã tiếp nhận câu hỏi của bạn và sẽ trả lời trong 24 giờ.", true)]
    [InlineData("Công đoàn đã nhận được phản ánh.", true)]
    [InlineData("Công đoàn đã tiếp nhận và làm việc với công ty: lương tháng 10 chuyển ngày 20/11.", false)]
    [InlineData("Bạn nộp đơn tại phòng nhân sự trước thứ sáu nhé.", false)]
    public void A_receipt_stops_no_clock(string text, bool receipt) =>
        Assert.Equal(receipt ? NotHuman.Receipt : null, AutomaticAnswerRule.Judge(Human with { Text = text }, [], Policy).Because);
}
