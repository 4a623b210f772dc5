using SocialWatch.Cases;
using SocialWatch.Mentions;
using SocialWatch.Storage;

namespace SocialWatch.Pipeline;

/// <summary>
/// Finds whom an own item answers (DESIGN 6.1): a page's comment on the post answers all who wait in the thread, a reply under a comment those who asked there.
/// </summary>
internal static class CaseAnswers
{
    /// <summary>The events that an own public item adds to the case of its thread.</summary>
    public static async ValueTask<IReadOnlyList<CaseEvent>> InThreadAsync(
        IReadSession session, Case thread, Mention own, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (own.Parent is null || own.Parent == own.Thread)
        {
            return [new(CaseEventKind.Answered, own.At, now, null, own.Id)];
        }

        var under = await session.WaitingUnderAsync(thread.Id, own.Parent, cancellationToken);
        return [.. under.Select(asker => new CaseEvent(CaseEventKind.Answered, own.At, now, asker, own.Id))];
    }
}
