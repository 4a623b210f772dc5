using SocialWatch.Cases;
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
            var document = item.Text("document", required: false);
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

            holidays.Add(new(first, last, name, decided) { Document = document });
        }

        var working = new Dictionary<DateOnly, string>();
        var workedAs = new Dictionary<DateOnly, DayOfWeek>();
        foreach (var item in node.Objects("working_days", required: false))
        {
            var date = item.Date("date");
            var name = item.Text("name");
            var like = item.Choice("as", Vocabulary.Weekdays, required: false);
            item.Text("document", required: false);
            item.Close();
            if (date is not { } day || name is null)
            {
                continue;
            }

            workedAs[day] = like ?? DayOfWeek.Monday;
            if (!working.TryAdd(day, name))
            {
                item.Wrong("date", "twice");
            }
        }

        var hours = Hours(node, [.. holidays.Select(h => (h.From, h.To))], workedAs);
        node.Close();
        return new(holidays, working) { WorkedAs = workedAs, Hours = hours };
    }

    /// <summary>Named working hours; each knows the days off and the swapped days as they stand now.</summary>
    private static Dictionary<string, WorkCalendar> Hours(
        ConfigNode node, IReadOnlyList<(DateOnly From, DateOnly To)> off, Dictionary<DateOnly, DayOfWeek> worked)
    {
        var hours = new Dictionary<string, WorkCalendar>(StringComparer.Ordinal);
        foreach (var item in node.Objects("hours", required: false))
        {
            var id = item.Id("id");
            var periods = new List<WorkPeriod>();
            foreach (var period in item.Objects("periods"))
            {
                var days = period.Texts("weekdays", allowed: [.. Vocabulary.Weekdays.Keys]);
                period.NotEmpty("weekdays");
                var (from, to) = (period.Time("from"), period.Time("to"));
                period.Close();
                if (from is { } start && to is { } end)
                {
                    periods.Add(new([.. days.Select(d => Vocabulary.Weekdays[d])], start, end));
                }
            }

            item.NotEmpty("periods");
            item.Close();
            if (id is not null && !hours.TryAdd(id, new(id, periods, off, worked)))
            {
                item.Wrong("id", "twice");
            }
        }

        return hours;
    }
}
