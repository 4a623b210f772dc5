using System.Globalization;
using SocialWatch.Alerts;
using SocialWatch.Configuration;
using SocialWatch.Notify;
using SocialWatch.Storage;
using SocialWatch.Time;

namespace SocialWatch.Pipeline;

/// <summary>Whether this store is a demonstration: every message then says so.</summary>
internal sealed record DemoMark(bool On);

/// <summary>What staff are told, what they may press under it, and the file that goes with it.</summary>
internal sealed record StaffNotice(AlertText Text)
{
    public IReadOnlyList<CardButton> Buttons { get; init; } = [];

    public OutboxDocument? Document { get; init; }
}

/// <summary>
/// Carries out what the alert desk decides: stores the alert and queues its messages in the caller's transaction, so that an alarm is never lost between
/// knowing and telling (DESIGN 5.5).
/// </summary>
internal sealed class Alerter(UnionConfig config, Wording wording, DemoMark demo, OutboxSignal signal, LocalClock clock)
{
    /// <summary>Raises (or ends) an alert; null when it is open already and no worse.</summary>
    /// <param name="session">The caller's transaction.</param>
    /// <param name="request">What to tell; null tells nothing.</param>
    /// <param name="lateSince">When the duty that tells this was due, if it runs late because the machine was off.</param>
    /// <param name="cancellationToken">Stops before the commit.</param>
    public async ValueTask<Alert?> RaiseAsync(IWriteSession session, AlertRequest? request, DateTimeOffset? lateSince, CancellationToken cancellationToken)
    {
        if (request is null)
        {
            return null;
        }

        var now = clock.Now;
        var existing = await session.AlertOfAsync(request.Object, request.Kind, request.Unit, cancellationToken);
        var plan = AlertDesk.Plan(request, existing, ContextOf(config, clock.Today), now);
        if (plan.NeedsId)
        {
            plan = plan.WithId("A" + (await session.NextAsync("A", 1, cancellationToken)).ToString(CultureInfo.InvariantCulture));
        }

        if (plan.Alert is not { } alert)
        {
            return null;
        }

        await session.SaveAlertAsync(alert, cancellationToken);
        // A sink that cannot be reached is told of on the others.
        foreach (var delivery in plan.Deliveries.Where(d => request.Kind != "sink_down" || d.Sink != request.Object))
        {
            await QueueAsync(session, alert, request, delivery, lateSince, now, cancellationToken);
        }

        signal.Ring();
        return alert;
    }

    /// <summary>Ends the alert of a request at once: a message of its day, not a state.</summary>
    public async ValueTask EndAsync(IWriteSession session, AlertRequest request, CancellationToken cancellationToken)
    {
        if (await session.AlertOfAsync(request.Object, request.Kind, request.Unit, cancellationToken) is { State: not AlertState.Resolved } open)
        {
            await session.SaveAlertAsync(open with { State = AlertState.Resolved }, cancellationToken);
        }
    }

    /// <summary>Queues one message that is no alert, such as a digest. The key makes it unique per reader.</summary>
    /// <param name="session">The caller's transaction.</param>
    /// <param name="key">Unique; also what the rows are about.</param>
    /// <param name="kind">The kind of the rows in the outbox.</param>
    /// <param name="message">What to say, with its buttons and file.</param>
    /// <param name="readers">Who hears it, and not before when.</param>
    /// <param name="lateSince">When it was due, if it goes late because the machine was off.</param>
    /// <param name="cancellationToken">Stops before the commit.</param>
    public async ValueTask TellAsync(
        IWriteSession session, string key, string kind, StaffNotice message, IReadOnlyList<Delivery> readers, DateTimeOffset? lateSince, CancellationToken cancellationToken)
    {
        var now = clock.Now;
        foreach (var delivery in readers)
        {
            await EnqueueAsync(session, $"{key}/{delivery.Sink}:{delivery.Address}", kind, key, delivery, message with { Text = Mark(message.Text, lateSince) }, now, cancellationToken);
        }

        signal.Ring();
    }

    /// <summary>Who there is to be told, on a day.</summary>
    public static AlertContext ContextOf(UnionConfig config, DateOnly day) =>
        new(config.People, config.Roster, config.Escalation, (unit, scope) => config.Units.IsSameOrBelow(unit, scope, day), config.Units.Root(day));

    private async ValueTask QueueAsync(
        IWriteSession session, Alert alert, AlertRequest request, Delivery delivery, DateTimeOffset? lateSince, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var text = Mark(AlertTexts.Compose(config.Texts, delivery.TextKey, request.Values), lateSince);
        var told = now.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        var key = $"alert/{alert.Id}/{(int)alert.Level}/{delivery.TextKey}/{told}/{delivery.Sink}:{delivery.Address}";
        var kind = request.Kind switch { "case_warning" => "warning", "case_late" => "late", "floor" => "floor", "watchdog" => "watchdog", _ => "alert" };
        await EnqueueAsync(session, key, kind, request.Object, delivery, new(text), now, cancellationToken);
        if (alert.SentAt is null)
        {
            await session.SaveAlertAsync(alert with { SentAt = delivery.NotBefore }, cancellationToken);
        }
    }

    private AlertText Mark(AlertText text, DateTimeOffset? lateSince) => lateSince is { } since ? AlertTexts.MarkLate(text, since, wording) : text;

    private async ValueTask EnqueueAsync(
        IWriteSession session, string key, string kind, string subject, Delivery delivery, StaffNotice message, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var text = message.Text;
        var number = await session.NextAsync("O", 1, cancellationToken);
        var row = new OutboxRow
        {
            Id = "O" + number.ToString(CultureInfo.InvariantCulture), Key = key, Code = VisibleCode.Of(number), Sink = delivery.Sink, Address = delivery.Address, Kind = kind,
            Title = demo.On ? $"{config.Texts.Say("demo.mark")} {text.Title}" : text.Title, Body = text.Body, Subject = subject,
            CreatedAt = now, NotBefore = delivery.NotBefore, Level = (int)delivery.Level,
            Buttons = message.Buttons, Document = message.Document,
        };
        await session.EnqueueAsync(row, cancellationToken);
    }
}
