using SocialWatch.Alerts;
using SocialWatch.Alerts.Engine;
using SocialWatch.Alerts.Mail;
using SocialWatch.Alerts.Silences;

namespace SocialWatch.Storage;

/// <summary>Reading what the alert engine keeps beside the alerts: notices in mailboxes, silences, figures.</summary>
public interface IAlertDeskQueries
{
    /// <summary>Alerts about an object that are not resolved.</summary>
    ValueTask<IReadOnlyList<Alert>> LiveAlertsOfAsync(string objectId, CancellationToken cancellationToken);

    /// <summary>Alerts that a hot spot, channel or silence keeps quiet.</summary>
    ValueTask<IReadOnlyList<Alert>> AlertsMutedByAsync(string by, CancellationToken cancellationToken);

    /// <summary>The notices of an alert that wait or were told, oldest first.</summary>
    ValueTask<IReadOnlyList<Notice>> NoticesOfAsync(string alert, CancellationToken cancellationToken);

    /// <summary>What waits in a mailbox (<see cref="Notice.Mailbox"/>), in order of number.</summary>
    ValueTask<IReadOnlyList<Notice>> WaitingAsync(string mailbox, CancellationToken cancellationToken);

    /// <summary>The interrupting messages (level 3 aside) of a mailbox: those that left since a time, and how many have not left yet.</summary>
    ValueTask<MailTraffic> TrafficAsync(string mailbox, DateTimeOffset since, CancellationToken cancellationToken);

    /// <summary>Silences that have not ended, oldest first.</summary>
    ValueTask<IReadOnlyList<Silence>> SilencesAsync(CancellationToken cancellationToken);
    ValueTask<Silence?> SilenceAsync(string id, CancellationToken cancellationToken);

    /// <summary>How noisy the alerts were from (inclusive) to (exclusive).</summary>
    ValueTask<AlertFigures> AlertFiguresAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken);
}

/// <summary>Changing it.</summary>
public interface IAlertDeskWrites
{
    /// <summary>Inserts or replaces a notice by id.</summary>
    ValueTask SaveNoticeAsync(Notice value, CancellationToken cancellationToken);

    /// <summary>Takes back what of an alert still waits; returns how many.</summary>
    ValueTask<int> TakeBackAsync(string alert, CancellationToken cancellationToken);

    /// <summary>A row of the outbox left: its notices and, where it is their first, their alerts get the time. Rows that carry no alert are passed over.</summary>
    ValueTask DeliveredAsync(string outboxId, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Inserts or replaces a silence by id.</summary>
    ValueTask SaveSilenceAsync(Silence value, CancellationToken cancellationToken);

    /// <summary>Counts an alert as not told by itself.</summary>
    ValueTask SuppressedAsync(string alert, SuppressedBecause because, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>What staff say of the alerts about an object (<c>useful</c>, <c>noise</c>); the newest of each kind gets it. Returns how many did.</summary>
    ValueTask<int> SetFeedbackAsync(string objectId, string feedback, CancellationToken cancellationToken);
}
