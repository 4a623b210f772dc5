using SocialWatch.Cases;

namespace SocialWatch.Tests.Cases;

public sealed class ThanksRuleTests
{
    [Theory]
    [InlineData("cảm ơn")]
    [InlineData("Em cảm ơn nhiều ạ ❤️")]
    [InlineData("dạ vâng")]
    [InlineData("ok ad")]
    [InlineData("Thanks ad nha!!!")]
    [InlineData("tks công đoàn")]
    [InlineData("dạ em cám ơn công đoàn đã giúp đỡ ạ")]
    [InlineData("Cảm ơn anh chị đã trả lời, chúc anh chị sức khỏe")]
    [InlineData("vâng em hiểu rồi ạ")]
    public void Thanks_and_nods(string text) => Assert.True(ThanksRule.IsThanks(text));

    [Theory]
    [InlineData("cảm ơn, cho em hỏi thêm bao giờ nhận tiền?")]
    [InlineData("cảm ơn ad, cho em hỏi thêm")]
    [InlineData("cảm ơn, giúp em với")]
    [InlineData("dạ giúp em")]
    [InlineData("ok mà lương vẫn chưa có")]
    [InlineData("dạ em chưa nhận được")]
    [InlineData("cảm ơn ạ?")]
    [InlineData("ad ơi")]
    [InlineData("")]
    [InlineData("❤️")]
    public void What_asks_or_says_more(string text) => Assert.False(ThanksRule.IsThanks(text));
}
