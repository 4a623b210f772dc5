using SocialWatch.Channels;
using SocialWatch.Classification;
using SocialWatch.Organisation;
using SocialWatch.Publishing;

namespace SocialWatch.Configuration;

/// <summary>The whole configuration of one union, read and checked at start. Immutable; thread-safe.</summary>
public sealed record UnionConfig(
    IReadOnlyList<Channel> Channels,
    UnitTree Units,
    IReadOnlyList<Person> People,
    IReadOnlyList<Shift> Roster,
    Schedule Schedule,
    FloorPolicy Floor,
    EscalationPolicy Escalation,
    TopicCatalogue Topics,
    Texts Texts)
{
    /// <summary>The union's own hotlines: they stay readable in a masked text.</summary>
    public IReadOnlyList<string> Hotlines { get; init; } = [];

    /// <summary>Ready answers with their laws.</summary>
    public Knowledge.KnowledgeBase Knowledge { get; init; } = SocialWatch.Knowledge.KnowledgeBase.Empty;

    /// <summary>Public holidays and swapped working days.</summary>
    public HolidayCalendar Calendar { get; init; } = HolidayCalendar.Empty;
}
