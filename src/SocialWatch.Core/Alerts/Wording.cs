using System.Globalization;
using SocialWatch.Configuration;
using SocialWatch.HotSpots;
using SocialWatch.Time;

namespace SocialWatch.Alerts;

/// <summary>
/// Puts values into the words staff read: names, times of Viet Nam, counts. The words come from texts.vi.json; this only chooses and fills them, always
/// the same on every machine. Immutable, thread-safe when the name functions are.
/// </summary>
/// <param name="topic">Topic id → name; likewise unit and channel. An unknown id gives itself.</param>
public sealed class Wording(Texts texts, Func<string, string> topic, Func<string, string> unit, Func<string, string> channel)
{
    private static readonly NumberFormatInfo Numbers = new() { NumberGroupSeparator = ".", NumberDecimalSeparator = "," };

    public Texts Texts => texts;

    public string Topic(string id) => topic(id);

    public string Unit(string id) => unit(id);

    public string Channel(string id) => channel(id);

    /// <summary>Names joined by commas; a text of its own when there are none.</summary>
    public string Topics(IReadOnlyCollection<string> ids) => ids.Count == 0 ? texts.Say("format.no_topic") : string.Join("; ", ids.Select(topic));

    /// <summary>e.g. <c>07:05 21/11</c>.</summary>
    public string Time(DateTimeOffset? at) =>
        at is { } t ? LocalClock.Local(t).ToString("HH:mm dd/MM", CultureInfo.InvariantCulture) : texts.Say("format.unknown_time");

    /// <summary>e.g. <c>21/11/2026</c>.</summary>
    public static string Day(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    /// <summary>e.g. <c>20:30</c>.</summary>
    public static string Clock(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>e.g. <c>1.250</c>; at most one decimal.</summary>
    public static string Count(double value) => value.ToString("#,0.#", Numbers);

    /// <summary>e.g. <c>2 giờ 24 phút</c>, <c>3 giờ</c>, <c>25 phút</c>; whole minutes, days from two on.</summary>
    public string Span(TimeSpan span)
    {
        var minutes = (long)Math.Round(Math.Max(0, span.TotalMinutes));
        var (hours, rest) = (minutes / 60, minutes % 60);
        return hours switch
        {
            >= 48 when rest == 0 && hours % 24 == 0 => texts.Say("format.days", ("days", Count(hours / 24))),
            0 => texts.Say("format.minutes", ("minutes", Count(rest))),
            _ when rest == 0 => texts.Say("format.hours", ("hours", Count(hours))),
            _ => texts.Say("format.hours_minutes", ("hours", Count(hours)), ("minutes", Count(rest))),
        };
    }

    /// <summary>A head count; below 0 it could not be counted.</summary>
    public string People(int count) => count < 0 ? texts.Say("format.people_unknown") : texts.Say("format.people", ("count", Count(count)));

    /// <summary>The usual number of a window.</summary>
    public string Expected(double value) => value < 0.05 ? texts.Say("format.expected_none") : texts.Say("format.expected_about", ("count", Count(value)));

    public string Of(Level level) => texts.Say(level switch { Level.Watch => "level.watch", Level.Hot => "level.hot", Level.Urgent => "level.urgent" });

    /// <summary>The text of a kind where there is one, else the general one: an unknown kind is no reason to stay silent.</summary>
    public string KeyOf(string prefix, string kind, string otherwise = "other")
    {
        var key = $"{prefix}.{kind}";
        return texts.Keys.Contains(key) ? key : $"{prefix}.{otherwise}";
    }
}
