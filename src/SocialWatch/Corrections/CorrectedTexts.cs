using SocialWatch.Classification.Model;
using SocialWatch.Storage;

namespace SocialWatch.Corrections;

/// <summary>The corrections of a store as labelled text to compare a model with: what staff said, and for the other labels what stands.</summary>
internal static class CorrectedTexts
{
    /// <summary>One row for each corrected mention whose text is still there, in the order in which they were first corrected.</summary>
    public static async ValueTask<IReadOnlyList<LabelledText>> ReadAsync(IReadSession session, CancellationToken cancellationToken)
    {
        var rows = new List<LabelledText>();
        foreach (var id in (await session.AllCorrectionsAsync(cancellationToken)).Select(c => c.Mention).Distinct(StringComparer.Ordinal))
        {
            if (await session.MentionAsync(id, cancellationToken) is { Removed: false, Text.Length: > 0 } mention)
            {
                rows.Add(new(
                    mention.Text, [.. mention.Labels.Where(mention.Topics.ContainsKey)],
                    [.. mention.Labels.Where(Classification.TopicCatalogue.SignalIds.Contains)]));
            }
        }

        return rows;
    }
}
