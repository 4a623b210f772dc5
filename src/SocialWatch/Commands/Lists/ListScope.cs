using SocialWatch.Channels;
using SocialWatch.Configuration;
using SocialWatch.Mentions;
using SocialWatch.Time;

namespace SocialWatch.Commands.Lists;

/// <summary>What a list is asked for, checked: the filter, the configuration it is read with, and the moment whose state is shown.</summary>
/// <param name="AsOf">The store's last event.</param>
/// <param name="Date">The day asked for with <c>--date</c>, or the day of <paramref name="AsOf"/>.</param>
internal sealed record ListScope(UnionConfig Config, ListFilter Filter, DateTimeOffset AsOf, DateOnly Date, Texts Words)
{
    public DateOnly Today => LocalClock.DateOf(AsOf);

    public Channel? ChannelOf(string id) => Config.Channels.FirstOrDefault(c => c.Id == id);

    /// <summary>The name of a unit on the day shown, or its id when it has none then.</summary>
    public string UnitName(string id) => Config.Units.Find(id, Today)?.Name ?? id;

    public string TopicName(string id) => Config.Topics.Find(id)?.Name ?? Words.Or("list.label." + id, id);

    /// <summary>A stored code in the words of staff, e.g. <c>state.open</c>.</summary>
    public string Word(string group, string code) => Words.Or($"list.{group}.{code}", code);
}
