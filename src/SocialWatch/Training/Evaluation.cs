using SocialWatch.Classification.Model;

namespace SocialWatch.Training;

/// <summary>The last line of <c>evaluate</c>.</summary>
/// <param name="MacroF1">Mean F1 of the topics with 20 rows or more (of all that occur, when none has so many).</param>
/// <param name="MicroF1">F1 over all decisions of all labels.</param>
/// <param name="Rows">Rows compared.</param>
internal sealed record EvaluationSummary(double MacroF1, double MicroF1, int Rows);

/// <summary>Compares a classifier with labelled text.</summary>
internal sealed record Evaluation(IReadOnlyList<LabelFigures> Labels, EvaluationSummary Summary, double WeightedF1)
{
    /// <summary>From this many rows a topic counts in the macro mean.</summary>
    public const int LeastSupport = 20;

    public static Evaluation Of(TrainedClassifier classifier, IReadOnlyList<LabelledText> rows, CancellationToken cancellationToken)
    {
        var set = LabelledSet.From(rows, classifier.Labels, classifier.Topics);
        var count = classifier.Labels.Count;
        var probability = new double[count][];
        var said = new bool[count][];
        for (var l = 0; l < count; l++)
        {
            (probability[l], said[l]) = (new double[rows.Count], new bool[rows.Count]);
        }

        var one = new double[count];
        for (var i = 0; i < rows.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            classifier.Probabilities(rows[i].Text, one);
            for (var l = 0; l < count; l++)
            {
                (probability[l][i], said[l][i]) = (one[l], classifier.Holds(one, l));
            }
        }

        var figures = new List<LabelFigures>();
        int right = 0, all = 0;
        for (var l = 0; l < count; l++)
        {
            figures.Add(Figures.Of(classifier.Labels[l], set.Truth[l], said[l], probability[l], classifier.Threshold(l)));
            for (var i = 0; i < rows.Count; i++)
            {
                right += said[l][i] && set.Truth[l][i] ? 2 : 0;
                all += (said[l][i] ? 1 : 0) + (set.Truth[l][i] ? 1 : 0);
            }
        }

        var topics = figures.Take(classifier.Topics).ToList();
        var counted = topics.Where(f => f.Support >= LeastSupport).ToList();
        counted = counted.Count > 0 ? counted : [.. topics.Where(f => f.Support > 0)];
        var weight = topics.Sum(f => f.Support);
        return new(
            figures,
            new(counted.Count == 0 ? 0 : counted.Average(f => f.F1), all == 0 ? 0 : (double)right / all, rows.Count),
            weight == 0 ? 0 : topics.Sum(f => f.F1 * f.Support) / weight);
    }
}
