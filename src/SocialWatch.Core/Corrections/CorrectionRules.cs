using SocialWatch.Classification;
using SocialWatch.Mentions;

namespace SocialWatch.Corrections;

/// <summary>What a correction does to a mention: staff overrule the machine, the newest word of each label wins. Pure, thread-safe.</summary>
public static class CorrectionRules
{
    private const double Certain = 1;

    /// <summary>
    /// The mention with the labels and probabilities that staff gave it; itself when no correction concerns it. The order of labels is that of
    /// <paramref name="names"/>.
    /// </summary>
    /// <param name="mention">As the machine (or an earlier correction) left it.</param>
    /// <param name="corrections">Of its story, oldest first; those of other stories are passed over.</param>
    public static Mention Apply(Mention mention, IEnumerable<LabelCorrection> corrections, LabelNames names)
    {
        ArgumentNullException.ThrowIfNull(mention);
        ArgumentNullException.ThrowIfNull(corrections);
        ArgumentNullException.ThrowIfNull(names);
        var last = new Dictionary<string, bool>(StringComparer.Ordinal);
        foreach (var correction in corrections.Where(c => c.Story == mention.Story))
        {
            last[correction.Label] = correction.Holds;
        }

        if (last.Count == 0)
        {
            return mention;
        }

        var labels = mention.Labels.Where(l => !last.ContainsKey(l)).Concat(last.Where(c => c.Value).Select(c => c.Key)).ToHashSet(StringComparer.Ordinal);
        var topics = new Dictionary<string, double>(mention.Topics, StringComparer.Ordinal);
        foreach (var (label, holds) in last.Where(c => names.Topics.Contains(c.Key) || mention.Topics.ContainsKey(c.Key)))
        {
            topics[label] = holds ? Certain : 0;
        }

        return mention with
        {
            Labels = [.. names.Ids.Where(labels.Contains), .. labels.Except(names.Ids).Order(StringComparer.Ordinal)],
            Topics = topics,
            Complaint = Score(last, 0, mention.Complaint),
            Question = Score(last, 1, mention.Question),
            Claim = Score(last, 2, mention.Claim),
        };
    }

    private static double Score(Dictionary<string, bool> last, int signal, double machine) =>
        last.TryGetValue(TopicCatalogue.SignalIds[signal], out var holds) ? holds ? Certain : 0 : machine;
}
