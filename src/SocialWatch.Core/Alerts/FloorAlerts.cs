using System.Globalization;
using SocialWatch.Configuration;
using SocialWatch.HotSpots;
using SocialWatch.Publishing;

namespace SocialWatch.Alerts;

/// <summary>The wishes to alert about the publishing floor (DESIGN 6.4): editors at each checkpoint, the committee at the last. Pure, thread-safe.</summary>
public static class FloorAlerts
{
    /// <summary>What one checkpoint tells; null when nothing is missing.</summary>
    public static AlertRequest? Checkpoint(FloorDay day, CheckpointDecision decision, TimeOnly checkpoint, Wording wording, EscalationPolicy escalation)
    {
        if (!decision.Short)
        {
            return null;
        }

        var values = About(day, wording);
        values["time"] = Wording.Clock(checkpoint);
        // Each checkpoint speaks for itself, although the one before left the same alert open.
        return decision.Last
            ? new(Object(day), "floor", day.Unit, Level.Hot, "alert.floor.last", values, escalation.Roles.GetValueOrDefault("floor_last", []), Worse: true)
            : new(Object(day), "floor", day.Unit, Level.Watch, "alert.floor.checkpoint", values, escalation.Roles.GetValueOrDefault("floor", []), Worse: true);
    }

    /// <summary>A final day that was not kept; null when it was, or is not final.</summary>
    public static AlertRequest? Missed(FloorDay day, Wording wording, EscalationPolicy escalation) => day is { Final: true, Kept: false }
        ? new(Object(day), "floor", day.Unit, Level.Watch, "alert.floor.miss", About(day, wording), escalation.Roles.GetValueOrDefault("floor", []), Worse: true)
        : null;

    /// <summary>The identity of a page's day: <c>channel/2026-11-21</c>.</summary>
    public static string Object(FloorDay day) => $"{day.Channel}/{day.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}";

    private static Dictionary<string, string> About(FloorDay day, Wording wording) => new()
    {
        ["channel"] = wording.Channel(day.Channel), ["unit"] = wording.Unit(day.Unit), ["date"] = Wording.Day(day.Date), ["target"] = Wording.Count(day.Target),
        ["published"] = Wording.Count(day.Published), ["approved"] = Wording.Count(day.Approved), ["waiting"] = Wording.Count(day.Waiting),
        ["missing"] = Wording.Count(Math.Max(0, day.Target - day.Published)),
    };
}
