using SocialWatch.Configuration.Json;
using SocialWatch.Publishing;

namespace SocialWatch.Configuration;

/// <summary>publishing-floor.json: dated targets, exempt days and checkpoints (DESIGN 6.4).</summary>
internal static class FloorFile
{
    public const string Name = "publishing-floor.json";

    public static FloorPolicy Read(string text, IReadOnlyCollection<string> channels, UnitIds units, ConfigErrors errors)
    {
        if (ConfigDocument.Object(errors, Name, text) is not { } node)
        {
            return FloorPolicy.Default;
        }

        var targets = Targets(node, channels, units);
        var exempt = Exempt(node, channels, units);
        var checkpoints = node.Times("checkpoints");
        node.NotEmpty("checkpoints");
        if (checkpoints.Zip(checkpoints.Skip(1)).Any(p => p.First >= p.Second))
        {
            node.Wrong("checkpoints", "not_rising");
        }

        node.Close();
        return new(targets, exempt, checkpoints);
    }

    private static List<FloorTarget> Targets(ConfigNode node, IReadOnlyCollection<string> channels, UnitIds units)
    {
        var targets = new List<FloorTarget>();
        foreach (var item in node.Objects("targets"))
        {
            var from = item.Date("from");
            var (channel, unit) = Scope(item, channels, units);
            var n = item.Whole("n", 0, 100);
            item.Close();
            if (from is not { } day || n is not { } posts)
            {
                continue;
            }

            if (targets.Any(t => t.From == day && t.Channel == channel && t.Unit == unit))
            {
                item.Wrong("from", "twice");
            }

            targets.Add(new(day, channel, unit, posts));
        }

        return targets;
    }

    private static List<FloorExemption> Exempt(ConfigNode node, IReadOnlyCollection<string> channels, UnitIds units)
    {
        var exempt = new List<FloorExemption>();
        foreach (var item in node.Objects("exempt", required: false))
        {
            var date = item.Date("date");
            var (channel, unit) = Scope(item, channels, units);
            var decision = item.Text("decision");
            item.Close();
            if (date is { } day && decision is not null)
            {
                exempt.Add(new(day, channel, unit, decision));
            }
        }

        return exempt;
    }

    /// <summary>A channel, a unit with all below it, or neither for all pages; never both.</summary>
    private static (string? Channel, string? Unit) Scope(ConfigNode item, IReadOnlyCollection<string> channels, UnitIds units)
    {
        var channel = item.Text("channel", required: false);
        var unit = units.Check(item, "unit", item.Text("unit", required: false));
        if (channel is not null && unit is not null)
        {
            item.Wrong("unit", "channel_and_unit");
        }

        if (channel is not null && !channels.Contains(channel))
        {
            item.Wrong("channel", "unknown_channel");
        }

        return (channel, unit);
    }
}
