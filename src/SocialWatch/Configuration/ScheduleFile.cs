using SocialWatch.Configuration.Json;

namespace SocialWatch.Configuration;

/// <summary>schedule.json: when the timed duties run. Every field has a default (<see cref="Schedule"/>).</summary>
internal static class ScheduleFile
{
    public const string Name = "schedule.json";

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    public static Schedule Read(string text, ConfigErrors errors)
    {
        var defaults = new Schedule();
        if (ConfigDocument.Object(errors, Name, text) is not { } node)
        {
            return defaults;
        }

        var schedule = new Schedule
        {
            Digest = node.Time("digest", required: false) ?? defaults.Digest,
            Watchdog = node.Time("watchdog", required: false) ?? defaults.Watchdog,
            HotSpots = node.Duration("hot_spots", Minute, Day, required: false) ?? defaults.HotSpots,
            FalseAlarmsPerWeek = node.Number("false_alarms_per_week", 0.1, 100, required: false) ?? defaults.FalseAlarmsPerWeek,
            FloorFinal = node.Time("floor_final", required: false) ?? defaults.FloorFinal,
            DeadAfter = node.Duration("dead_after", Minute, Day, required: false) ?? defaults.DeadAfter,
            SinkDownAfter = node.Duration("sink_down_after", Minute, Day, required: false) ?? defaults.SinkDownAfter,
        };
        node.Close();
        return schedule;
    }
}
