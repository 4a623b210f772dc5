using SocialWatch.Channels;
using SocialWatch.Classification;
using SocialWatch.Mentions;
using SocialWatch.Printing;
using SocialWatch.Storage;

namespace SocialWatch.Corrections;

/// <summary>One line of <c>labels export</c>: a label row (CONTRACTS "Input rows") whose text is there only under a valid consent record.</summary>
/// <param name="Corrected">The labels that staff spoke of.</param>
internal sealed record ExportedLabels(
    string Id, IReadOnlyList<string> Topics, bool Complaint, bool Question, bool Claim, IReadOnlyList<string> Corrected,
    [property: System.Text.Json.Serialization.JsonIgnore(Condition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull)] string? Text);

/// <summary>
/// Writes what staff corrected: ids and labels of every corrected mention; its masked text only where the channel has a dated consent record that holds today
/// (DESIGN 7: members' messages are never training data without one), and never of a private message or a restricted matter.
/// </summary>
internal static class LabelExport
{
    /// <summary>Returns how many rows were written and how many of them with their text.</summary>
    public static async ValueTask<(int Rows, int Texts)> WriteAsync(
        IReadSession session, IReadOnlyList<Channel> channels, DateOnly today, TextWriter to, CancellationToken cancellationToken)
    {
        var consenting = channels.Where(c => ConsentRecord.Read(c.Consent)?.HoldsOn(today) == true).Select(c => c.Id).ToHashSet(StringComparer.Ordinal);
        var (rows, texts) = (0, 0);
        foreach (var group in (await session.AllCorrectionsAsync(cancellationToken)).GroupBy(c => c.Mention))
        {
            if (await session.MentionAsync(group.Key, cancellationToken) is not { } mention)
            {
                continue;
            }

            var text = consenting.Contains(mention.Channel) && mention is { Private: false, Restricted: false, Removed: false, Text.Length: > 0 } ? mention.Text : null;
            await OutputJson.WriteAsync(to, Row(mention, [.. group.Select(c => c.Label).Distinct(StringComparer.Ordinal)], text), cancellationToken);
            rows++;
            texts += text is null ? 0 : 1;
        }

        return (rows, texts);
    }

    private static ExportedLabels Row(Mention mention, IReadOnlyList<string> corrected, string? text) => new(
        mention.Id, [.. mention.Labels.Where(mention.Topics.ContainsKey)], mention.Labels.Contains(TopicCatalogue.SignalIds[0]),
        mention.Labels.Contains(TopicCatalogue.SignalIds[1]), mention.Labels.Contains(TopicCatalogue.SignalIds[2]), corrected, text);
}
