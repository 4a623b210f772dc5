using SocialWatch.Text;

namespace SocialWatch.Classification.Model;

/// <summary>A model fresh from training and what was measured on the folds while making it.</summary>
/// <param name="Model">Ready to be written or used.</param>
/// <param name="Folds">Per label, on texts that were held out.</param>
public sealed record TrainedModel(LinearModel Model, IReadOnlyList<LabelFigures> Folds);

/// <summary>
/// Learns every label of a set: scores on held-out folds give calibration and thresholds, all rows give the weights. Deterministic for a seed, whatever the
/// number of processors. Thread-safe.
/// </summary>
public static class ModelTrainer
{
    /// <param name="set">At least one row.</param>
    /// <param name="settings">How to learn.</param>
    /// <param name="progress">Told the share done, 0..1; may be null.</param>
    /// <param name="cancel">Stops between passes.</param>
    public static TrainedModel Train(LabelledSet set, LearnerSettings settings, IProgress<double>? progress, CancellationToken cancel)
    {
        var random = new Random(settings.Seed);
        var source = Enumerable.Range(0, set.Texts.Count).ToList();
        var texts = set.Texts.ToList();
        for (var i = 0; i < set.Texts.Count; i++)
        {
            // Phones without a Vietnamese keyboard: some rows are also learned without diacritics.
            if (random.NextDouble() < settings.Stripped)
            {
                texts.Add(VietnameseText.Fold(set.Texts[i]));
                source.Add(i);
            }
        }

        var fold = new int[set.Texts.Count];
        for (var i = 0; i < fold.Length; i++)
        {
            fold[i] = random.Next(settings.Folds);
        }

        var terms = TermList.Build(texts, settings.Features, set.Texts.Count < 50 ? 1 : 2);
        var job = new LabelJob(set, settings, terms, source, fold, [.. terms.BlockOf.Select(b => (float)Math.Sqrt(settings.BlockWeights[b]))]);
        var learned = new LearnedLabel[set.Labels.Count];
        var done = 0;
        Parallel.For(0, learned.Length, new() { CancellationToken = cancel, MaxDegreeOfParallelism = Environment.ProcessorCount }, l =>
        {
            learned[l] = job.Learn(l, cancel);
            progress?.Report((double)Interlocked.Increment(ref done) / learned.Length);
        });

        var factors = set.Single ? ClassFactors.Choose([.. learned.Select(l => l.HeldOut)], set.Truth) : null;
        var parameters = new List<LabelParameters>();
        var figures = new List<LabelFigures>();
        for (var l = 0; l < learned.Length; l++)
        {
            var p = learned[l].HeldOut;
            var threshold = factors?[l] ?? Thresholds.BestF1(set.Truth[l], p);
            var band = factors is null ? Thresholds.Band(p, threshold) : (0, 0);
            var said = factors is null ? p.Select(x => x >= threshold).ToArray() : ClassFactors.Said([.. learned.Select(x => x.HeldOut)], factors, l);
            figures.Add(Figures.Of(set.Labels[l], set.Truth[l], said, p, threshold));
            parameters.Add(new(set.Labels[l], 1, learned[l].Weights[^1], learned[l].Platt, threshold, band.Item1, band.Item2));
        }

        return new(Quantiser.Pack(settings.Features, set, terms, [.. learned.Select(l => l.Weights)], parameters), figures);
    }

    private sealed record LearnedLabel(float[] Weights, PlattScaling Platt, double[] HeldOut);

    private sealed class LabelJob(LabelledSet set, LearnerSettings settings, TermList terms, List<int> source, int[] fold, float[] scale)
    {
        public LearnedLabel Learn(int label, CancellationToken cancel)
        {
            var truth = set.Truth[label];
            var scores = new double[truth.Length];
            for (var f = 0; f < settings.Folds; f++)
            {
                var weights = On(label, f, cancel);
                for (var i = 0; i < scores.Length; i++)
                {
                    if (fold[i] == f)
                    {
                        scores[i] = LinearLearner.Score(terms.Rows[i], weights);
                    }
                }
            }

            var platt = PlattScaling.Fit(scores, truth);
            return new(On(label, -1, cancel), platt, [.. scores.Select(platt.Probability)]);
        }

        private float[] On(int label, int heldOut, CancellationToken cancel)
        {
            var rows = new List<SparseRow>(source.Count);
            var truth = new List<bool>(source.Count);
            for (var i = 0; i < source.Count; i++)
            {
                if (fold[source[i]] != heldOut)
                {
                    rows.Add(terms.Rows[i]);
                    truth.Add(set.Truth[label][source[i]]);
                }
            }

            return LinearLearner.Learn(rows, truth.ToArray(), terms.Hashes.Length, scale, settings, cancel);
        }
    }
}
