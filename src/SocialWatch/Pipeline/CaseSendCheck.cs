using SocialWatch.Cases;
using SocialWatch.Notify;
using SocialWatch.Storage;

namespace SocialWatch.Pipeline;

/// <summary>
/// Asked right before a message leaves: a warning or a breach of a case that nobody waits in any more is dropped, and a warning while an answer waits for approval or is on its way (DESIGN 6.1, "re-checked at send time"). A
/// breach of 23:00 waits for the morning; it must not say "not answered" of what was answered at midnight.
/// </summary>
internal sealed class CaseSendCheck(IStore store) : ISendCheck
{
    public async ValueTask<bool> IsWantedAsync(OutboxRow row, CancellationToken cancellationToken)
    {
        if (row.Kind is not ("warning" or "late") || row.Subject is not { Length: > 1 } subject)
        {
            return true;
        }

        var (current, writing) = await store.ReadAsync(
            async (session, token) => (await session.CaseAsync(subject, token), (await session.AnswersOfCaseAsync(subject, token)).Any(a => a.QuietsWarnings)), cancellationToken);
        return !(writing && row.Kind == "warning") && current is null or { State: CaseState.Open or CaseState.ToConfirm or CaseState.Answered, NextDueAt: not null };
    }
}
