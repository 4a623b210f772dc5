namespace SocialWatch.Tests.Training;

public sealed class ThreeGramsTests
{
    [Fact]
    public void Texts_that_differ_in_diacritics_and_a_word_are_alike_and_others_are_not()
    {
        string[] texts = ["Lương tháng này về chậm quá mọi người ơi", "Cơm ca hôm nay ngon", "luong thang nay ve cham qua moi nguoi oi nha", "Tháng này lương về"];

        Assert.Equal([(2, 0)], ThreeGrams.Alike(texts, 0.6));
    }

    [Fact]
    public void The_short_way_finds_the_same_pairs_as_comparing_each_with_each()
    {
        var random = new Random(7);
        string[] words = ["lương", "chậm", "cơm", "ca", "tăng", "nghỉ", "phép", "xưởng", "nóng", "công", "đoàn", "bảo", "hiểm"];
        var texts = Enumerable.Range(0, 300).Select(_ => string.Join(' ', random.GetItems(words, random.Next(1, 7)))).ToArray();
        var grams = texts.Select(Grams).ToArray();
        var all = from later in Enumerable.Range(0, texts.Length)
                  from earlier in Enumerable.Range(0, later)
                  where (double)grams[later].Intersect(grams[earlier]).Count() / grams[later].Union(grams[earlier]).Count() > 0.6
                  select (later, earlier);

        Assert.Equal(all.Order(), ThreeGrams.Alike(texts, 0.6).Order());
    }

    private static string[] Grams(string text)
    {
        var folded = string.Join(' ', ThreeGrams.Words(text));
        return folded.Length < 3 ? [folded] : [.. Enumerable.Range(0, folded.Length - 2).Select(i => folded.Substring(i, 3)).Distinct()];
    }
}
