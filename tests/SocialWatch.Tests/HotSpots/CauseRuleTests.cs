using SocialWatch.HotSpots;

namespace SocialWatch.Tests.HotSpots;

public sealed class CauseRuleTests
{
    private static readonly CauseTerms Terms = new(EndToEnd.DemoTerminal.Config.Topics);

    [Fact]
    public void What_is_said_more_than_usual_is_named_and_what_is_always_said_is_not()
    {
        var usual = Terms.Count(Enumerable.Range(0, 60).Select(i => i % 2 == 0 ? "lương thấp quá" : "tăng ca nhiều, lương ít"));
        var now = Terms.Count(Enumerable.Range(0, 12).Select(i => i < 9 ? "bị cắt chuyên cần, lương hụt" : "lương thấp"));
        var found = CauseRule.Terms(now, usual);
        Assert.Equal("chuyên cần", found[0].Term);
        Assert.Equal(9, found[0].Mentions);
        Assert.DoesNotContain(found, t => t.Term == "lương");
    }

    [Fact]
    public void A_word_outside_the_vocabulary_never_comes_out_however_often_it_is_said()
    {
        var found = CauseRule.Terms(Terms.Count(Enumerable.Repeat("ông Bành Văn Tửu chậm lương anh em", 40)), Terms.Count(Enumerable.Repeat("lương thấp", 40)));
        Assert.NotEmpty(found);
        Assert.DoesNotContain(found, t => t.Term.Contains("tửu", StringComparison.OrdinalIgnoreCase) || t.Term.Contains("bành", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void A_word_of_the_vocabulary_within_a_name_is_not_counted()
    {
        // "công nhật" is work by the day, and a name.
        Assert.Equal(1, Terms.Count(["anh em làm công nhật khổ lắm"]).Holding["công nhật"]);
        Assert.DoesNotContain("công nhật", Terms.Count(Enumerable.Repeat("anh Trần Công Nhật nói vậy", 40)).Holding.Keys);
        Assert.DoesNotContain("lương", Terms.Count(["chị Nguyễn Thị Lương bảo thế"]).Holding.Keys);
        Assert.Contains("lương", Terms.Count(["Lương thấp quá"]).Holding.Keys);
    }

    [Fact]
    public void Nothing_stands_out_of_two_like_talks() =>
        Assert.Empty(CauseRule.Terms(Terms.Count(Enumerable.Repeat("lương thấp quá", 8)), Terms.Count(Enumerable.Repeat("lương thấp quá", 80))));
}
