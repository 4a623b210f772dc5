using SocialWatch.Cases;
using SocialWatch.Pipeline;
using SocialWatch.Storage;

namespace SocialWatch.Duties;

/// <summary>Closes an answered case after 48 hours of silence (DESIGN 6.1).</summary>
internal sealed class CaseCloseDuty(CaseBook book) : IDueDuty
{
    public string Kind => CaseBook.CloseDuty;

    public async ValueTask RunAsync(IWriteSession session, DueRun run, CancellationToken cancellationToken)
    {
        if (await session.CaseAsync(run.Due.Subject.Split('/')[0], cancellationToken) is { } value
            && CaseSweep.Close(value, await session.CaseEventsAsync(value.Id, cancellationToken), await book.PolicyOfAsync(session, value, cancellationToken), run.Now) is { } close)
        {
            await book.AddAsync(session, value, [close], cancellationToken);
        }
    }
}
