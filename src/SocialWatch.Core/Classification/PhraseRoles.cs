using SocialWatch.Text;

namespace SocialWatch.Classification;

/// <summary>What a phrase does in the emergency rules.</summary>
internal enum RoleKind { Any, Near, Without, Idiom, Negation, WideNegation, Conditional, Blocker, Paperwork, Live }

/// <summary>A part a phrase plays, in which rule, and as which of its conditions.</summary>
internal readonly record struct Role(RoleKind Kind, int Rule = 0, int Slot = 0);

/// <summary>Collects phrases and the parts they play, opening named sets and patterns. Used once while building.</summary>
internal sealed class PhraseRoles(IReadOnlyDictionary<string, IReadOnlyList<string>> sets, IEnumerable<string> accentedOnly)
{
    private readonly HashSet<string> _accentedOnly = [.. accentedOnly.SelectMany(PhrasePattern.Open)];
    private readonly Dictionary<string, List<Role>> _byPhrase = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Role>[]> _opened = new(StringComparer.Ordinal);

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

            foreach (var roles in Open(pattern))
            {
                // Parts are given rule by rule: the same one twice can only be the last.
                if (roles.Count == 0 || roles[^1] != role)
                {
                    roles.Add(role);
                }
            }
        }
    }

    /// <summary>The phrases of a pattern, opened once however many rules name it.</summary>
    private List<Role>[] Open(string pattern)
    {
        if (!_opened.TryGetValue(pattern, out var opened))
        {
            _opened[pattern] = opened = [.. PhrasePattern.Open(pattern).Select(Roles)];
        }

        return opened;
    }

    private List<Role> Roles(string written)
    {
        var phrase = _accentedOnly.Contains(written) ? "=" + written : written;
        if (!_byPhrase.TryGetValue(phrase, out var roles))
        {
            _byPhrase[phrase] = roles = new(1);
        }

        return roles;
    }

    /// <summary>The matcher, its phrases, and what each of them does; phrases that do the same share one object.</summary>
    /// <param name="rules">How many rules there are.</param>
    public (PhraseAutomaton Automaton, string[] Phrases, PhraseParts[] Parts) Build(int rules)
    {
        var shared = new Dictionary<string, PhraseParts>(StringComparer.Ordinal);
        var parts = new List<PhraseParts>(_byPhrase.Count);
        foreach (var roles in _byPhrase.Values)
        {
            var key = string.Create(roles.Count, roles, static (to, from) =>
            {
                for (var i = 0; i < to.Length; i++)
                {
                    to[i] = (char)(((int)from[i].Kind << 12) | (from[i].Rule << 4) | from[i].Slot);
                }
            });
            if (!shared.TryGetValue(key, out var same))
            {
                shared[key] = same = new(roles, rules);
            }

            parts.Add(same);
        }

        return (new(_byPhrase.Keys), [.. _byPhrase.Keys], [.. parts]);
    }
}

/// <summary>What a phrase does, ready to be asked per rule. Immutable.</summary>
internal sealed class PhraseParts
{
    private readonly int _kinds;
    private readonly byte[] _near;
    private readonly bool[] _without;

    public PhraseParts(IReadOnlyList<Role> roles, int rules)
    {
        (_near, _without) = (new byte[rules], new bool[rules]);
        foreach (var role in roles)
        {
            _kinds |= 1 << (int)role.Kind;
            if (role.Kind == RoleKind.Near)
            {
                _near[role.Rule] |= (byte)(1 << role.Slot);
            }
            else if (role.Kind == RoleKind.Without)
            {
                _without[role.Rule] = true;
            }
        }

        Anchors = [.. roles.Where(r => r.Kind == RoleKind.Any).Select(r => r.Rule).Order()];
    }

    /// <summary>The rules whose anchor it is, in order of precedence.</summary>
    public int[] Anchors { get; }

    /// <summary>Whether it takes words back or says that it happens now, whatever the rule.</summary>
    public bool Turns => (_kinds & ~((1 << (int)RoleKind.Any) | (1 << (int)RoleKind.Near) | (1 << (int)RoleKind.Without) | (1 << (int)RoleKind.Idiom))) != 0;

    public bool Is(RoleKind kind) => (_kinds & (1 << (int)kind)) != 0;

    /// <summary>The conditions of a rule that it meets, one bit each.</summary>
    public int Near(int rule) => _near[rule];

    public bool Without(int rule) => _without[rule];
}
