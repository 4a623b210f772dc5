using SocialWatch.Classification.Model;

namespace SocialWatch.Tests.Classification.Model;

public sealed class ModelTrainerTests
{
    [Fact]
    public void The_same_rows_and_seed_give_the_same_bytes() =>
        Assert.Equal(ModelFile.Write(SmallText.Train().Model), ModelFile.Write(SmallText.Train().Model));

    [Fact]
    public void Held_out_probabilities_are_honest()
    {
        var folds = SmallText.Train().Folds;
        Assert.All(folds, f => Assert.InRange(f.CalibrationError, 0, 0.15));
        Assert.All(folds.Where(f => f.Support > 50), f => Assert.True(f.F1 > 0.8, f.Label));
    }

    [Fact]
    public void A_label_with_one_row_or_none_neither_stops_training_nor_is_said_everywhere()
    {
        var rows = SmallText.Rows().Append(new LabelledText("xe đưa đón trễ quá", ["benefits"], [])).ToList();
        var trained = SmallText.Classifier(rows);
        Assert.Contains("benefits", trained.Labels);
        Assert.DoesNotContain("benefits", trained.Classify("lương tháng này ổn").Labels);
        Assert.DoesNotContain("claim", trained.Classify("lương tháng này ổn").Labels);
    }

    [Fact]
    public void One_row_is_enough_to_train_on() => Assert.Equal(["a"], SmallText.Classifier([new("một dòng", ["a"], null)]).Labels);

    [Fact]
    public void Examples_keep_the_folds_apart_and_the_rates_of_the_labels()
    {
        var set = LabelledSet.From(SmallText.Rows());
        var examples = TrainingExamples.Make(set, new());
        Assert.True(examples.Texts.Count > 2 * set.Texts.Count);
        for (var l = 0; l < set.Labels.Count; l++)
        {
            var before = set.Truth[l].Count(t => t) / (double)set.Texts.Count;
            var after = examples.Truth.Count(t => t[l]) / (double)examples.Texts.Count;
            Assert.InRange(after, before - 0.06, before + 0.06);
        }
    }

    [Fact]
    public void Platt_scaling_finds_the_slope_of_a_known_curve()
    {
        var random = new Random(5);
        var scores = Enumerable.Range(0, 4000).Select(_ => (random.NextDouble() * 8) - 4).ToArray();
        var truth = scores.Select(s => random.NextDouble() < 1 / (1 + Math.Exp((-1.5 * s) + 0.5))).ToArray();
        var fitted = PlattScaling.Fit(scores, truth);
        Assert.InRange(fitted.A, -1.75, -1.25);
        Assert.InRange(fitted.B, 0.25, 0.75);
        Assert.InRange(Figures.CalibrationError(truth, scores.Select(fitted.Probability).ToArray()), 0, 0.03);
    }
}
