using SocialWatch.Cases;
using SocialWatch.Notify;
using SocialWatch.Storage;

namespace SocialWatch.Pipeline;

/// <summary>Asked right before a message leaves: a warning about a case that nobody waits in any more is dropped (DESIGN 6.1, "re-checked at send time").</summary>
internal sealed class CaseSendCheck(IStore store) : ISendCheck
{
    public async ValueTask<bool> IsWantedAsync(OutboxRow row, CancellationToken cancellationToken)
    {
        if (row.Kind != "warning" || row.Subject is not { Length: > 1 } subject || subject[0] != 'C')
        {
            return true;
        }

        var current = await store.ReadAsync((session, token) => session.CaseAsync(subject, token), cancellationToken);
        return current is null or { State: CaseState.Open or CaseState.ToConfirm or CaseState.Answered, NextDueAt: not null };
    }
}
