using System.Globalization;
using System.Text;
using System.Text.Json;

namespace SocialWatch.Cases;

/// <summary>
/// A policy as one line of JSON, as it is kept with the cases that it promises: the times, the steps and the working hours with their days off. Texts and app ids by
/// which automatic answers are known are not in it: they are facts about the page, not about the promise. Equal policies give equal lines. Pure, thread-safe.
/// </summary>
public static class SlaPolicyText
{
    private const string Day = "yyyy-MM-dd";

    /// <summary>The line; the version is not in it.</summary>
    public static string Write(SlaPolicy policy)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteNumber("first_reply", policy.FirstReply.TotalSeconds);
            json.WriteNumber("next_reply", policy.NextReply.TotalSeconds);
            json.WriteNumber("close_after", policy.CloseAfter.TotalSeconds);
            json.WriteStartArray("warnings");
            foreach (var percent in policy.Warnings)
            {
                json.WriteNumberValue(percent);
            }

            json.WriteEndArray();
            if (policy.Calendar is { } hours)
            {
                Write(json, hours);
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    /// <summary>The policy of a line that <see cref="Write(SlaPolicy)"/> made.</summary>
    public static SlaPolicy Read(string line, int version)
    {
        using var document = JsonDocument.Parse(line);
        var root = document.RootElement;
        return new()
        {
            Version = version, FirstReply = Seconds(root, "first_reply"), NextReply = Seconds(root, "next_reply"), CloseAfter = Seconds(root, "close_after"),
            Warnings = [.. root.GetProperty("warnings").EnumerateArray().Select(w => w.GetInt32())],
            Calendar = root.TryGetProperty("calendar", out var hours) ? Hours(hours) : null,
        };
    }

    private static void Write(Utf8JsonWriter json, WorkCalendar hours)
    {
        json.WriteStartObject("calendar");
        json.WriteString("id", hours.Id);
        json.WriteStartArray("periods");
        foreach (var period in hours.Periods)
        {
            json.WriteStartArray();
            json.WriteStringValue(string.Concat(period.Weekdays.Select(d => ((int)d).ToString(CultureInfo.InvariantCulture))));
            json.WriteStringValue(period.From.ToString("HH:mm", CultureInfo.InvariantCulture));
            json.WriteStringValue(period.To.ToString("HH:mm", CultureInfo.InvariantCulture));
            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WriteStartArray("off");
        foreach (var (from, to) in hours.DaysOff)
        {
            json.WriteStringValue(Text(from) + "/" + Text(to));
        }

        json.WriteEndArray();
        json.WriteStartObject("worked");
        foreach (var (day, weekday) in hours.Worked.OrderBy(w => w.Key))
        {
            json.WriteNumber(Text(day), (int)weekday);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static WorkCalendar Hours(JsonElement hours) => new(
        hours.GetProperty("id").GetString()!,
        [.. hours.GetProperty("periods").EnumerateArray().Select(p => new WorkPeriod([.. p[0].GetString()!.Select(d => (DayOfWeek)(d - '0'))], Time(p[1]), Time(p[2])))],
        [.. hours.GetProperty("off").EnumerateArray().Select(d => d.GetString()!.Split('/')).Select(d => (Date(d[0]), Date(d[1])))],
        hours.GetProperty("worked").EnumerateObject().ToDictionary(w => Date(w.Name), w => (DayOfWeek)w.Value.GetInt32()));

    private static TimeSpan Seconds(JsonElement root, string name) => TimeSpan.FromSeconds(root.GetProperty(name).GetDouble());

    private static TimeOnly Time(JsonElement value) => TimeOnly.ParseExact(value.GetString()!, "HH:mm", CultureInfo.InvariantCulture);

    private static DateOnly Date(string text) => DateOnly.ParseExact(text, Day, CultureInfo.InvariantCulture);

    private static string Text(DateOnly day) => day.ToString(Day, CultureInfo.InvariantCulture);
}
