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

        var events = new List<CaseEvent>();
        foreach (var asker in thread.Askers)
        {
            if (asker.WaitingMessage is { } waiting
                && await session.MentionAsync(waiting, cancellationToken) is { } question
                && (question.ExternalId == own.Parent || question.Parent == own.Parent))
            {
                events.Add(new(CaseEventKind.Answered, own.At, now, asker.Number, own.Id));
            }
        }

        return events;
    }
}
