using SocialWatch.Mentions;
using SocialWatch.Pipeline;
using SocialWatch.Storage;

namespace SocialWatch.Corrections;

/// <summary>
/// Stores what staff said of a label and lets it take effect at once: on the mention, on every stored mention of its story, and through them on windows,
/// daily counts, lists and cases. Inside the caller's write transaction.
/// </summary>
internal sealed class CorrectionDesk(LabelNames names, CorrectedCases cases)
{
    /// <summary>The Vietnamese name of a label.</summary>
    public string NameOf(string label) => names.NameOf(label);

    /// <summary>Returns how many mentions changed.</summary>
    public async ValueTask<int> CorrectAsync(
        IWriteSession session, Mention mention, string label, bool holds, string role, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await session.CorrectAsync(new(mention.Id, mention.Story, label, holds, role, now), cancellationToken);
        var corrections = await session.CorrectionsAsync([mention.Story], cancellationToken);
        var changed = 0;
        foreach (var one in await session.StoryMentionsAsync(mention.Story, cancellationToken))
        {
            var corrected = CorrectionRules.Apply(one, corrections, names);
            changed += corrected.Labels.SequenceEqual(one.Labels) ? 0 : 1;
            await session.RelabelAsync(corrected, cancellationToken);
            await cases.ApplyAsync(session, one, corrected, now, cancellationToken);
        }

        return changed;
    }
}
