using System.Globalization;
using SocialWatch.Configuration;
using SocialWatch.Simulator;

namespace SocialWatch.Demo;

/// <summary>
/// Names for the transcript: staff under the name that people.json gives them, who joined with a code under the title of their chat, everybody else as a member without a name.
/// </summary>
/// <param name="joined">Private chats in which somebody brought a code.</param>
internal sealed class TranscriptPeople(Texts texts, UnionConfig config, Scenario scenario, IReadOnlySet<long> joined)
{
    private readonly Dictionary<string, long> _ids = scenario.People.ToDictionary(p => p.Key, p => p.Id, StringComparer.Ordinal);

    public string Who(ChatLine line) =>
        _ids.TryGetValue(line.Who, out var id) ? Staff(id) ?? texts.Say("demo.transcript.member") : line.Who == "page" ? line.Room : line.Who;

    /// <summary>The member of staff who said or pressed something; null for anybody else.</summary>
    public string? Speaks(ChatLine line) => _ids.TryGetValue(line.Who, out var id) ? Staff(id) : null;

    public string Room(ChatLine line) => Staff(line.Chat) ?? (line.Chat < 0 ? line.Room : texts.Say("demo.transcript.member_room"));

    private string? Staff(long id) =>
        config.People.FirstOrDefault(p => p.Sinks.Any(s => s.Split('/', 2)[0] == $"telegram:{id.ToString(CultureInfo.InvariantCulture)}"))?.Name
        ?? (joined.Contains(id) ? scenario.Chats.FirstOrDefault(c => c.Id == id)?.Title : null);
}
