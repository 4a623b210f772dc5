using System.Globalization;
using SocialWatch.Alerts;
using SocialWatch.Alerts.Mail;
using SocialWatch.Configuration;
using SocialWatch.Notify;
using SocialWatch.Storage;

namespace SocialWatch.Pipeline;

/// <summary>Whether this store is a demonstration: every message then says so.</summary>
internal sealed record DemoMark(bool On);

/// <summary>What staff are told, what they may press under it, and the file that goes with it.</summary>
internal sealed record StaffNotice(AlertText Text)
{
    public IReadOnlyList<CardButton> Buttons { get; init; } = [];

    public OutboxDocument? Document { get; init; }

    /// <summary>The object whose card this message is, so that it is edited as the object changes; null when it is none.</summary>
    public string? Card { get; init; }
}

/// <summary>Makes rows of the outbox from alerts: the words, the mark of the demonstration, the code, the buttons. A text that cannot be made is no reason to stay silent.</summary>
internal sealed class AlertRows(UnionConfig config, AlertMessages messages, DemoMark demo)
{
    /// <summary>The words of some alerts for one reader.</summary>
    public AlertText Words(IReadOnlyList<MailItem> items, bool summary, DateTimeOffset? roomAt, DateTimeOffset now)
    {
        try
        {
            return messages.Of(items, summary, roomAt, now);
        }
        catch (KeyNotFoundException)
        {
            // A text of the union's own lacks a placeholder, or a value was renamed: the alert goes out with its kind, place and code.
            var bare = items.Select(i => messages.Bare(i.Alert)).ToList();
            return new(bare[0].Title, string.Join('\n', bare.Skip(1).Select(b => b.Title)));
        }
    }

    /// <summary>The row of some alerts for one reader; its subject are their objects, so that a card can be found again and edited.</summary>
    public ValueTask<string?> AddAsync(
        IWriteSession session, string key, IReadOnlyList<MailItem> items, Delivery to, AlertText text, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var kinds = items.Select(i => KindOf(i.Alert)).Distinct().ToList();
        var buttons = items is [var only] && only.Notice.TextKey is null ? AlertButtons.Of(only.Alert) : [];
        var subject = string.Join(' ', items.Select(i => i.Alert.Object).Distinct());
        var kind = kinds.Count == 1 ? kinds[0] : "alert";
        var card = items is [var one] && kind is "alert" or "warning" or "late" && one.Notice.TextKey is null ? one.Alert.Id : null;
        return AddAsync(session, key, kind, subject, to, new(text) { Buttons = buttons, Card = card }, now, cancellationToken);
    }

    /// <summary>A row of any kind; the id it got, or null when its key was there already.</summary>
    public async ValueTask<string?> AddAsync(
        IWriteSession session, string key, string kind, string subject, Delivery to, StaffNotice notice, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var text = notice.Text;
        var number = await session.NextAsync("O", 1, cancellationToken);
        var row = new OutboxRow
        {
            Id = "O" + number.ToString(CultureInfo.InvariantCulture), Key = key, Code = VisibleCode.Of(number), Sink = to.Sink, Address = to.Address, Kind = kind,
            Title = demo.On ? $"{config.Texts.Say("demo.mark")} {text.Title}" : text.Title, Body = text.Body, Subject = subject,
            CreatedAt = now, NotBefore = to.NotBefore, Level = (int)to.Level, Buttons = notice.Buttons,
            Document = notice.Document, Card = notice.Card,
        };
        return await session.EnqueueAsync(row, cancellationToken) ? row.Id : null;
    }

    /// <summary>A message of one alert follows it; a bundle, and what is only news of a day, stay as they were.</summary>
    private static string? CardOf(IReadOnlyList<MailItem> items) => items is [var only] && (KindOf(only.Alert) is "alert" or "warning" or "late") ? only.Alert.Id : null;

    private static string KindOf(Alert alert) => alert.Kind switch { "case_warning" => "warning", "case_late" => "late", "floor" => "floor", "watchdog" => "watchdog", _ => "alert" };
}
