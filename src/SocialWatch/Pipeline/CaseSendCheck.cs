using SocialWatch.Cases;
using SocialWatch.Notify;
using SocialWatch.Storage;

namespace SocialWatch.Pipeline;

/// <summary>
/// Asked right before a message leaves: a warning, a breach or the card of a case that nobody waits in any more is dropped, and a warning while an answer waits for approval or is
/// on its way (DESIGN 6.1, "re-checked at send time"). A
/// breach of 23:00 waits for the morning; it must not say "not answered" of what was answered at midnight.
/// </summary>
internal sealed class CaseSendCheck(IStore store) : ISendCheck
{
    public async ValueTask<bool> IsWantedAsync(OutboxRow row, CancellationToken cancellationToken)
    {
        if (row.Kind is not ("warning" or "late" or OutboxKinds.NewCase) || row.Subject is not { Length: > 1 } subject)
        {
            return true;
        }

        // Several cases in one message: one that is still waited for is enough.
        foreach (var code in subject.Split(' '))
        {
            var (current, writing) = await store.ReadAsync(
                async (session, token) => (await session.CaseAsync(code, token), (await session.AnswersOfCaseAsync(code, token)).Any(a => a.QuietsWarnings)), cancellationToken);
            if (!(writing && row.Kind == "warning") && current is null or { State: CaseState.Open or CaseState.ToConfirm or CaseState.Answered, NextDueAt: not null })
            {
                return true;
            }
        }

        return false;
    }
}
