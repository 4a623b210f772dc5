using SocialWatch.Pipeline;
using SocialWatch.Storage;

namespace SocialWatch.Duties;

/// <summary>A reader's mailbox is emptied: two minutes after the first notice in it, in the morning, or when the hour has room again (DESIGN 6.3).</summary>
internal sealed class MailboxDuty(MailCarrier mail) : IDueDuty
{
    public string Kind => AlertCarrier.MailboxDuty;

    public ValueTask RunAsync(IWriteSession session, DueRun run, CancellationToken cancellationToken) => mail.EmptyAsync(
        session, run.Due.Subject[..run.Due.Subject.LastIndexOf('/')], run.Late ? run.Due.At : null, run.Now, cancellationToken);
}
