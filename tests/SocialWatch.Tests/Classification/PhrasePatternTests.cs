using SocialWatch.Classification;

namespace SocialWatch.Tests.Classification;

public sealed class PhrasePatternTests
{
    [Theory]
    [InlineData("cháy kho", "cháy kho")]
    [InlineData("(rơi|té) từ (mái|lầu)", "rơi từ mái;rơi từ lầu;té từ mái;té từ lầu")]
    [InlineData("(bị |)ngộ độc", "bị ngộ độc;ngộ độc")]
    [InlineData("=(gà|cá)", "=gà;=cá")]
    [InlineData("nổ (lò|máy (nén|biến))", "nổ lò;nổ máy nén;nổ máy biến")]
    public void A_pattern_is_the_phrases_it_stands_for(string pattern, string phrases) => Assert.Equal(phrases.Split(';'), PhrasePattern.Open(pattern));

    [Fact]
    public void A_count_is_digits_and_words()
    {
        var open = PhrasePattern.Open("# người");
        Assert.Contains("3 người", open);
        Assert.Contains("mấy chục người", open);
        Assert.DoesNotContain("1 người", open);
    }

    [Theory]
    [InlineData("(rơi|té")]
    [InlineData("rơi)")]
    [InlineData("# # #")]
    public void A_slip_of_the_pen_is_said(string pattern) => Assert.Throws<FormatException>(() => PhrasePattern.Open(pattern));
}
