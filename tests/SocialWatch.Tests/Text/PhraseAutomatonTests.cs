using SocialWatch.Text;

namespace SocialWatch.Tests.Text;

public sealed class PhraseAutomatonTests
{
    private static string[] Found(string text, params string[] phrases)
    {
        var hits = new List<PhraseHit>();
        new PhraseAutomaton(phrases).FindAll(TokenizedText.From(text), hits);
        return [.. hits.Select(h => phrases[h.Phrase])];
    }

    [Theory]
    [InlineData("lương", true)]
    [InlineData("luong", true)]
    [InlineData("LƯƠNG", true)]
    [InlineData("lươngggg", true)]
    [InlineData("lượng", false)]
    [InlineData("lưỡng", false)]
    [InlineData("luonglan", false)]
    public void A_term_agrees_with_its_accents_or_with_none(string text, bool found) => Assert.Equal(found, Found(text, "lương").Length == 1);

    [Theory]
    [InlineData("tai nạn lao dong", true)]
    [InlineData("tài nạn lao động", false)]
    public void Each_word_is_judged_by_itself(string text, bool found) => Assert.Equal(found, Found(text, "tai nạn lao động").Length == 1);

    [Fact]
    public void Overlapping_and_nested_phrases_are_all_found() =>
        Assert.Equal(["tăng ca", "ca", "ca đêm", "đêm"], Found("tăng ca đêm", "tăng ca", "ca đêm", "ca", "đêm", "tăng ca ngày"));

    [Fact]
    public void A_failed_long_phrase_does_not_hide_the_next_one() => Assert.Equal(["b c d"], Found("a b c d", "a b c e", "b c d"));

    [Fact]
    public void An_exact_phrase_is_not_found_in_bare_letters()
    {
        Assert.Empty(Found("xuong chay lai", "=cháy"));
        Assert.Single(Found("xưởng cháy", "=cháy"));
    }

    [Fact]
    public void It_agrees_with_a_plain_search_over_all_positions()
    {
        string[] phrases = ["a", "a b", "b a b", "a b a b", "b", "c a", "a a"];
        var random = new Random(7);
        for (var round = 0; round < 300; round++)
        {
            var words = Enumerable.Range(0, random.Next(0, 14)).Select(_ => "abcd"[random.Next(4)].ToString()).ToArray();
            var expected = phrases.Sum(p => Enumerable.Range(0, words.Length).Count(i => string.Join(' ', words.Skip(i).Take(p.Split(' ').Length)) == p));
            Assert.Equal(expected, Found(string.Join(' ', words), phrases).Length);
        }
    }
}
