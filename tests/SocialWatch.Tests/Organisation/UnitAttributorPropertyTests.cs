using System.Diagnostics;
using FsCheck;
using FsCheck.Fluent;
using SocialWatch.Organisation;
using SocialWatch.Text;

namespace SocialWatch.Tests.Organisation;

/// <summary>Names are found whole, wherever they stand and however they are accented, in time linear in the text.</summary>
public sealed class UnitAttributorPropertyTests
{
    private static readonly DateOnly Day = new(2026, 11, 20);
    private static readonly string[] Fillers = ["lương", "tháng", "này", "chậm", "quá", "ad", "ơi", "luong", "mà", "bên", "em", "🙂", ",", "."];

    private static UnitTree Tree(int companies) => UnitTreeTests.Tree(
        "root,Liên đoàn Lao động tỉnh Mẫu,,,province,,,,,\n"
        + string.Concat(Enumerable.Range(1, companies).Select(i => $"c{i},Công ty Thử Nghiệm Số {i},Xí nghiệp Mẫu {i};XNM{i},,company,root,,,,\n")));

    [Fact]
    public void A_name_is_found_in_any_place_and_spelling_and_a_longer_one_is_never_taken_for_a_shorter()
    {
        var sut = new UnitAttributor(Tree(30));
        var words = Gen.Elements(Fillers).ListOf();
        var spelling = Gen.Elements(0, 1, 2, 3);
        Prop.ForAll(Gen.Choose(1, 30).ToArbitrary(), words.Zip(words).ToArbitrary(), spelling.ToArbitrary(), (n, around, how) =>
        {
            var name = how switch { 0 => $"Công ty Thử Nghiệm Số {n}", 1 => $"XÍ NGHIỆP MẪU {n}", 2 => VietnameseText.Fold($"Công ty Thử Nghiệm Số {n}"), _ => $"xnm{n}" };
            var text = VietnameseText.Clean($"{string.Join(' ', around.Item1)} {name} {string.Join(' ', around.Item2)}");
            return sut.Attribute(text, "root", Day) == $"c{n}";
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void What_names_nobody_stays_with_the_channel()
    {
        var sut = new UnitAttributor(Tree(30));
        Prop.ForAll(Gen.Elements(Fillers).ListOf().ToArbitrary(), words => sut.Attribute(VietnameseText.Clean(string.Join(' ', words)), "root", Day) == "root").QuickCheckThrowOnFailure();
    }

    [Fact]
    public void The_answer_is_always_the_channels_unit_or_one_below()
    {
        var tree = UnitTreeTests.Tree("root,Tỉnh Mẫu,,,province,,,,,\na,Khối A Thử,khối a,,area,root,,,,\na1,Xưởng Thử Một,xt1;chung,,workshop,a,,,,\nb,Khối B Thử,khối b,,area,root,,,,\nb1,Xưởng Thử Hai,xt2;chung,,workshop,b,,,,\n");
        var sut = new UnitAttributor(tree);
        var pieces = Gen.Elements("khối a", "khoi b", "xt1", "xt2", "chung", "xưởng", "thử", "một", "hai", "Khối A Thử", "nóng quá", ",").ListOf();
        Prop.ForAll(pieces.ToArbitrary(), Gen.Elements("root", "a", "b", "a1").ToArbitrary(), (words, channel) =>
            tree.IsSameOrBelow(sut.Attribute(VietnameseText.Clean(string.Join(' ', words)), channel, Day), channel, Day)).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_text_twice_as_long_costs_about_twice_as_much_however_many_units_there_are()
    {
        var sut = new UnitAttributor(Tree(3000));
        var text = VietnameseText.Clean(string.Join(' ', Enumerable.Repeat("công ty thử nghiệm số mấy xí nghiệp mẫu nào", 1500)));
        sut.Attribute(text, "root", Day);
        var watch = Stopwatch.StartNew();
        Assert.Equal("root", sut.Attribute(text, "root", Day));
        Assert.True(watch.ElapsedMilliseconds < 1500, $"{watch.ElapsedMilliseconds} ms for 64 KB and 3,000 units");
    }
}
