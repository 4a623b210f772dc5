using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace SocialWatch.Privacy;

/// <summary>One row of the counting side table: that somebody spoke about a topic in a unit in an hour. Joins nothing (DESIGN 7).</summary>
/// <param name="Week">The week whose key made the mark.</param>
/// <param name="Hour">Start of the hour, so that no two rows can be joined by an exact time.</param>
/// <param name="Mark">16 bytes of <c>HMAC-SHA256(K_week, channel | user | unit | topic)</c>.</param>
public sealed record PersonMark(string Week, string Topic, string Unit, DateTimeOffset Hour, byte[] Mark);

/// <summary>Makes the keyed marks by which people are counted and never followed (DESIGN 7). Pure given the keys; thread-safe.</summary>
public static class PersonMarks
{
    /// <summary>ISO week in Viet Nam, e.g. <c>2026-W47</c>.</summary>
    public static string WeekOf(DateOnly day)
    {
        var d = day.ToDateTime(TimeOnly.MinValue);
        return string.Create(CultureInfo.InvariantCulture, $"{ISOWeek.GetYear(d):0000}-W{ISOWeek.GetWeekOfYear(d):00}");
    }

    /// <summary>The weeks whose keys mark a mention of a day: its own, and in the first three days of a week also the one before.</summary>
    public static IReadOnlyList<string> WeeksFor(DateOnly day) =>
        day.DayOfWeek is DayOfWeek.Monday or DayOfWeek.Tuesday or DayOfWeek.Wednesday ? [WeekOf(day), WeekOf(day.AddDays(-7))] : [WeekOf(day)];

    /// <summary>
    /// The week whose marks cover a window: the week of its start, provided its end lies in the same week or in the next week's first three days.
    /// </summary>
    public static string WeekCovering(DateOnly from, DateOnly to) =>
        WeeksFor(to).Contains(WeekOf(from)) ? WeekOf(from) : WeekOf(to);

    /// <summary>The mark of a person in one topic and unit.</summary>
    public static byte[] Topic(ReadOnlySpan<byte> weekKey, string channel, string user, string unit, string topic) =>
        Hmac(weekKey, "topic", channel, user, unit, topic);

    /// <summary>The mark of a person on one mention alone (erasure by the person, and folding of short texts).</summary>
    public static byte[] Self(ReadOnlySpan<byte> weekKey, string channel, string user, string mention) =>
        Hmac(weekKey, "self", channel, user, mention);

    /// <summary>Recognises the next message of a conversation that has a case.</summary>
    public static byte[] Conversation(ReadOnlySpan<byte> addressKey, string channel, string conversation) =>
        Hmac(addressKey, "conversation", channel, conversation);

    /// <summary>The stored form of an external id that carries a person.</summary>
    public static string ExternalId(ReadOnlySpan<byte> idKey, string channel, string externalId) =>
        "h:" + Convert.ToHexStringLower(Hmac(idKey, "external", channel, externalId));

    private static byte[] Hmac(ReadOnlySpan<byte> key, params ReadOnlySpan<string> parts)
    {
        // Length-prefixed parts: no two different tuples can give the same bytes.
        var text = new StringBuilder();
        foreach (var part in parts)
        {
            text.Append(part.Length).Append(':').Append(part).Append('|');
        }

        return HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text.ToString()))[..16];
    }
}
