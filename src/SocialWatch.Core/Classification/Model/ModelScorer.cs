namespace SocialWatch.Classification.Model;

/// <summary>Scores texts under a model in one pass. Thread-safe; allocates nothing per text once warm.</summary>
internal sealed class ModelScorer(LinearModel model)
{
    private readonly ScoreScratch?[] _pool = new ScoreScratch?[(2 * Environment.ProcessorCount) + 4];
    private readonly WordTable _table = model.Table;

    public LinearModel Model => model;

    /// <summary>Writes the calibrated probability of every label, in the model's order; a single-label model's sum to 1.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="probabilities">As many as the model has labels.</param>
    public void Probabilities(ReadOnlySpan<char> text, Span<double> probabilities)
    {
        var scratch = Take();
        var reading = new TextReading(model, _table, scratch);
        reading.Read(text);
        var sums = reading.Sum();
        for (var l = 0; l < model.Labels.Count; l++)
        {
            probabilities[l] = (sums[l] * model.Labels[l].Scale) + model.Labels[l].Bias;
        }

        for (var d = 0; d < scratch.Dense.Length; d++)
        {
            for (var l = 0; scratch.Dense[d] != 0 && l < model.Labels.Count; l++)
            {
                probabilities[l] += scratch.Dense[d] * model.Dense[(d * model.Labels.Count) + l];
            }
        }

        Return(scratch);
        Calibrate(probabilities);
    }

    private void Calibrate(Span<double> scores)
    {
        if (model.Mixing is { } mixing)
        {
            Span<double> raw = stackalloc double[ClassMixing.MostClasses];
            raw = raw[..model.Labels.Count];
            scores[..raw.Length].CopyTo(raw);
            mixing.Probabilities(raw, scores);
        }

        var total = 0.0;
        for (var l = 0; l < model.Labels.Count; l++)
        {
            var label = model.Labels[l];
            var p = model.Mixing is null ? label.Platt.Probability(scores[l]) : scores[l];
            scores[l] = model.Single ? p * label.Threshold : p;
            total += scores[l];
        }

        if (!model.Single && model.Topics < model.Labels.Count)
        {
            var any = TopicBound.AnyTopic(scores[..model.Topics]);
            for (var l = model.Topics; l < model.Labels.Count; l++)
            {
                scores[l] = model.Labels[l].NeedsTopic ? Math.Min(scores[l], any) : scores[l];
            }
        }

        for (var l = 0; model.Single && total > 0 && l < model.Labels.Count; l++)
        {
            scores[l] /= total;
        }
    }

    private ScoreScratch Take()
    {
        foreach (ref var slot in _pool.AsSpan())
        {
            if (Interlocked.Exchange(ref slot, null) is { } scratch)
            {
                return scratch;
            }
        }

        return new(model);
    }

    private void Return(ScoreScratch scratch)
    {
        foreach (ref var slot in _pool.AsSpan())
        {
            if (Interlocked.CompareExchange(ref slot, scratch, null) is null)
            {
                return;
            }
        }
    }
}
