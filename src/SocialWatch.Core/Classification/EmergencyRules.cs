using SocialWatch.Text;

namespace SocialWatch.Classification;

/// <summary>
/// Finds what cannot wait: poisoning, accidents, fire, mine disasters, and the restricted kinds (DESIGN 5.3, 6.3). The rules are data; this is the engine.
/// It prefers a false alarm to a miss, but drills, films, sayings, denials and old stories are left alone. Immutable, thread-safe, linear.
/// </summary>
public sealed class EmergencyRules
{
    private const int BlockerReach = 25;

    /// <summary>No rule looks farther than this many words, so that a long text costs no more per word than a short one.</summary>
    private const int Reach = 40;
    private const int LongestPhrase = 12;
    private const int ConditionalReach = 7;
    private readonly PhraseAutomaton _automaton;
    private readonly Role[][] _roles;
    private readonly CompiledRule[] _rules;

    /// <summary>The rules shipped with the program.</summary>
    public EmergencyRules()
        : this(EmergencyLexicon.Shipped())
    {
    }

    internal EmergencyRules(EmergencyLexicon lexicon)
    {
        var phrases = new PhraseRoles(lexicon.Sets);
        phrases.Put(lexicon.Idioms, new(RoleKind.Idiom, 0));
        phrases.Put(lexicon.Negations, new(RoleKind.Negation, 0));
        phrases.Put(lexicon.Conditionals, new(RoleKind.Conditional, 0));
        phrases.Put(lexicon.Blockers, new(RoleKind.Blocker, 0));
        var rules = new List<CompiledRule>();
        foreach (var kind in lexicon.Kinds)
        {
            foreach (var rule in kind.Rules)
            {
                phrases.Put(rule.Any, new(RoleKind.Any, rules.Count));
                phrases.Put(rule.With, new(RoleKind.With, rules.Count));
                phrases.Put(rule.And, new(RoleKind.And, rules.Count));
                phrases.Put(rule.Without, new(RoleKind.Without, rules.Count));
                rules.Add(new(new(kind.Kind, kind.Restricted), rule.Within, rule.With.Count > 0, rule.And.Count > 0));
            }
        }

        _rules = [.. rules];
        (_automaton, _roles) = phrases.Build();
    }

    /// <summary>The most pressing emergency of a masked text (restricted kinds first), or null.</summary>
    public Emergency? Detect(string maskedText) => Detect(TokenizedText.From(maskedText));

    /// <summary>As <see cref="Detect(string)"/>, on words that were already cut.</summary>
    public Emergency? Detect(TokenizedText text)
    {
        var hits = new List<PhraseHit>(8);
        _automaton.FindAll(text, hits);
        var best = _rules.Length;
        var first = 0;
        for (var i = 0; i < hits.Count; i++)
        {
            // Hits come ordered by their last word: what ended too long ago is left behind for good.
            while (hits[first].End < hits[i].First - Reach)
            {
                first++;
            }

            foreach (var role in _roles[hits[i].Phrase])
            {
                if (role.Kind == RoleKind.Any && role.Rule < best && Holds(text, hits, first, hits[i], role.Rule))
                {
                    best = role.Rule;
                }
            }
        }

        return best < _rules.Length ? _rules[best].Emergency : null;
    }

    private bool Holds(TokenizedText text, List<PhraseHit> hits, int first, PhraseHit anchor, int rule)
    {
        var compiled = _rules[rule];
        var with = !compiled.NeedsWith;
        var and = !compiled.NeedsAnd;
        for (var i = first; i < hits.Count && hits[i].End <= anchor.End + Reach + LongestPhrase; i++)
        {
            var hit = hits[i];
            var apart = Math.Max(0, Math.Max(hit.First - anchor.End, anchor.First - hit.End));
            foreach (var role in _roles[hit.Phrase])
            {
                switch (role.Kind)
                {
                    case RoleKind.Idiom when hit.First <= anchor.First && hit.End >= anchor.End:
                    case RoleKind.Blocker when apart <= BlockerReach:
                    case RoleKind.Conditional when hit.End <= anchor.First && apart <= ConditionalReach:
                    case RoleKind.Negation when hit.End == anchor.First && !text.BreakBefore(anchor.First):
                    case RoleKind.Without when role.Rule == rule && apart <= compiled.Within:
                        return false;
                    case RoleKind.With when role.Rule == rule && apart <= compiled.Within && !Overlap(hit, anchor):
                        with = true;
                        break;
                    case RoleKind.And when role.Rule == rule && apart <= compiled.Within && !Overlap(hit, anchor):
                        and = true;
                        break;
                    default:
                        break;
                }
            }
        }

        return with && and;
    }

    private static bool Overlap(PhraseHit a, PhraseHit b) => a.First < b.End && b.First < a.End;

    private sealed record CompiledRule(Emergency Emergency, int Within, bool NeedsWith, bool NeedsAnd);
}
