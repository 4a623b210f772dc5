using System.Globalization;
using SocialWatch.Alerts;
using SocialWatch.Alerts.Engine;
using SocialWatch.Alerts.Mail;
using SocialWatch.Configuration;
using SocialWatch.Storage;

namespace SocialWatch.Pipeline;

/// <summary>
/// Carries out what the alert engine decided, in the caller's transaction: the alert, its messages and notices, and the due rows that bring it back, so that an alarm
/// is never lost between knowing and telling (DESIGN 5.5, 5.7).
/// </summary>
internal sealed class AlertCarrier(AlertBoards boards, AlertRows rows, EscalationPolicy policy)
{
    /// <summary>The duties by which an alert and a mailbox come back.</summary>
    public const string AlertDuty = "alert";
    public const string MailboxDuty = "mailbox";

    /// <summary>Decides about an event and carries it out; the alert that was stored, null when nothing changed.</summary>
    public async ValueTask<AlertStep> DecideAsync(IWriteSession session, AlertEvent happened, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var board = await boards.ForAsync(session, happened, cancellationToken);
        return await CarryOutAsync(session, AlertEngine.Decide(happened, board, boards.Context(), now), now, cancellationToken);
    }

    /// <summary>Stores a step.</summary>
    public async ValueTask<AlertStep> CarryOutAsync(IWriteSession session, AlertStep step, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (step.NeedsId)
        {
            step = step.WithId("A" + Plain(await session.NextAsync("A", 1, cancellationToken)));
        }

        if (step.Alert is not { } alert)
        {
            return step;
        }

        await session.SaveAlertAsync(alert, cancellationToken);
        await session.CancelAsync(AlertDuty, alert.Id + "/", cancellationToken);
        if (alert.NextAt is { } next)
        {
            // One that is done stays done: each time is a duty of its own.
            await session.PlanAsync(new(AlertDuty, $"{alert.Id}/{Plain(await session.NextAsync("tick", 1, cancellationToken))}", next), cancellationToken);
        }

        foreach (var action in step.Actions)
        {
            await ActAsync(session, alert, action, now, cancellationToken);
        }

        return step;
    }

    /// <summary>Brings a mailbox back at a time, unless it comes earlier anyway.</summary>
    public static async ValueTask OpenMailboxAsync(IWriteSession session, string mailbox, DateTimeOffset at, CancellationToken cancellationToken)
    {
        if (await session.NextDueOfAsync(MailboxDuty, mailbox + "/", cancellationToken) is { } planned && planned.At <= at)
        {
            return;
        }

        await session.CancelAsync(MailboxDuty, mailbox + "/", cancellationToken);
        await session.PlanAsync(new(MailboxDuty, $"{mailbox}/{Plain(await session.NextAsync("tick", 1, cancellationToken))}", at), cancellationToken);
    }

    private async ValueTask ActAsync(IWriteSession session, Alert alert, AlertAction action, DateTimeOffset now, CancellationToken cancellationToken)
    {
        switch (action)
        {
            case AlertAction.TakeBack:
                await session.TakeBackAsync(alert.Id, cancellationToken);
                break;
            case AlertAction.Send send:
                await SendAsync(session, alert, send, now, cancellationToken);
                break;
            case AlertAction.Hold hold:
                var notice = await NoticeAsync(session, alert, hold.Delivery, hold.Reason, cancellationToken);
                await session.SaveNoticeAsync(notice, cancellationToken);
                await OpenMailboxAsync(session, notice.Mailbox, QuietHours.Of(policy).Hold(notice.ReadyAt + policy.Alerts.Bundle), cancellationToken);
                break;
            case AlertAction.Suppress quiet:
                await session.SuppressedAsync(alert.Id, quiet.Because, now, cancellationToken);
                if (quiet.Because == SuppressedBecause.Silenced && await session.SilenceAsync(quiet.By, cancellationToken) is { } silence)
                {
                    await session.SaveSilenceAsync(silence with { UsedAt = now }, cancellationToken);
                }

                break;
            case AlertAction.Wake wake:
                await WakeAsync(session, wake.By, now, cancellationToken);
                break;
        }
    }

    /// <summary>What something kept quiet is looked at again, now that it has ended.</summary>
    public async ValueTask WakeAsync(IWriteSession session, string by, DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (var muted in await session.AlertsMutedByAsync(by, cancellationToken))
        {
            await DecideAsync(session, new AlertEvent.Awakened(muted.Id), now, cancellationToken);
        }
    }

    /// <summary>A message past all mailboxes.</summary>
    public async ValueTask SendAsync(IWriteSession session, Alert alert, AlertAction.Send send, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var notice = await NoticeAsync(session, alert, send.Delivery, send.Reason, cancellationToken);
        MailItem[] items = [new(alert, notice)];
        var key = $"alert/{alert.Id}/{(int)alert.Level}/{send.Reason}/{send.Delivery.TextKey}/{Plain(now.ToUnixTimeMilliseconds())}/{notice.Mailbox}";
        if (await rows.AddAsync(session, key, items, send.Delivery, rows.Words(items, false, null, now), now, cancellationToken) is { } message)
        {
            await session.SaveNoticeAsync(notice with { State = NoticeState.Told, Message = message, ToldAt = now }, cancellationToken);
        }
    }

    private static async ValueTask<Notice> NoticeAsync(IWriteSession session, Alert alert, Delivery to, NoticeReason reason, CancellationToken cancellationToken) => new()
    {
        Id = "N" + Plain(await session.NextAsync("N", 1, cancellationToken)), Alert = alert.Id, Person = to.Person, Sink = to.Sink, Address = to.Address, Reason = reason,
        Level = to.Level, TextKey = to.TextKey == alert.TextKey ? null : to.TextKey, ReadyAt = to.NotBefore,
    };

    private static string Plain(long number) => number.ToString(CultureInfo.InvariantCulture);
}
