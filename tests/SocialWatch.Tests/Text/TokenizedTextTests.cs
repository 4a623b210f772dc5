using SocialWatch.Text;

namespace SocialWatch.Tests.Text;

public sealed class TokenizedTextTests
{
    private static string Words(string text) => string.Join(' ', TokenizedText.From(VietnameseText.Clean(text)).Tokens.Select(t => t.Lower));

    [Theory]
    [InlineData("cty k trả lg, ko đc nghỉ", "công ty không trả lương không được nghỉ")]
    [InlineData("hok hông khong kg", "không không không không")]
    [InlineData("mn ơi nld nv", "mọi người ơi người lao động nhân viên")]
    [InlineData("chưa đóng bhxh", "chưa đóng bảo hiểm xã hội")]
    public void Safe_abbreviations_are_opened(string text, string words) => Assert.Equal(words, Words(text));

    [Theory]
    [InlineData("t m c bh tr nc bn n cn ns tl tn tc")]
    public void Ambiguous_abbreviations_stay_as_they_are(string text) => Assert.Equal(text, Words(text));

    [Theory]
    [InlineData("phạt 200 k", "phạt 200 k")]
    [InlineData("5 kg gạo", "5 kg gạo")]
    [InlineData("tháng 10 k có lương", "tháng 10 không có lương")]
    public void An_amount_is_not_a_no(string text, string words) => Assert.Equal(words, Words(text));

    [Theory]
    [InlineData("lươnggggg", "lương")]
    [InlineData("quáaaa", "quá")]
    [InlineData("trờiiiii ơiiii", "trời ơi")]
    [InlineData("lương hưu cứu", "lương hưu cứu")]
    [InlineData("luong huu", "luong huu")]
    [InlineData("555 1000", "555 1000")]
    public void Drawn_out_words_are_shortened(string text, string words) => Assert.Equal(words, Words(text));

    [Fact]
    public void Tokens_point_into_the_text_and_know_whether_they_are_bare()
    {
        var text = TokenizedText.From("Lương cham, cty hoà!");
        Assert.Equal(["Lương", "cham", "cty", "cty", "hoà"], text.Tokens.Select(t => text.Text.Substring(t.Start, t.Length)));
        Assert.Equal([false, true, false, true, false], text.Tokens.Select(t => t.Bare));
        Assert.Equal("hòa", text.Tokens[4].Lower);
        Assert.Equal("hoa", text.Tokens[4].Folded);
    }

    [Fact]
    public void Masks_are_no_words() => Assert.Equal("gọi nhé", Words("gọi [số điện thoại] nhé"));

    [Fact]
    public void Many_threads_may_cut_at_once()
    {
        var texts = Enumerable.Range(0, 2000).Select(i => $"cty nợ lg tháng {i} từ{i} mn ơi").ToArray();
        var alone = texts.Select(Words).ToArray();
        Assert.Equal(alone, texts.AsParallel().AsOrdered().WithDegreeOfParallelism(4).Select(Words).ToArray());
    }
}
