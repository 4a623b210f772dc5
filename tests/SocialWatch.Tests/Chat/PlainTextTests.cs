using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using SocialWatch.Chat;

namespace SocialWatch.Tests.Chat;

public class PlainTextTests
{
    [Fact]
    public void A_text_that_fits_is_left_alone()
    {
        Assert.Equal("Chưa có lương\nca ba", PlainText.Cut("Chưa có lương\nca ba", 20));
    }

    [Fact]
    public void A_long_text_is_cut_after_a_whole_line()
    {
        Assert.Equal("dòng một\ndòng hai\n…", PlainText.Cut("dòng một\ndòng hai\ndòng ba dài hơn", 22));
    }

    [Fact]
    public void A_first_line_that_is_too_long_is_cut_between_characters_as_a_reader_sees_them()
    {
        const string family = "👨‍👩‍👧‍👦"; // eleven units, one character
        Assert.Equal("ab…", PlainText.Cut("ab" + family + "cd", 12));
        Assert.Equal("ab" + family + "…", PlainText.Cut("ab" + family + "cdef", 14));
        Assert.Equal("e\u0301\u0323…", PlainText.Cut("e\u0301\u0323bcd", 4));
        Assert.Equal("…", PlainText.Cut("e\u0301\u0323bcd", 3));
    }

    [Fact]
    public void A_cut_never_exceeds_its_limit_and_never_halves_a_pair()
    {
        var pieces = Gen.Elements("a", "ế", "e\u0302\u0301", "😀", "👩‍🏭", "\n", " ", "🇻🇳", "&<>");
        Prop.ForAll(pieces.ListOf().Select(string.Concat).ToArbitrary(), Gen.Choose(1, 60).ToArbitrary(), (text, max) =>
        {
            var cut = PlainText.Cut(text, max);
            Assert.True(cut.Length <= Math.Max(max, 1));
            Assert.True(cut == text || (cut.EndsWith('…') && text.StartsWith(cut[..^1].TrimEnd('\n'), StringComparison.Ordinal)));
            Assert.DoesNotContain(cut, c => char.IsSurrogate(c) && !IsPaired(cut));
        }).QuickCheckThrowOnFailure();

        static bool IsPaired(string text) => !text.EnumerateRunes().Any(r => r.Value == 0xFFFD);
    }

    [Fact]
    public void Control_characters_never_reach_a_reader()
    {
        Assert.Equal("[31mđỏ\nhai", PlainText.Tidy("\u001b[31mđỏ\r\nhai\u0007\0"));
        Assert.Equal("nửa \uFFFD cặp 😀", PlainText.Tidy("nửa \ud83d cặp 😀"));
        Assert.Equal("một hai", PlainText.OneLine("một\r\nhai "));
    }

    [Fact]
    public void The_result_does_not_depend_on_the_culture_of_the_machine()
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("tr-TR");
        try
        {
            Assert.Equal("Iı…", PlainText.Cut("Iıxyz", 3));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
