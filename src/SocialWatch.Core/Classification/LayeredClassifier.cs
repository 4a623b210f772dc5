using SocialWatch.Text;

namespace SocialWatch.Classification;

/// <summary>
/// The trained model with the word lists under it: the model decides about the labels that it knows, the word lists about the union's own topics that nobody
/// trained; topics of the model that the union does not follow are left out. Uncertain is what the model finds uncertain. Of a text in which neither sees a
/// topic of working life a signal must be heard by both: "câu A ạ" is a quiz, no question to the union. Immutable, thread-safe.
/// </summary>
public sealed class LayeredClassifier : IMentionClassifier
{
    private readonly IMentionClassifier _model;
    private readonly LexiconClassifier _lexicon;
    private readonly TopicCatalogue _catalogue;
    private readonly HashSet<string> _trained;
    private readonly bool _whole;

    /// <param name="model">The trained model.</param>
    /// <param name="trained">Every label that it knows.</param>
    /// <param name="catalogue">The union's topics and signals.</param>
    public LayeredClassifier(IMentionClassifier model, IEnumerable<string> trained, TopicCatalogue catalogue)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        _model = model;
        _catalogue = catalogue;
        _lexicon = new(catalogue);
        _trained = trained.ToHashSet(StringComparer.Ordinal);
        _whole = catalogue.Topics.All(t => _trained.Contains(t.Id)) && TopicCatalogue.SignalIds.All(_trained.Contains);
    }

    /// <inheritdoc/>
    public Classification Classify(string maskedText) => Classify(TokenizedText.From(maskedText));

    /// <inheritdoc/>
    public Classification Classify(TokenizedText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var model = _model.Classify(text);
        // The word lists cost a second look at the text: only where they have something to say.
        var lexicon = _whole ? null : _lexicon.Classify(text);
        var topics = new Dictionary<string, double>(_catalogue.Topics.Count, StringComparer.Ordinal);
        var labels = new List<string>();
        foreach (var topic in _catalogue.Topics)
        {
            var from = _trained.Contains(topic.Id) ? model : lexicon!;
            topics[topic.Id] = from.Topics[topic.Id];
            if (from.Labels.Contains(topic.Id))
            {
                labels.Add(topic.Id);
            }
        }

        if (labels.Count == 0)
        {
            lexicon ??= _lexicon.Classify(text);
            if (!lexicon.Labels.Any(lexicon.Topics.ContainsKey))
            {
                return Both(model, lexicon, topics);
            }
        }

        labels.AddRange(TopicCatalogue.SignalIds.Where(s => Of(s).Labels.Contains(s)));
        return new(topics, Of("complaint").Complaint, Of("question").Question, Of("claim").Claim, labels, model.Uncertain);

        Classification Of(string signal) => _trained.Contains(signal) ? model : lexicon!;
    }

    private static Classification Both(Classification model, Classification lexicon, Dictionary<string, double> topics) => new(
        topics, Math.Min(model.Complaint, lexicon.Complaint), Math.Min(model.Question, lexicon.Question), Math.Min(model.Claim, lexicon.Claim),
        [.. TopicCatalogue.SignalIds.Where(s => model.Labels.Contains(s) && lexicon.Labels.Contains(s))],
        model.Uncertain && (lexicon.Uncertain || lexicon.Labels.Count > 0));
}
