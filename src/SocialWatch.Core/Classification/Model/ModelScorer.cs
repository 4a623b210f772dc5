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
        var columns = model.Columns.Count;
        var scores = scratch.Scores.AsSpan();
        for (var c = 0; c < columns; c++)
        {
            scores[c] = (sums[c] * model.Columns[c].Scale) + model.Columns[c].Bias;
        }

        for (var d = 0; d < scratch.Dense.Length; d++)
        {
            for (var c = 0; scratch.Dense[d] != 0 && c < columns; c++)
            {
                scores[c] += scratch.Dense[d] * model.Dense[(d * columns) + c];
            }
        }

        var any = model.Gated ? model.Columns[^1].Platt.Probability(scores[^1]) : 1;
        scores[..model.Labels.Count].CopyTo(probabilities);
        Return(scratch);
        Calibrate(probabilities, any);
    }

    private void Calibrate(Span<double> scores, double any)
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

        for (var l = model.Topics; model.Gated && l < model.Labels.Count; l++)
        {
            scores[l] *= model.Labels[l].NeedsTopic ? any : 1;
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
