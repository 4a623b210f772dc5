namespace SocialWatch.Classification.Model;

/// <summary>One labelled text as it is read.</summary>
/// <param name="Text">Not empty.</param>
/// <param name="Topics">Possibly none.</param>
/// <param name="Signals">Those of <see cref="TopicCatalogue.SignalIds"/> that are true; null when the row says nothing of signals.</param>
public sealed record LabelledText(string Text, IReadOnlyList<string> Topics, IReadOnlyList<string>? Signals)
{
    /// <summary>The number of the file it comes from: rows of one file are much alike.</summary>
    public int Source { get; init; }
}

/// <summary>Labelled texts as a table: labels are the topics in ordinal order, then the signals if any row has them. Immutable.</summary>
public sealed class LabelledSet
{
    private LabelledSet(string[] texts, string[] labels, int topics, bool[][] truth) => (Texts, Labels, Topics, Truth) = (texts, labels, topics, truth);

    public IReadOnlyList<string> Texts { get; }

    public IReadOnlyList<string> Labels { get; }

    /// <summary>How many of the labels, from the first, are topics.</summary>
    public int Topics { get; }

    /// <summary>Label → row → true or false.</summary>
    public bool[][] Truth { get; }

    /// <summary>Per row the number of its source.</summary>
    public IReadOnlyList<int> Sources { get; private init; } = [];

    /// <summary>Per row whether it has any topic.</summary>
    public IReadOnlyList<bool> HasTopic { get; private init; } = [];

    /// <summary>Every row has exactly one topic and none has signals: the highest probability decides.</summary>
    public bool Single { get; private init; }

    /// <summary>Reads the rows into the table of their own labels, or of given ones (others are then left out).</summary>
    public static LabelledSet From(IReadOnlyList<LabelledText> rows, IReadOnlyList<string>? labels = null, int topics = 0)
    {
        if (labels is null)
        {
            var names = rows.SelectMany(r => r.Topics).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
            topics = names.Count;
            if (rows.Any(r => r.Signals is not null))
            {
                names.AddRange(TopicCatalogue.SignalIds);
            }

            labels = names;
        }

        var truth = new bool[labels.Count][];
        for (var l = 0; l < truth.Length; l++)
        {
            var label = labels[l];
            var topic = l < topics;
            truth[l] = [.. rows.Select(r => (topic ? r.Topics : r.Signals)?.Contains(label, StringComparer.Ordinal) ?? false)];
        }

        return new([.. rows.Select(r => r.Text)], [.. labels], topics, truth)
        {
            Sources = [.. rows.Select(r => r.Source)],
            HasTopic = [.. Enumerable.Range(0, rows.Count).Select(i => truth.Take(topics).Any(t => t[i]))],
            Single = topics == labels.Count && topics > 1 && rows.All(r => r.Topics.Count == 1),
        };
    }
}
