using SocialWatch.Cases;

namespace SocialWatch.Answers;

/// <summary>Whom an answer speaks to (DESIGN 6.1): in private the one who asked; in public one answer on the post where many ask, else under the question. Pure.</summary>
public static class AnswerTarget
{
    /// <summary>The asker's number, null for the whole thread.</summary>
    public static int? Of(Case value, int? wished)
    {
        if (wished is not null || value.Private || value.Thread is null || value.Askers.Count == 1)
        {
            return wished ?? value.Askers.FirstOrDefault(a => a.WaitingMessage is not null)?.Number ?? value.Askers[^1].Number;
        }

        return null;
    }
}
