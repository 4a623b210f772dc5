using SocialWatch.Mentions;
using SocialWatch.Privacy;
using SocialWatch.Privacy.Masking;
using SocialWatch.Text;

namespace SocialWatch.Pipeline;

/// <summary>An item after <see cref="Protector"/>: nothing of its author is in the text or the ids that will be stored.</summary>
internal sealed record ProtectedItem(FetchedItem Source, string ExternalId, string? Parent, string? Thread, string Text);

/// <summary>Why an item is not taken; codes of CONTRACTS "Input rows".</summary>
internal sealed record ItemRefusal(string Field, string Reason);

/// <summary>
/// The second step of the flow (DESIGN 5.2): NFC, masking, no author. Runs before anything is committed; the author and the conversation stay in
/// <see cref="ProtectedItem.Source"/>, in memory, until people are counted and an address is sealed.
/// </summary>
internal sealed class Protector(Masker masker, IKeyRing keys)
{
    /// <summary>Stands where the platform says a person is tagged; the mask leaves bracketed words alone.</summary>
    private const string TaggedName = "[tên người]";

    public ProtectedItem Protect(FetchedItem item)
    {
        var text = masker.Mask(VietnameseText.Clean(WithoutTags(item)), []).Text;
        return new(item, Id(item, item.ExternalId), Id(item, item.ParentExternalId), Id(item, item.ThreadExternalId), text);
    }

    private string Id(FetchedItem item, string? externalId) => externalId is null ? null!
        : item.ExternalIdIsPersonal ? PersonMarks.ExternalId(keys.IdKey, item.Channel, externalId) : externalId;

    // Spans are cut out of the raw text, from the last to the first, before cleaning moves any letter.
    private static string WithoutTags(FetchedItem item)
    {
        var text = item.Text;
        foreach (var span in item.TaggedNames.OrderByDescending(s => s.Start))
        {
            if (span.Start >= 0 && span.Length > 0 && span.Start + span.Length <= text.Length)
            {
                text = string.Concat(text.AsSpan(0, span.Start), TaggedName, text.AsSpan(span.Start + span.Length));
            }
        }

        return text;
    }
}
