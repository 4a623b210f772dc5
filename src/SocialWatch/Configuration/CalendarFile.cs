using SocialWatch.Configuration.Json;

namespace SocialWatch.Configuration;

/// <summary>Reads calendar.json: public holidays and swapped working days.</summary>
internal static class CalendarFile
{
    public const string Name = "calendar.json";

    public static HolidayCalendar Read(string text, ConfigErrors errors)
    {
        if (ConfigDocument.Object(errors, Name, text) is not { } node)
        {
            return HolidayCalendar.Empty;
        }

        var holidays = new List<Holiday>();
        foreach (var item in node.Objects("holidays"))
        {
            var from = item.Date("from");
            var to = item.Date("to", required: false) ?? from;
            var name = item.Text("name");
            var decided = item.Flag("decided", true);
            item.Close();
            if (from is not { } first || to is not { } last || name is null)
            {
                continue;
            }

            if (last < first)
            {
                item.Wrong("to", "ends_before");
            }
            else if (holidays.Any(h => h.From <= last && first <= h.To))
            {
                item.Wrong("from", "overlaps");
            }

            holidays.Add(new(first, last, name, decided));
        }

        var working = new Dictionary<DateOnly, string>();
        foreach (var item in node.Objects("working_days", required: false))
        {
            var date = item.Date("date");
            var name = item.Text("name");
            item.Close();
            if (date is { } day && name is not null && !working.TryAdd(day, name))
            {
                item.Wrong("date", "twice");
            }
        }

        node.Close();
        return new(holidays, working);
    }
}
