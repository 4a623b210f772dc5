using SocialWatch.Cases;
using SocialWatch.Mentions;

namespace SocialWatch.Tests.Cases;

public sealed class CaseRulesTests
{
    private static readonly CaseCandidate Comment = new() { Kind = MentionKind.Comment, Origin = Origin.Member, Text = "tháng này mấy ngày có lương vậy", Thread = "post1" };
    private static readonly CaseCandidate Private = new() { Kind = MentionKind.Message, Origin = Origin.Member, Text = "em cần gặp người phụ trách", Private = true };

    [Fact]
    public void Any_private_message_opens_a_case() =>
        Assert.Equal(new CaseDecision.Open(CaseKind.Private, false), CaseRules.Decide(Private));

    [Theory]
    [InlineData("Dạ em cảm ơn nhiều ạ ❤️", NoCase.Thanks)]
    [InlineData("👍", NoCase.Wordless)]
    [InlineData("XÓA", NoCase.Erasure)]
    [InlineData("xoá", NoCase.Erasure)]
    [InlineData("/xoa", NoCase.Erasure)]
    [InlineData(" /xoa@congdoan_bot ", NoCase.Erasure)]
    public void Thanks_stickers_and_erasure_requests_open_none(string text, NoCase reason) =>
        Assert.Equal(new CaseDecision.None(reason), CaseRules.Decide(Private with { Text = text }));

    [Theory]
    [InlineData("xóa giúp em bài đăng hôm qua với")]
    [InlineData("xóa là sao ạ?")]
    [InlineData("?")]
    public void What_only_looks_like_an_erasure_or_sticker_opens_one(string text) =>
        Assert.IsType<CaseDecision.Open>(CaseRules.Decide(Private with { Text = text }));

    [Fact]
    public void A_public_question_about_working_life_opens_a_case_and_small_talk_does_not()
    {
        Assert.Equal(new CaseDecision.Open(CaseKind.Question, false), CaseRules.Decide(Comment with { Labels = ["wages", "question"], Topics = ["wages"] }));
        Assert.Equal(new CaseDecision.None(NoCase.AsksNothing), CaseRules.Decide(Comment with { Labels = ["question"], Text = "bài hát này tên gì vậy mọi người" }));
        Assert.Equal(
            new CaseDecision.Open(CaseKind.Question, false), CaseRules.Decide(Comment with { Labels = ["question"], Text = "công đoàn ơi bao giờ có lịch tham quan" }));
        Assert.Equal(new CaseDecision.None(NoCase.AsksNothing), CaseRules.Decide(Comment with { Labels = ["wages"], Topics = ["wages"] }));
    }

    [Fact]
    public void An_uncertain_question_opens_a_case_to_confirm() =>
        Assert.Equal(new CaseDecision.Open(CaseKind.Question, true), CaseRules.Decide(Comment with { Uncertain = true, Labels = ["wages"], Topics = ["wages"] }));

    [Theory]
    [InlineData("cơm ca ba toàn xương, công đoàn vào cuộc giúp anh em", true)]
    [InlineData("com ca dem kho nuot qua, cong doan oi kiem tra nha an di", true)]
    [InlineData("chậm lương hai tháng rồi cứu công nhân với", true)]
    [InlineData("ad giúp tụi em hỏi công ty chuyện tăng ca", true)]
    [InlineData("đề nghị công đoàn can thiệp vụ này", true)]
    [InlineData("cơm dở, chán không muốn nói", false)]
    [InlineData("tổ trưởng mắng suốt ngày, mệt mỏi thật sự", false)]
    public void A_complaint_opens_a_case_when_it_asks_the_union_for_help(string text, bool opens)
    {
        var decision = CaseRules.Decide(Comment with { Labels = ["complaint", "meals"], Topics = ["meals"], Text = text });

        Assert.Equal(opens ? new CaseDecision.Open(CaseKind.Complaint, false) : new CaseDecision.None(NoCase.AsksNothing), decision);
    }

    [Fact]
    public void An_emergency_opens_a_case_in_public_and_in_private()
    {
        Assert.Equal(new CaseDecision.Open(CaseKind.Emergency, false), CaseRules.Decide(Comment with { Emergency = "fire", Text = "cháy kho rồi" }));
        Assert.Equal(new CaseDecision.Open(CaseKind.Emergency, false), CaseRules.Decide(Private with { Emergency = "suicide", Restricted = true }));
    }

    [Fact]
    public void Own_items_history_reports_and_public_forwards_open_none()
    {
        var question = Comment with { Labels = ["wages", "question"], Topics = ["wages"] };

        Assert.Equal(new CaseDecision.None(NoCase.Own), CaseRules.Decide(question with { Origin = Origin.Own }));
        Assert.Equal(new CaseDecision.None(NoCase.History), CaseRules.Decide(question with { History = true }));
        Assert.Equal(new CaseDecision.None(NoCase.ForwardOrReport), CaseRules.Decide(question with { Kind = MentionKind.Report }));
        Assert.Equal(new CaseDecision.None(NoCase.ForwardOrReport), CaseRules.Decide(question with { Kind = MentionKind.Forward }));
        Assert.IsType<CaseDecision.Open>(CaseRules.Decide(Private with { Kind = MentionKind.Forward }));
    }

    [Fact]
    public void A_known_asker_asks_again_another_joins_and_a_closed_case_is_as_good_as_none()
    {
        var question = Comment with { Labels = ["wages", "question"], Topics = ["wages"] };

        Assert.Equal(new CaseDecision.AskAgain("C7", 2), CaseRules.Decide(question with { Standing = new("C7", CaseState.Answered, 2) }));
        Assert.Equal(new CaseDecision.Join("C7"), CaseRules.Decide(question with { Standing = new("C7", CaseState.Open, null) }));
        Assert.Equal(new CaseDecision.Open(CaseKind.Question, false), CaseRules.Decide(question with { Standing = new("C7", CaseState.Closed, 2) }));
        Assert.Equal(new CaseDecision.None(NoCase.Thanks), CaseRules.Decide(Private with { Text = "ok ad", Standing = new("C7", CaseState.Answered, 1) }));
    }
}
