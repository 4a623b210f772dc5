using System.Text;
using SocialWatch.Chat;
using SocialWatch.Configuration;
using SocialWatch.Organisation;

namespace SocialWatch.Alerts.Mail;

/// <summary>One line of a message: an alert and why its reader hears of it.</summary>
public sealed record MailItem(Alert Alert, Notice Notice)
{
    /// <summary>
    /// The lines that a message needs: that somebody took a matter is said once, and not at all where the same message has news of it, for those say who has it.
    /// </summary>
    public static IReadOnlyList<MailItem> Said(IReadOnlyList<MailItem> items)
    {
        var news = items.Where(i => i.Notice.Reason != NoticeReason.Taken).Select(i => i.Alert.Object).ToHashSet(StringComparer.Ordinal);
        return [.. items.Where(i => i.Notice.Reason != NoticeReason.Taken || news.Add(i.Alert.Object))];
    }
}

/// <summary>
/// Words messages of alerts: one alert is its card, several are one list, what was held back is a count by kind with its codes. Pure, thread-safe.
/// </summary>
/// <param name="people">For the name of who took it.</param>
public sealed class AlertMessages(Wording wording, IReadOnlyList<Person> people)
{
    /// <summary>As many alerts of a bundle are told in full; more are told with what and where.</summary>
    private const int InFull = 3;

    /// <summary>As many lines has a bundle; the rest are counted.</summary>
    private const int Lines = 12;

    /// <summary>As many codes are named of one kind.</summary>
    private const int Codes = 15;

    private Texts Texts => wording.Texts;

    /// <summary>The text of one alert now, made from what is stored with it; null for an alert of an older store, which kept none.</summary>
    /// <param name="now">The words about a case's clock are those of this instant.</param>
    public AlertText? Now(Alert alert, DateTimeOffset now) => alert.TextKey.Length == 0 ? null : Late(AlertTexts.Compose(Texts, alert.TextKey, CaseDueWords.At(alert, wording, now).Values), alert);

    /// <summary>Where an alert stands, as one line; null while it is simply open.</summary>
    public string? Standing(Alert alert) => alert switch
    {
        { State: AlertState.Acknowledged, AckExpiresAt: { } until } => Texts.Say(
            "alert.state.acknowledged", ("name", people.FirstOrDefault(p => p.Id == alert.OwnerPerson)?.Name ?? Texts.Say("chat.somebody")),
            ("role", Texts.Or("chat.role." + alert.OwnerRole, alert.OwnerRole ?? "")), ("until", wording.Time(until))),
        { State: AlertState.Resolved } => Texts.Say("alert.state.resolved"),
        { State: AlertState.Suppressed, MutedBy: { } by } => Texts.Say("alert.state.muted", ("by", by)),
        _ => null,
    };

    /// <summary>The message of one mailbox.</summary>
    /// <param name="items">At least one, the most pressing first.</param>
    /// <param name="roomAt">When the reader may be interrupted again; null while the hour has room.</param>
    /// <param name="now">When it leaves.</param>
    public AlertText Of(IReadOnlyList<MailItem> items, bool summary, DateTimeOffset? roomAt, DateTimeOffset now)
    {
        var text = summary ? Summary(items) : items.Count == 1 ? One(items[0], now) : Bundle(items, now);
        return roomAt is { } at ? text with { Body = $"{text.Body}\n{Texts.Say("alert.mail.last", ("at", wording.Time(at)))}".Trim('\n') } : text;
    }

    private AlertText One(MailItem item, DateTimeOffset now)
    {
        var text = item.Notice.TextKey is { } other ? AlertTexts.Compose(Texts, other, CaseDueWords.At(item.Alert, wording, now).Values) : Now(item.Alert, now) ?? Bare(item.Alert);
        return item.Notice.Reason switch
        {
            NoticeReason.Taken => new(Texts.Say("alert.again.taken", ("title", text.Title)), Standing(item.Alert) ?? ""),
            NoticeReason.Repeat => text with { Title = Texts.Say("alert.again.repeat", ("title", text.Title)) },
            NoticeReason.Climb => text with { Title = Texts.Say("alert.again.climb", ("title", text.Title)) },
            NoticeReason.Overdue => text with { Title = Texts.Say("alert.again.overdue", ("title", text.Title)) },
            NoticeReason.Committee => text with { Title = Texts.Say("alert.again.committee", ("title", text.Title)) },
            NoticeReason.News when item.Alert.State == AlertState.Acknowledged && item.Notice.TextKey is null => text with { Body = $"{text.Body}\n{Standing(item.Alert)}".Trim('\n') },
            _ => text,
        };
    }

    private AlertText Bundle(IReadOnlyList<MailItem> items, DateTimeOffset now)
    {
        var body = new StringBuilder();
        var shown = Math.Min(items.Count, Lines);
        for (var i = 0; i < shown; i++)
        {
            var one = One(items[i], now);
            var more = items.Count <= InFull ? one.Body : one.Body.Split('\n')[0];
            var block = $"• {one.Title}\n{more}\n";
            if (body.Length + block.Length > ReplyText.Limit - 600)
            {
                shown = i;
                break;
            }

            body.Append(block);
        }

        if (shown < items.Count)
        {
            body.Append(Texts.Say("alert.mail.others", ("count", Wording.Count(items.Count - shown)), ("list", ByKind(items.Skip(shown))))).Append('\n');
        }

        if (items.Count > InFull)
        {
            body.Append(Texts.Say("alert.mail.next")); // in full each says its own
        }

        return new(Texts.Say("alert.mail.bundle", ("count", Wording.Count(items.Count))), body.ToString().TrimEnd('\n'));
    }

    private AlertText Summary(IReadOnlyList<MailItem> items) => new(
        Texts.Say("alert.mail.summary", ("count", Wording.Count(items.Count))),
        Texts.Say("alert.mail.summary_body", ("list", ByKind(items))) + "\n" + Texts.Say("alert.mail.next"));

    /// <summary>e.g. <c>trễ hạn 3 (C1, C4, C9); điểm nóng 1 (H2)</c>.</summary>
    private string ByKind(IEnumerable<MailItem> items) => string.Join(
        "; ",
        items.Select(i => i.Alert).DistinctBy(a => a.Id).GroupBy(a => a.Kind).Select(g => Texts.Say(
            "alert.mail.kind", ("kind", Texts.Or("list.alert." + g.Key, g.Key)), ("count", Wording.Count(g.Count())),
            ("codes", string.Join(", ", g.Take(Codes).Select(AlertButtons.CodeOf)) + (g.Count() > Codes ? ", …" : "")))));

    private AlertText Late(AlertText text, Alert alert) => alert.LateSince is { } since ? AlertTexts.MarkLate(text, since, wording) : text;

    /// <summary>An alert without its words still says that there is one, of what kind, where, and by which code it opens.</summary>
    public AlertText Bare(Alert alert) => new(
        Texts.Say("alert.bare", ("kind", Texts.Or("list.alert." + alert.Kind, alert.Kind)), ("unit", wording.Unit(alert.Unit)), ("code", AlertButtons.CodeOf(alert))), "");
}
