using System.Globalization;

namespace SocialWatch.Simulator.Scripting;

/// <summary>
/// The page's ordinary posts: the texts are used one after the other, day by day and time by time. Keys are
/// "{key}.d{day}.{n}". The list of texts must be as long as days × times, so that no post is a copy.
/// </summary>
internal static class Routine
{
    public static IReadOnlyList<ScriptedEvent> Read(FieldReader fields, Scenario head, int index)
    {
        var page = fields.Text("page");
        var key = fields.Text("key");
        var texts = fields.Texts("texts");
        var times = fields.Texts("times")
            .Select(text => ScenarioTime.TimeOfDay(text) ?? throw fields.Error("times", $"'{text}' is not a time of day"))
            .ToList();
        var days = fields.List("days", required: true)
            .Select(day => day.TryGetInt32(out var number) && number > 0 ? number : throw fields.Error("days", "is not a list of day numbers"))
            .ToList();
        if (texts.Count != days.Count * times.Count)
        {
            throw fields.Error("texts", $"has {texts.Count} texts for {days.Count} days × {times.Count} times");
        }

        return
        [
            .. days.SelectMany((day, d) => times.Select((time, t) => new ScriptedEvent
            {
                Kind = EventKind.Post,
                Index = index,
                // No editor posts on the stroke of the minute.
                At = ScenarioTime.On(head.Start, day, time).AddSeconds(((d * 7) + (t * 13)) % 60),
                Page = page,
                Key = string.Create(CultureInfo.InvariantCulture, $"{key}.d{day}.{t + 1}"),
                From = "page",
                StatusType = "mobile_status_update",
                Text = texts[(d * times.Count) + t],
            })),
        ];
    }
}
