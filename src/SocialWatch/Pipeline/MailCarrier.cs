using SocialWatch.Alerts;
using SocialWatch.Alerts.Engine;
using SocialWatch.Alerts.Mail;
using SocialWatch.Configuration;
using SocialWatch.Storage;

namespace SocialWatch.Pipeline;

/// <summary>Empties a reader's mailbox into one message when its time has come (DESIGN 6.3): what is over meanwhile is taken out first.</summary>
internal sealed class MailCarrier(AlertRows rows, Wording wording, EscalationPolicy policy)
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan Look = TimeSpan.FromMinutes(61);

    /// <param name="session">The transaction of the duty.</param>
    /// <param name="mailbox"><c>sink:address</c>.</param>
    /// <param name="lateSince">When the message was due, if the machine was off.</param>
    /// <param name="now">The duty's now.</param>
    /// <param name="cancellationToken">Stops before the commit.</param>
    public async ValueTask EmptyAsync(IWriteSession session, string mailbox, DateTimeOffset? lateSince, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var wanted = await WantedAsync(session, mailbox, cancellationToken);
        var traffic = await session.TrafficAsync(mailbox, now - Look, cancellationToken);
        var plan = Mailbox.Plan([.. wanted.Values.Select(i => i.Notice)], traffic, policy.Alerts, QuietHours.Of(policy), now);
        foreach (var notice in plan.Capped)
        {
            await session.SaveNoticeAsync(notice with { Capped = true }, cancellationToken);
            await session.SuppressedAsync(notice.Alert, SuppressedBecause.Capped, now, cancellationToken);
        }

        if (plan.Send.Count > 0)
        {
            DateTimeOffset? room = plan.Last ? traffic.Sent.Append(now).Where(s => s > now - Hour).Min() + Hour : null;
            await SendAsync(session, [.. plan.Send.Select(n => wanted[n.Id])], plan.Summary, room, lateSince, now, cancellationToken);
        }

        if (plan.NextAt is { } next)
        {
            await AlertCarrier.OpenMailboxAsync(session, mailbox, next, cancellationToken);
        }
    }

    /// <summary>What waits and is still true, by notice; the rest is dropped (product anchors 7, SLA 9: asked again right before it leaves).</summary>
    private static async ValueTask<Dictionary<string, MailItem>> WantedAsync(IWriteSession session, string mailbox, CancellationToken cancellationToken)
    {
        var wanted = new Dictionary<string, MailItem>(StringComparer.Ordinal);
        foreach (var notice in await session.WaitingAsync(mailbox, cancellationToken))
        {
            if (await session.AlertAsync(notice.Alert, cancellationToken) is { } alert && Stands(alert, notice))
            {
                wanted[notice.Id] = new(alert, notice);
            }
            else
            {
                await session.SaveNoticeAsync(notice with { State = NoticeState.Dropped }, cancellationToken);
            }
        }

        return wanted;
    }

    private static bool Stands(Alert alert, Notice notice) => notice.Reason switch
    {
        NoticeReason.Over => alert.State == AlertState.Resolved,
        NoticeReason.Taken => alert.State == AlertState.Acknowledged,
        _ => alert.State is AlertState.Open or AlertState.Acknowledged,
    };

    private async ValueTask SendAsync(
        IWriteSession session, IReadOnlyList<MailItem> items, bool summary, DateTimeOffset? room, DateTimeOffset? lateSince, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var said = MailItem.Said(items);
        var text = rows.Words(said, summary, room, now);
        if (lateSince is { } since && !items.Any(i => i.Alert.LateSince is not null))
        {
            text = AlertTexts.MarkLate(text, since, wording);
        }

        var first = items[0].Notice;
        var to = new Delivery(first.Person, first.Sink, first.Address, now, items.Max(i => i.Notice.Level), "");
        var key = items.Count == 1 ? $"alert/{first.Alert}/{first.Id}/{first.Mailbox}" : $"mail/{first.Id}/{first.Mailbox}";
        var message = await rows.AddAsync(session, key, said, to, text, now, cancellationToken);
        foreach (var item in items)
        {
            await session.SaveNoticeAsync(item.Notice with { State = NoticeState.Told, Message = message, ToldAt = now }, cancellationToken);
            if (said.Count > 1 && !summary)
            {
                await session.SuppressedAsync(item.Alert.Id, SuppressedBecause.Bundled, now, cancellationToken);
            }
        }
    }
}
