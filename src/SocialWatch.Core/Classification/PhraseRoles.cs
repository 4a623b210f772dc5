using SocialWatch.Text;

namespace SocialWatch.Classification;

/// <summary>What a phrase does in the emergency rules.</summary>
internal enum RoleKind { Any, Near, Without, Idiom, Negation, WideNegation, Conditional, Blocker, Paperwork, Live }

/// <summary>A part a phrase plays, in which rule, and as which of its conditions.</summary>
internal readonly record struct Role(RoleKind Kind, int Rule = 0, int Slot = 0);

/// <summary>Collects phrases and the parts they play, opening named sets and patterns. Used once while building.</summary>
internal sealed class PhraseRoles(IReadOnlyDictionary<string, IReadOnlyList<string>> sets)
{
    private readonly Dictionary<string, List<Role>> _byPhrase = new(StringComparer.Ordinal);

    /// <summary>Gives every phrase (or every phrase of a named <c>@set</c>) a part.</summary>
    /// <exception cref="InvalidOperationException">A set is named that does not exist.</exception>
    public void Put(IEnumerable<string> patterns, Role role)
    {
        foreach (var pattern in patterns)
        {
            if (pattern.StartsWith('@'))
            {
                Put(sets.TryGetValue(pattern[1..], out var set) ? set : throw new InvalidOperationException($"emergencies.json has no set {pattern}"), role);
                continue;
            }

            foreach (var phrase in PhrasePattern.Open(pattern))
            {
                if (!_byPhrase.TryGetValue(phrase, out var roles))
                {
                    _byPhrase[phrase] = roles = [];
                }

                if (!roles.Contains(role))
                {
                    roles.Add(role);
                }
            }
        }
    }

    /// <summary>The matcher, its phrases, and the parts of each.</summary>
    public (PhraseAutomaton Automaton, string[] Phrases, Role[][] Roles) Build() =>
        (new(_byPhrase.Keys), [.. _byPhrase.Keys], [.. _byPhrase.Values.Select(r => r.ToArray())]);
}
