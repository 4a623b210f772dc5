using SocialWatch.Organisation;

namespace SocialWatch.Tests.Organisation;

public sealed class UnitAttributorTests
{
    private static readonly DateOnly Day = new(2026, 11, 20);

    private static readonly UnitAttributor Sut = new(UnitTreeTests.Tree("""
        root,Liên đoàn Lao động tỉnh Mẫu,,,province,,,,,
        coal,Công đoàn Than Mẫu,than mẫu,,group,root,,,,
        mine1,Công ty Than Đèo Thử,đèo thử;Than Đèo Thử,,company,coal,,,,
        mine2,Công ty Than Suối Thử,suối thử,,company,coal,,,,
        kt3a,Phân xưởng Khai thác 3 Đèo Thử,KT3;px kt3,,workshop,mine1,,,,
        kt3b,Phân xưởng Khai thác 3 Suối Thử,KT3,,workshop,mine2,,,,
        sew,Công ty May Thành Công,Thành Công,,company,root,,,,
        old,Mỏ Cũ Thử,mỏ cũ thử,,company,coal,,,2025-06-30,mine2

        """));

    [Theory]
    [InlineData("ở Đèo Thử lương lại chậm", "root", "mine1")]
    [InlineData("o deo thu luong lai cham", "root", "mine1")]
    [InlineData("Than ĐÈO THỬ ơi", "coal", "mine1")]
    [InlineData("lương lại chậm", "coal", "coal")]
    [InlineData("bên suối thử trả đúng hạn hơn đèo thử", "coal", "coal")]
    [InlineData("công ty than mẫu, cụ thể là đèo thử", "root", "mine1")]
    public void An_unambiguous_name_below_the_channel_wins(string text, string channel, string unit) => Assert.Equal(unit, Sut.Attribute(text, channel, Day));

    [Fact]
    public void A_name_outside_the_channels_branch_does_not_count() => Assert.Equal("mine1", Sut.Attribute("suối thử sướng ghê", "mine1", Day));

    [Theory]
    [InlineData("KT3 nóng quá", "coal", "coal")]
    [InlineData("KT 3 nóng quá", "mine1", "kt3a")]
    [InlineData("kt3 suối thử nóng quá", "coal", "kt3b")]
    public void A_shared_alias_needs_a_second_sign(string text, string channel, string unit) => Assert.Equal(unit, Sut.Attribute(text, channel, Day));

    [Theory]
    [InlineData("chúc mọi người thành công", "root")]
    [InlineData("chị Thành Công nợ lương", "root")]
    [InlineData("công ty Thành Công nợ lương", "sew")]
    [InlineData("công ty may thanh cong no luong", "sew")]
    public void A_common_word_needs_a_second_sign(string text, string unit) => Assert.Equal(unit, Sut.Attribute(text, "root", Day));

    [Fact]
    public void A_merged_unit_is_known_by_its_old_name()
    {
        Assert.Equal("old", Sut.Attribute("mỏ cũ thử dột quá", "root", new(2025, 1, 1)));
        Assert.Equal("mine2", Sut.Attribute("mỏ cũ thử dột quá", "root", Day));
    }

    [Fact]
    public void An_unknown_channel_unit_falls_back_to_the_root() => Assert.Equal("root", Sut.Attribute("chào", "nobody", Day));
}
