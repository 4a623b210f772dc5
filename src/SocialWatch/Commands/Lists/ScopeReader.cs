using SocialWatch.Configuration;
using SocialWatch.Mentions;
using SocialWatch.Storage;
using SocialWatch.Time;

namespace SocialWatch.Commands.Lists;

/// <summary>Turns the filters of a list into a checked scope; an unknown channel, unit or topic is wrong input and not an empty list.</summary>
internal static class ScopeReader
{
    /// <summary>Exactly one of the two comes back.</summary>
    public static async ValueTask<(ListScope? Scope, string? Refusal)> ReadAsync(
        VerbContext context, UnionConfig config, IReadSession session, ListOptions options, CancellationToken cancellationToken)
    {
        // Only a verb that has an option may be asked for its value.
        string? Typed(ListOptions option, string name) => options.HasFlag(option) ? context.Parse.GetValue<string>(name) : null;
        string Wrong(string key, string option, string value, string known) => context.Words.Say(key, ("option", option), ("value", value), ("known", known));

        var asOf = await session.AsOfAsync(cancellationToken) ?? context.Host.Time.GetUtcNow();
        var today = LocalClock.DateOf(asOf);
        DateTimeOffset? from = null, to = null;
        if (Typed(ListOptions.Dates, ListOptionNames.From) is { } f && (from = TimeInput.From(f)) is null)
        {
            return (null, Wrong("cli.bad_time", ListOptionNames.From, f, ""));
        }

        if (Typed(ListOptions.Dates, ListOptionNames.To) is { } t && (to = TimeInput.To(t)) is null)
        {
            return (null, Wrong("cli.bad_time", ListOptionNames.To, t, ""));
        }

        if (from >= to)
        {
            return (null, context.Words.Say("cli.from_after_to"));
        }

        var date = today;
        if (Typed(ListOptions.Date, ListOptionNames.Date) is { } d)
        {
            if (TimeInput.Day(d) is not { } day)
            {
                return (null, Wrong("cli.bad_date", ListOptionNames.Date, d, ""));
            }

            date = day;
        }

        var channel = Typed(ListOptions.Channel, ListOptionNames.Channel);
        if (channel is not null && config.Channels.All(c => c.Id != channel) && await session.ChannelStateAsync(channel, cancellationToken) is null)
        {
            return (null, Wrong("cli.unknown_channel", ListOptionNames.Channel, channel, string.Join(", ", config.Channels.Select(c => c.Id))));
        }

        var topic = Typed(ListOptions.Topic, ListOptionNames.Topic);
        if (topic is not null && config.Topics.Find(topic) is null)
        {
            return (null, Wrong("cli.unknown_topic", ListOptionNames.Topic, topic, string.Join(", ", config.Topics.Topics.Select(x => x.Id))));
        }

        var unit = Typed(ListOptions.Unit, ListOptionNames.Unit);
        if (unit is not null && config.Units.All.All(u => u.Id != unit))
        {
            return (null, Wrong("cli.unknown_unit", ListOptionNames.Unit, unit, ""));
        }

        var units = unit is null ? null : Below(config, unit, today);
        return (new(config, new ListFilter(from, to, channel, units, topic), asOf, date, config.Texts), null);
    }

    /// <summary>A unit and everything below it; bodies that were merged into one of them count with it.</summary>
    private static HashSet<string> Below(UnionConfig config, string unit, DateOnly on) =>
        [unit, .. config.Units.All.Select(u => u.Id).Where(id => config.Units.IsSameOrBelow(id, unit, on))];
}
