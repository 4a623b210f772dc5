using SocialWatch.Classification;
using SocialWatch.Configuration;

namespace SocialWatch.Tests.Classification;

public sealed class LexiconClassifierTests
{
    private static readonly LexiconClassifier Sut = new(TopicCatalogue.Shipped());

    [Theory]
    [InlineData("lương tháng này lại chậm nữa rồi", "wages,complaint")]
    [InlineData("luong thang nay lai cham nua roi", "wages")]
    [InlineData("luong cham 2 thang, keu hoai khong ai tra loi", "wages,complaint")]
    [InlineData("cơm ca hôm nay có con gián, ăn không nổi", "meals")]
    [InlineData("com ca co con gian", "meals")]
    [InlineData("cho em hỏi sổ bảo hiểm bao giờ chốt ạ", "benefits,question")]
    [InlineData("hết hợp đồng cty ko ký tiếp là sao ạ", "employment,question")]
    [InlineData("đoàn phí trừ 1% để làm gì", "union")]
    [InlineData("tăng ca tới 10h đêm, xưởng nóng không có quạt", "conditions,complaint")]
    [InlineData("nghe nói qua tết công ty cắt giảm 200 công nhân", "employment,claim")]
    public void Workers_words_get_their_labels(string text, string labels) =>
        Assert.All(labels.Split(','), l => Assert.Contains(l, Sut.Classify(text).Labels));

    [Theory]
    [InlineData("chúc cả nhà ngủ ngon")]
    [InlineData("số lượng có hạn, bán sỉ bán lẻ hoa hồng đỏ")]
    [InlineData("thủ môn bắt phạt đền hay quá")]
    public void Words_about_something_else_get_none(string text) => Assert.Empty(Sut.Classify(text).Labels);

    [Fact]
    public void Every_topic_has_a_probability_and_labels_follow_thresholds()
    {
        var catalogue = TopicCatalogue.Shipped();
        var result = Sut.Classify("lương thưởng và bảo hiểm");
        Assert.Equal(catalogue.Topics.Select(t => t.Id).Order(), result.Topics.Keys.Order());
        Assert.All(catalogue.Topics, t => Assert.Equal(result.Topics[t.Id] >= t.Threshold, result.Labels.Contains(t.Id)));
        Assert.All(result.Topics.Values.Append(result.Claim).Append(result.Question).Append(result.Complaint), p => Assert.InRange(p, 0, 1));
    }

    [Fact]
    public void An_exclusion_swallows_the_term_inside_it_and_a_term_counts_once()
    {
        var errors = new List<ConfigError>();
        var catalogue = TopicCatalogue.Parse(
            [("wages.json", """{"id":"wages","name":"Lương","bias":-1,"terms":[{"weight":2,"words":["lương"]}],"exclusions":["lương tâm"]}""")], errors);
        var sut = new LexiconClassifier(catalogue);
        Assert.Empty(errors);
        Assert.Empty(sut.Hits("làm ăn có lương tâm"));
        Assert.Equal([new LexiconHit("wages", "lương", 2)], sut.Hits("lương tâm đâu mà nợ lương, lương").Where(h => h.Label == "wages"));
        Assert.Equal(1 / (1 + Math.Exp(-1)), sut.Classify("lương lương").Topics["wages"], 9);
    }

    [Fact]
    public void The_band_below_the_threshold_is_uncertain()
    {
        var catalogue = TopicCatalogue.Parse(
            [("wages.json", """{"id":"wages","name":"Lương","bias":-0.5,"uncertain":{"from":0.35,"to":0.5},"terms":[{"weight":2,"words":["lương"]}]}""")], new List<ConfigError>());
        var sut = new LexiconClassifier(catalogue);
        Assert.True(sut.Classify("xin chào").Uncertain);
        Assert.False(sut.Classify("lương").Uncertain);
    }

    [Fact]
    public void It_says_the_same_from_many_threads()
    {
        var texts = Enumerable.Range(0, 500).Select(i => $"lương tháng {i} chậm, tăng ca {i} giờ, cho hỏi bhxh?").ToArray();
        var alone = texts.Select(t => string.Join(',', Sut.Classify(t).Labels)).ToArray();
        Assert.Equal(alone, texts.AsParallel().AsOrdered().Select(t => string.Join(',', Sut.Classify(t).Labels)).ToArray());
    }
}
