using System.Globalization;
using SocialWatch.Chat;

namespace SocialWatch.Alerts;

/// <summary>
/// The due time within the values of an alert about a case: kept as an instant, so that a message which leaves in the morning, or is changed later, says "còn 5 giờ 20 phút, hạn 14:05
/// mai" as it is true then and not as it was when the alert was raised (DESIGN 6.1 "re-checked at send time"). Pure, thread-safe.
/// </summary>
public static class CaseDueWords
{
    private const string Instant = "due_at";
    private const string Clock = "clock";
    private const string Due = "due";

    /// <summary>Puts the due time into the values of a new alert.</summary>
    public static void Set(IDictionary<string, string> values, DateTimeOffset due, Wording wording, DateTimeOffset now)
    {
        var clock = new ClockWords(wording);
        values[Instant] = due.ToString("O", CultureInfo.InvariantCulture);
        values[Clock] = clock.Running(due, now);
        values[Due] = clock.At(due, now);
    }

    /// <summary>The alert with its words about time as they are true now; itself where it has none, or where its clock was settled.</summary>
    public static Alert At(Alert alert, Wording wording, DateTimeOffset now)
    {
        if (!alert.Values.TryGetValue(Instant, out var text) || !DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var due))
        {
            return alert;
        }

        var values = new Dictionary<string, string>(alert.Values);
        Set(values, due, wording, now);
        return alert with { Values = values };
    }

    /// <summary>The alert with what is to be said of its case's clock from now on, such as that it was answered.</summary>
    public static Alert Settled(Alert alert, string clock)
    {
        if (!alert.Values.ContainsKey(Instant))
        {
            return alert;
        }

        var values = new Dictionary<string, string>(alert.Values) { [Clock] = clock };
        values.Remove(Instant);
        return alert with { Values = values };
    }

    /// <summary>Whether an alert has a clock in its words.</summary>
    public static bool Has(Alert alert) => alert.Values.ContainsKey(Instant);
}
