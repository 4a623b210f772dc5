namespace SocialWatch.Classification.Model;

/// <summary>How a label is learned. One setting serves every task; it was chosen by cross-validation (see the model card).</summary>
public sealed record LearnerSettings
{
    /// <summary>Multi-label text: cost of a wrong side; larger follows the training text closer.</summary>
    public double Cost { get; init; } = 0.2;

    /// <summary>The same for text with one topic per row.</summary>
    public double SingleCost { get; init; } = 0.1;

    /// <summary>0 = both classes cost the same, 1 = a rare class weighs as much as a frequent one.</summary>
    public double Balance { get; init; } = 0.3;

    /// <summary>How strongly Naive-Bayes log-count ratios stretch the features, 0..1.</summary>
    public double NaiveBayes { get; init; } = 0.4;

    /// <summary>Passes over the training text at most.</summary>
    public int Passes { get; init; } = 30;

    /// <summary>Share of rows that are also learned without diacritics, 0..1.</summary>
    public double Stripped { get; init; } = 0.5;

    /// <summary>Joined pairs of rows per row (multi-label text only).</summary>
    public double Joined { get; init; } = 1;

    /// <summary>Folds for calibration and thresholds.</summary>
    public int Folds { get; init; } = 5;

    /// <summary>Multi-label text: weight of each feature block: words, words without diacritics, characters, characters without diacritics.</summary>
    public IReadOnlyList<double> BlockWeights { get; init; } = [1, 1, 0.25, 0.25];

    /// <summary>The same for text with one topic per row.</summary>
    public IReadOnlyList<double> SingleBlockWeights { get; init; } = [1, 1, 1, 1];

    /// <summary>Text with one topic per row: the weights are the mean of those learned on all rows and on each fold's rows.</summary>
    public bool Averaged { get; init; } = true;

    /// <summary>What is cut out of a text.</summary>
    public FeatureSettings Features { get; init; } = FeatureSettings.Default;

    /// <summary>Everything random follows from it.</summary>
    public int Seed { get; init; } = 20261121;
}
