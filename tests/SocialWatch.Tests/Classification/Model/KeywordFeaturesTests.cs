using SocialWatch.Classification;
using SocialWatch.Classification.Model;
using SocialWatch.Text;

namespace SocialWatch.Tests.Classification.Model;

public sealed class KeywordFeaturesTests
{
    private static readonly KeywordFeatures Keywords = KeywordSource.ShippedFor(LabelledSet.From(SmallText.Rows()))!.Build();
    private static readonly LexiconClassifier Lexicon = new(TopicCatalogue.Shipped());

    [Theory]
    [InlineData("Lương tháng này chậm mà cty im re")]
    [InlineData("nghe noi tu thang sau cat phu cap, co dung k ad?")]
    [InlineData("bhxh chưa đóng, cơm ca nguội ngắt")]
    [InlineData("lương tâm để đâu")]
    public void The_sums_are_those_of_the_lexicon(string text)
    {
        var sums = Sums(text);
        foreach (var group in Lexicon.Hits(VietnameseText.Clean(text)).GroupBy(h => h.Label))
        {
            Assert.Equal(group.Sum(h => h.Weight), sums[Keywords.Layer.Labels.ToList().IndexOf(group.Key)], 9);
        }
    }

    [Theory]
    [InlineData("200 k", true)]
    [InlineData("5 kg", true)]
    [InlineData("10 k", false)]
    [InlineData("lương k", false)]
    public void An_amount_is_no_negation(string text, bool amount) => Assert.Equal(amount, KeywordFeatures.IsAmount(text.Split(' ')[0], text.Split(' ')[1]));

    [Fact]
    public void Text_with_other_topics_or_without_signals_is_learned_without_the_vocabulary()
    {
        Assert.Null(KeywordSource.ShippedFor(LabelledSet.From(SmallText.SingleRows())));
        Assert.Null(KeywordSource.ShippedFor(LabelledSet.From([new("a", ["thể thao"], []), new("b", ["wages"], ["claim"])])));
    }

    private static double[] Sums(string text)
    {
        var normal = new NormalText();
        normal.Read(text);
        var numbers = new List<PhraseWord>();
        var room = new PhraseWord[KeywordFeatures.MostNumbers];
        var marked = normal.Marked.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var bare = normal.Bare.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < marked.Length; i++)
        {
            numbers.AddRange(room[..Keywords.Numbers(marked[i], bare[i], room)]);
        }

        var sums = new double[Keywords.Layer.Labels.Count];
        Keywords.Write(new(), numbers.ToArray(), text.Contains('?', StringComparison.Ordinal), sums, new float[Keywords.Count]);
        return sums;
    }
}
