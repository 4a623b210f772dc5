using SocialWatch.Text;

namespace SocialWatch.Classification;

/// <summary>What a phrase does in the emergency rules.</summary>
internal enum RoleKind { Any, With, And, Without, Idiom, Negation, Conditional, Blocker }

/// <summary>A part a phrase plays, and in which rule.</summary>
internal readonly record struct Role(RoleKind Kind, int Rule);

/// <summary>Collects phrases and the parts they play, opening named sets. Used once while building.</summary>
internal sealed class PhraseRoles(IReadOnlyDictionary<string, IReadOnlyList<string>> sets)
{
    private readonly Dictionary<string, List<Role>> _byPhrase = new(StringComparer.Ordinal);

    /// <summary>Gives every phrase (or every phrase of a named <c>@set</c>) a part.</summary>
    /// <exception cref="InvalidOperationException">A set is named that does not exist.</exception>
    public void Put(IEnumerable<string> phrases, Role role)
    {
        foreach (var phrase in phrases)
        {
            if (phrase.StartsWith('@'))
            {
                Put(sets.TryGetValue(phrase[1..], out var set) ? set : throw new InvalidOperationException($"emergencies.json has no set {phrase}"), role);
                continue;
            }

            if (!_byPhrase.TryGetValue(phrase, out var roles))
            {
                _byPhrase[phrase] = roles = [];
            }

            roles.Add(role);
        }
    }

    /// <summary>The matcher, and the parts of each of its phrases.</summary>
    public (PhraseAutomaton Automaton, Role[][] Roles) Build() => (new(_byPhrase.Keys), [.. _byPhrase.Values.Select(r => r.ToArray())]);
}
