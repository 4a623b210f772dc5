using SocialWatch.Configuration;
using SocialWatch.Text;

namespace SocialWatch.Classification;

/// <summary>All topics and signals of an organisation. Immutable, thread-safe.</summary>
public sealed class TopicCatalogue
{
    /// <summary>The three signals, in the order of every output.</summary>
    public static readonly IReadOnlyList<string> SignalIds = ["complaint", "question", "claim"];

    internal TopicCatalogue(IReadOnlyList<TopicDefinition> topics, IReadOnlyList<TopicDefinition> signals) => (Topics, Signals) = (topics, signals);

    /// <summary>The topics, ordered by file name.</summary>
    public IReadOnlyList<TopicDefinition> Topics { get; }

    /// <summary>complaint, question, claim.</summary>
    public IReadOnlyList<TopicDefinition> Signals { get; }

    /// <summary>The topic of an id, null when there is none.</summary>
    public TopicDefinition? Find(string id) => Topics.FirstOrDefault(t => string.Equals(t.Id, id, StringComparison.Ordinal));

    /// <summary>
    /// Reads the files of config/topics: one topic each, and <c>_signals.json</c> with the signals (the shipped ones where it is missing); other names that
    /// begin with <c>_</c> are skipped. Every error of every file is added to <paramref name="errors"/>; what could be read comes back.
    /// </summary>
    public static TopicCatalogue Parse(IEnumerable<(string File, string Json)> files, ICollection<ConfigError> errors)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(errors);
        var topics = new List<TopicDefinition>();
        List<TopicDefinition>? signals = null;
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (file, json) in files.OrderBy(f => f.File, StringComparer.Ordinal))
        {
            var name = file[(file.LastIndexOfAny(['/', '\\']) + 1)..];
            if (name == "_signals.json")
            {
                signals = TopicFile.ReadSignals(file, json, errors);
            }
            else if (!name.StartsWith('_') && TopicFile.ReadTopic(file, json, errors) is { } topic)
            {
                if (!seen.TryAdd(topic.Id, file))
                {
                    errors.Add(new(file, "id", topic.Id, $"mã này đã dùng ở {seen[topic.Id]}; mỗi chủ đề một mã riêng"));
                }
                else
                {
                    topics.Add(topic);
                }
            }
        }

        if (topics.Count == 0)
        {
            errors.Add(new("topics", "", null, "không có chủ đề nào; cần ít nhất một tệp <mã>.json"));
        }

        return new(topics, signals ?? ShippedSignals());
    }

    /// <summary>The topics and signals shipped inside the program.</summary>
    /// <exception cref="InvalidOperationException">The shipped files are wrong: a fault of the build.</exception>
    public static TopicCatalogue Shipped()
    {
        var errors = new List<ConfigError>();
        var catalogue = Parse(ShippedLexicon.Topics(), errors);
        return errors.Count == 0 ? catalogue : throw new InvalidOperationException($"Shipped topics: {errors[0]}");
    }

    private static List<TopicDefinition> ShippedSignals()
    {
        var shipped = ShippedLexicon.Topics().Single(f => f.File.EndsWith("_signals.json", StringComparison.Ordinal));
        return TopicFile.ReadSignals(shipped.File, shipped.Json, []);
    }
}
