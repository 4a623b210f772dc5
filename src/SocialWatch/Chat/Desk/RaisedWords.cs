using SocialWatch.Configuration;
using SocialWatch.Organisation;
using SocialWatch.Text;

namespace SocialWatch.Chat.Desk;

/// <summary>
/// Takes apart what stands behind <c>/neu</c>: a topic by its id or name, perhaps a unit by its id, name or another way to write it, and the note. Accents and capitals
/// do not matter; the longest name wins.
/// </summary>
internal sealed class RaisedWords(UnionConfig config)
{
    /// <summary>Topic null when none is named; unit null when none follows the topic.</summary>
    public (string? Topic, string? Unit, string Note) Read(string argument, DateOnly today)
    {
        var topics = config.Topics.Topics.SelectMany(t => (string[])[t.Id, t.Name], (t, name) => (t.Id, Name: name));
        var (topic, behind) = Longest(argument, topics);
        if (topic is null)
        {
            return (null, null, "");
        }

        var units = config.Units.All.Where(u => u.IsOn(today)).SelectMany(Names, (u, name) => (u.Id, Name: name));
        var (unit, note) = Longest(behind, units);
        return (topic, unit, note);
    }

    private static IEnumerable<string> Names(Unit unit) => unit.Aliases.Prepend(unit.Name).Prepend(unit.Id);

    private static (string? Id, string Behind) Longest(string text, IEnumerable<(string Id, string Name)> names)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var folded = Array.ConvertAll(words, w => VietnameseText.Fold(w).TrimEnd(':', ',', '.', ';'));
        (string? Id, int Count) best = (null, 0);
        foreach (var (id, name) in names)
        {
            var parts = VietnameseText.Fold(name).Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (parts.Length > best.Count && parts.Length <= folded.Length && folded.AsSpan(0, parts.Length).SequenceEqual(parts))
            {
                best = (id, parts.Length);
            }
        }

        return (best.Id, string.Join(' ', words.Skip(best.Count)));
    }
}
