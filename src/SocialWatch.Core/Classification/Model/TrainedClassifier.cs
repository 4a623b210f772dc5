namespace SocialWatch.Classification.Model;

/// <summary>
/// The trained model behind <see cref="IMentionClassifier"/>: one pass gives every topic and signal. Loaded once, thread-safe, deterministic; NFC and NFD
/// input give the same digits.
/// </summary>
public sealed class TrainedClassifier : IMentionClassifier
{
    private readonly ModelScorer _scorer;
    private readonly Explainer _explainer;
    private readonly int[] _signals;

    /// <summary>Uses a model that was just trained.</summary>
    public TrainedClassifier(LinearModel model)
    {
        _scorer = new(model);
        _explainer = new(model);
        Labels = [.. model.Labels.Select(l => l.Name)];
        _signals = [.. TopicCatalogue.SignalIds.Select(s => model.Labels.Skip(model.Topics).Any(l => l.Name == s) ? IndexOf(model, s) : -1)];
    }

    /// <summary>Topics, then signals: the order of <see cref="Probabilities"/>.</summary>
    public IReadOnlyList<string> Labels { get; }

    /// <summary>How many of the labels, from the first, are topics.</summary>
    public int Topics => _scorer.Model.Topics;

    /// <summary>Each text has exactly one topic; the most probable one is said.</summary>
    public bool Single => _scorer.Model.Single;

    /// <summary>The probability from which a label holds.</summary>
    public double Threshold(int label) => Single ? 0 : _scorer.Model.Labels[label].Threshold;

    /// <summary>The probabilities of a label in which a person decides; null when the model does not know it.</summary>
    public UncertainBand? Uncertain(string label) =>
        _scorer.Model.Labels.FirstOrDefault(l => l.Name == label) is { } known ? new(known.UncertainFrom, known.UncertainTo) : null;

    /// <summary>Loads <c>model.bin</c> of a model directory.</summary>
    /// <exception cref="ModelFileException">It is missing, truncated, foreign or damaged.</exception>
    public static TrainedClassifier Load(string directory) => new(ModelFile.Read(Path.Combine(directory, ModelFile.Name)));

    /// <summary>Writes the probability of every label, 0..1; allocates nothing once warm.</summary>
    public void Probabilities(ReadOnlySpan<char> text, Span<double> probabilities) => _scorer.Probabilities(text, probabilities);

    /// <summary>Whether a label holds under these probabilities.</summary>
    public bool Holds(ReadOnlySpan<double> probabilities, int label)
    {
        if (!Single)
        {
            return probabilities[label] >= _scorer.Model.Labels[label].Threshold;
        }

        for (var l = 0; l < Labels.Count; l++)
        {
            if (probabilities[l] > probabilities[label] || (probabilities[l] == probabilities[label] && l < label))
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public Classification Classify(string maskedText)
    {
        ArgumentNullException.ThrowIfNull(maskedText);
        Span<double> p = Labels.Count <= 64 ? stackalloc double[Labels.Count] : new double[Labels.Count];
        _scorer.Probabilities(maskedText, p);
        var topics = new Dictionary<string, double>(Topics, StringComparer.Ordinal);
        var labels = new List<string>();
        var uncertain = false;
        for (var l = 0; l < Labels.Count; l++)
        {
            if (l < Topics)
            {
                topics.Add(Labels[l], p[l]);
            }

            if (Holds(p, l))
            {
                labels.Add(Labels[l]);
            }

            var parameters = _scorer.Model.Labels[l];
            uncertain |= p[l] >= parameters.UncertainFrom && p[l] < parameters.UncertainTo;
        }

        return new(topics, Signal(p, 0), Signal(p, 1), Signal(p, 2), labels, uncertain);
    }

    /// <summary>The pieces of the text that spoke most for or against a label.</summary>
    public IReadOnlyList<WhyTerm> Why(string maskedText, string label, int most = 8)
    {
        var at = Labels.ToList().IndexOf(label);
        return at < 0 ? [] : _explainer.Why(maskedText, at, most);
    }

    private double Signal(ReadOnlySpan<double> p, int signal) => _signals[signal] < 0 ? 0 : p[_signals[signal]];

    private static int IndexOf(LinearModel model, string label)
    {
        for (var l = model.Topics; l < model.Labels.Count; l++)
        {
            if (model.Labels[l].Name == label)
            {
                return l;
            }
        }

        return -1;
    }
}
