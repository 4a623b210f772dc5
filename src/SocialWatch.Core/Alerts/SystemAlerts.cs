using System.Globalization;
using SocialWatch.Configuration;
using SocialWatch.HotSpots;

namespace SocialWatch.Alerts;

/// <summary>What the daily proof of the chain reports; counts of the last 24 hours.</summary>
public sealed record WatchdogFacts(int Read, int ChannelsOk, int Channels, int Waiting);

/// <summary>The wishes to alert about the product itself (DESIGN 1, 6.3). Pure, thread-safe.</summary>
public static class SystemAlerts
{
    /// <summary>A sink that cannot be reached. The caller leaves out the sink itself when it queues the messages.</summary>
    public static AlertRequest SinkDown(string sink, string rootUnit, DateTimeOffset since, int waiting, string fault, Wording wording, EscalationPolicy escalation) => new(
        sink, "sink_down", rootUnit, Level.Hot, "alert.sink_down",
        new Dictionary<string, string> { ["sink"] = sink, ["since"] = wording.Time(since), ["waiting"] = Wording.Count(waiting), ["fault"] = fault },
        escalation.Roles.GetValueOrDefault("system", []));

    /// <summary>The daily message that proves the chain; one alert per day.</summary>
    /// <param name="time">When it is due each morning (schedule.json).</param>
    public static AlertRequest Watchdog(DateOnly date, string rootUnit, WatchdogFacts facts, TimeOnly time, EscalationPolicy escalation) => new(
        date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), "watchdog", rootUnit, Level.Watch, "alert.watchdog",
        new Dictionary<string, string>
        {
            ["date"] = Wording.Day(date), ["read"] = Wording.Count(facts.Read), ["channels_ok"] = Wording.Count(facts.ChannelsOk),
            ["channels"] = Wording.Count(facts.Channels), ["waiting"] = Wording.Count(facts.Waiting), ["time"] = Wording.Clock(time),
        },
        escalation.Roles.GetValueOrDefault("watchdog", []));
}
