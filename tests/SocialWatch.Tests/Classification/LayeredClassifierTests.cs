using SocialWatch.Classification;
using SocialWatch.Classification.Model;
using SocialWatch.Configuration;
using SocialWatch.Training;

namespace SocialWatch.Tests.Classification;

public sealed class LayeredClassifierTests
{
    private static TopicCatalogue WithOwnTopic()
    {
        var errors = new List<ConfigError>();
        var shipped = SocialWatch.Text.ShippedLexicon.Topics();
        var own = ("topics/dormitory.json", """{ "id": "dormitory", "name": "Nhà trọ", "bias": -2, "terms": [ { "weight": 4, "words": ["ký túc xá", "nhà trọ"] } ] }""");
        return TopicCatalogue.Parse([.. shipped, own], errors);
    }

    [Fact]
    public void The_shipped_model_is_found_and_decides()
    {
        var service = ServiceClassifier.For(TopicCatalogue.Shipped());
        Assert.Null(service.Fault);
        var layered = Assert.IsType<LayeredClassifier>(service.Classifier);
        var alone = TrainedClassifier.Load(service.Folder);
        foreach (var text in new[] { "Lương tháng này chậm quá", "cơm ca nguội ngắt", "chào cả nhà" })
        {
            var (a, b) = (layered.Classify(text), alone.Classify(text));
            Assert.Equal(b.Labels.Order(), a.Labels.Order());
            Assert.Equal((b.Complaint, b.Question, b.Claim, b.Uncertain), (a.Complaint, a.Question, a.Claim, a.Uncertain));
            Assert.Equal(b.Topics["wages"], a.Topics["wages"]);
        }
    }

    [Fact]
    public void A_topic_of_the_union_that_nobody_trained_comes_from_the_word_lists()
    {
        var classification = ServiceClassifier.For(WithOwnTopic()).Classifier.Classify("ký túc xá dột quá, nhà trọ thì đắt");
        Assert.Contains("dormitory", classification.Labels);
        Assert.True(classification.Topics["dormitory"] > 0.5);
    }

    [Fact]
    public void A_topic_that_the_union_does_not_follow_is_left_out()
    {
        var errors = new List<ConfigError>();
        var few = TopicCatalogue.Parse(SocialWatch.Text.ShippedLexicon.Topics().Where(t => !t.File.EndsWith("meals.json", StringComparison.Ordinal)), errors);
        var classification = ServiceClassifier.For(few).Classifier.Classify("cơm ca nguội ngắt ăn không nổi");
        Assert.False(classification.Topics.ContainsKey("meals"));
        Assert.DoesNotContain("meals", classification.Labels);
    }

    [Fact]
    public void Without_a_usable_model_the_word_lists_read_alone_and_it_is_said()
    {
        var folder = Directory.CreateTempSubdirectory("sw-model-").FullName;
        var missing = ServiceClassifier.For(TopicCatalogue.Shipped(), folder);
        Assert.Equal(ModelFileFault.Missing, missing.Fault);
        Assert.Contains("wages", missing.Classifier.Classify("Lương tháng này chậm quá chưa trả").Labels);

        File.WriteAllText(Path.Combine(folder, ModelFile.Name), "rác");
        var broken = ServiceClassifier.For(TopicCatalogue.Shipped(), folder);
        Assert.NotNull(broken.Fault);
        Assert.IsType<LexiconClassifier>(broken.Classifier);
        Assert.Contains(folder, broken.Line(ConfigFolder.ShippedTexts()), StringComparison.Ordinal);
        Directory.Delete(folder, recursive: true);
    }
}
