using SocialWatch.Alerts.Silences;
using SocialWatch.Chat;
using SocialWatch.Chat.Desk;
using SocialWatch.Pipeline;
using SocialWatch.Storage;

namespace SocialWatch.Duties;

/// <summary>
/// A silence is looked at: half an hour before its end its owner is reminded, at its end and after a day without anything to keep quiet it is over (product
/// anchors 7, alerts 7).
/// </summary>
internal sealed class SilenceDuty(SilenceDesk desk, SilenceWords words, DeskPost post) : IDueDuty
{
    public string Kind => SilenceDesk.Duty;

    public async ValueTask RunAsync(IWriteSession session, DueRun run, CancellationToken cancellationToken)
    {
        if (await session.SilenceAsync(run.Due.Subject.Split('/')[0], cancellationToken) is not { EndedAt: null } silence)
        {
            return;
        }

        var after = await desk.LookAsync(session, silence, cancellationToken);
        ChatReply? news = after.End switch
        {
            SilenceEnd.Unused => words.Unused(after),
            null when run.Now >= after.Until - SilenceRules.Notice => words.EndsSoon(after, run.Now),
            _ => null,
        };
        if (news is not null)
        {
            // Whoever laid it is told at once, at night too only what ends soon: the alert itself may speak then.
            await post.SendAsync(
                session, $"silence/{after.Id}/{(after.End is null ? "soon" : "unused")}", after.ReplyTo, news, run.Now, words.Calm(run.Now, after.End is null), cancellationToken);
        }
    }
}
