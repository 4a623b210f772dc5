using FsCheck;
using FsCheck.Fluent;
using SocialWatch.Privacy.Masking;
using SocialWatch.Text;

namespace SocialWatch.Tests.Text;

public sealed class VietnameseTextTests
{
    [Fact]
    public void Normalisation_works_on_this_machine() => VietnameseText.AssertNormalizationWorks();

    [Fact]
    public void Decomposed_text_becomes_composed()
    {
        var text = VietnameseText.Clean("lu\u031Bo\u031Bng cha\u0323\u0302m");
        Assert.Equal("lương chậm", text);
    }

    [Theory]
    [InlineData("a\r\nb\rc", "a\nb\nc")]
    [InlineData("\uFEFF  chào\u200Bbạn\u202E  ", "chàobạn")]
    [InlineData("a\tb\u00A0c", "a b c")]
    [InlineData("x\u0007y\u0000z", "xyz")]
    [InlineData("", "")]
    public void Invisible_characters_go_and_line_ends_are_one(string raw, string clean) => Assert.Equal(clean, VietnameseText.Clean(raw));

    [Fact]
    public void Lone_surrogates_are_replaced_and_pairs_stay() =>
        Assert.Equal("a\uFFFDb\uFFFD😀", VietnameseText.Clean("a" + (char)0xD800 + "b" + (char)0xDC00 + "😀"));

    [Fact]
    public void A_tower_of_marks_is_cut() => Assert.True(VietnameseText.Clean("a" + new string('\u0301', 60000)).Length < 8);

    [Fact]
    public void Cleaning_twice_changes_nothing() =>
        Prop.ForAll<string?>(raw =>
        {
            var once = VietnameseText.Clean(raw ?? "");
            return VietnameseText.Clean(once) == once && once.IsNormalized();
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("Đường Hoà Bình", "duong hoa binh")]
    [InlineData("hòa", "hoa")]
    [InlineData("TIỀN LƯƠNG", "tien luong")]
    public void Folding_takes_case_and_diacritics_away(string text, string folded) => Assert.Equal(folded, VietnameseText.Fold(text));

    [Theory]
    [InlineData("hoà", "hòa")]
    [InlineData("khoẻ", "khỏe")]
    [InlineData("thuỷ", "thủy")]
    [InlineData("tòan", "toàn")]
    [InlineData("quý", "quý")]
    [InlineData("qúy", "quý")]
    [InlineData("hoàn thuế", "hoàn thuế")]
    [InlineData("uỷ ban hoà giải", "ủy ban hòa giải")]
    public void Both_tone_placements_become_one(string text, string canonical) => Assert.Equal(canonical, VietnameseText.FoldTonePlacement(text));

    [Fact]
    public void Tagged_spans_follow_their_words_through_cleaning()
    {
        var raw = "\u200B Cha\u0300o Trâ\u0300n Thư\u0309 nhé";
        var start = raw.IndexOf("Trâ", StringComparison.Ordinal);
        var cleaned = SpanCleaning.Clean(raw, [new TextSpan(start, "Trâ\u0300n Thư\u0309".Length)]);
        Assert.Equal("Chào Trần Thử nhé", cleaned.Text);
        var span = Assert.Single(cleaned.Spans);
        Assert.Equal("Trần Thử", cleaned.Text.Substring(span.Start, span.Length));
    }

    [Fact]
    public void Wild_spans_stay_inside_the_text() =>
        Prop.ForAll<string?, int, int>((raw, start, length) =>
        {
            var cleaned = SpanCleaning.Clean(raw ?? "", [new(start, length), new(0, 3)]);
            return cleaned.Text == VietnameseText.Clean(cleaned.Text) && cleaned.Spans.All(s => s.Start >= 0 && s.Length > 0 && s.Start + s.Length <= cleaned.Text.Length);
        }).QuickCheckThrowOnFailure();
}
