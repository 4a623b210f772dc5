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
    /// <summary>So large may the hashed features become (DESIGN 4: a model directory of at most 20 MB).</summary>
    private const int MostBytes = 18 << 20;

    /// <param name="set">At least one row.</param>
    /// <param name="settings">How to learn.</param>
    /// <param name="progress">Told the share done, 0..1; may be null.</param>
    /// <param name="cancel">Stops between passes.</param>
    public static TrainedModel Train(LabelledSet set, LearnerSettings settings, IProgress<double>? progress, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(settings);
        settings = set.Single ? settings with { Cost = settings.SingleCost } : settings;
        var examples = TrainingExamples.Make(set, settings);
        var keywords = KeywordSource.ShippedFor(set);
        var terms = TermList.Build(
            examples.Texts, settings.Features, keywords?.Build(), examples.Alone, set.Texts.Count < 50 ? 1 : 2, MostBytes / (set.Labels.Count + 6));
        var bound = TopicBound.Find(set);
        var gated = bound.Contains(true);
        var job = new LabelJob(settings, terms, examples, bound, Scale(terms, set.Single ? settings.SingleBlockWeights : settings.BlockWeights));
        var learned = new LearnedLabel[set.Labels.Count + (gated ? 1 : 0)];
        var done = 0;
        Parallel.For(0, learned.Length, new() { CancellationToken = cancel, MaxDegreeOfParallelism = Environment.ProcessorCount }, l =>
        {
            learned[l] = job.Learn(l, cancel);
            progress?.Report((double)Interlocked.Increment(ref done) / learned.Length);
        });

        var mixing = set.Single && learned.Length <= ClassMixing.MostClasses ? Mix(learned) : null;
        if (gated)
        {
            TopicBound.Apply([.. learned.Select(l => l.HeldOut)], learned[^1].HeldOut, bound);
        }

        var heldOut = learned.Select(l => l.HeldOut).ToArray();
        var factors = set.Single ? ClassFactors.ChooseSteadily(heldOut, [.. learned.Select(l => l.Truth)], settings.Seed) : null;
        var parameters = new List<LabelParameters>();
        var figures = new List<LabelFigures>();
        for (var l = 0; l < set.Labels.Count; l++)
        {
            var (p, truth) = (learned[l].HeldOut, learned[l].Truth);
            var threshold = factors?[l] ?? Thresholds.Choose(truth, p);
            var band = factors is null ? Thresholds.Band(p, threshold) : (From: 0, To: 0);
            var said = factors is null ? [.. p.Select(x => x >= threshold)] : ClassFactors.Said(heldOut, factors, l);
            figures.Add(Figures.Of(set.Labels[l], truth, said, p, factors is null ? threshold : 0));
            parameters.Add(new(set.Labels[l], 1, learned[l].Weights[^1], learned[l].Platt, threshold, band.From, band.To, bound[l]));
        }

        if (gated)
        {
            parameters.Add(new("", 1, learned[^1].Weights[^1], learned[^1].Platt, 0, 0, 0));
        }

        return new(Quantiser.Pack(settings.Features, set, terms, keywords, [.. learned.Select(l => l.Weights)], parameters, gated, mixing), figures);
    }

    /// <summary>Held-out scores of all classes become probabilities together, only on rows that are judged.</summary>
    private static ClassMixing Mix(LearnedLabel[] learned)
    {
        var mixing = ClassMixing.Fit([.. learned.Select(l => l.Scores)], [.. learned.Select(l => l.Truth)]);
        var (scores, p) = (new double[learned.Length], new double[learned.Length]);
        for (var i = 0; i < learned[0].HeldOut.Length; i++)
        {
            for (var l = 0; l < scores.Length; l++)
            {
                scores[l] = learned[l].Scores[i];
            }

            mixing.Probabilities(scores, p);
            for (var l = 0; l < scores.Length; l++)
            {
                learned[l].HeldOut[i] = p[l];
            }
        }

        return mixing;
    }

    private static float[] Scale(TermList terms, IReadOnlyList<double> blocks) =>
        [.. terms.SectionOf.Select(s => (float)Math.Sqrt(blocks[FeatureSettings.BlockOf(s)])), .. Enumerable.Repeat(1f, terms.Dense)];

    private sealed record LearnedLabel(float[] Weights, PlattScaling Platt, double[] Scores, double[] HeldOut, bool[] Truth);

    private sealed class LabelJob(LearnerSettings settings, TermList terms, TrainingExamples examples, bool[] bound, float[] scale)
    {
        public LearnedLabel Learn(int label, CancellationToken cancel)
        {
            var scores = new double[examples.Texts.Count];
            var full = On(label, -1, cancel);
            var mean = full.Select(w => w / (settings.Folds + 1)).ToArray();
            for (var f = 0; f < settings.Folds; f++)
            {
                var weights = On(label, f, cancel);
                for (var j = 0; j < mean.Length; j++)
                {
                    mean[j] += weights[j] / (settings.Folds + 1);
                }

                for (var i = 0; i < scores.Length; i++)
                {
                    if (examples.Folds[i] == f && examples.Judged[i])
                    {
                        scores[i] = LinearLearner.Score(terms.Rows[i], weights);
                    }
                }
            }

            var judged = Enumerable.Range(0, scores.Length).Where(i => examples.Judged[i]).ToArray();
            var truth = judged.Select(i => Holds(i, label)).ToArray();
            var heldOut = judged.Select(i => scores[i]).ToArray();
            var platt = PlattScaling.Fit([.. judged.Where(i => Learns(i, label)).Select(i => scores[i])], [.. judged.Where(i => Learns(i, label)).Select(i => Holds(i, label))]);
            return new(settings.Averaged && examples.Single ? mean : full, platt, heldOut, [.. heldOut.Select(platt.Probability)], truth);
        }

        /// <summary>The column behind the labels is the gate.</summary>
        private bool Holds(int example, int label) => label < bound.Length ? examples.Truth[example][label] : examples.HasTopic[example];

        private bool Learns(int example, int label) => label >= bound.Length || !bound[label] || examples.HasTopic[example];

        private float[] On(int label, int heldOut, CancellationToken cancel)
        {
            var rows = new List<SparseRow>(examples.Texts.Count);
            var truth = new List<bool>(examples.Texts.Count);
            for (var i = 0; i < examples.Texts.Count; i++)
            {
                if (examples.Folds[i] != heldOut && Learns(i, label))
                {
                    rows.Add(terms.Rows[i]);
                    truth.Add(Holds(i, label));
                }
            }

            return LinearLearner.Learn(rows, truth.ToArray(), terms.Count, scale, settings, cancel);
        }
    }
}
