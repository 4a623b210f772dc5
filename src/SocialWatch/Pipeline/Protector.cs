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
    public ProtectedItem Protect(FetchedItem item)
    {
        // Spans point into the raw text; cleaning moves them along with the letters.
        var clean = SpanCleaning.Clean(item.Text, item.TaggedNames);
        var text = masker.Mask(clean.Text, clean.Spans).Text;
        return new(item, Id(item, item.ExternalId)!, Id(item, item.ParentExternalId), Id(item, item.ThreadExternalId), text);
    }

    private string? Id(FetchedItem item, string? externalId) => externalId is not null && item.ExternalIdIsPersonal
        ? PersonMarks.ExternalId(keys.IdKey, item.Channel, externalId)
        : externalId;
}
