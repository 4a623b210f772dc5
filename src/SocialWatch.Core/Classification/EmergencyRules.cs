using SocialWatch.Text;

namespace SocialWatch.Classification;

/// <summary>
/// Finds what cannot wait: poisoning, accidents, fire, mine disasters, and the restricted kinds (DESIGN 5.3, 6.3). The rules are data: classes of words
/// (event × victim × consequence × place) that stand near one another; this is the engine. Drills, films, sayings, denials, conditions, paperwork and old
/// stories take a word back. Immutable, thread-safe, linear in the text.
/// </summary>
public sealed class EmergencyRules : IEmergencyDetector
{
    private const int BlockerReach = 25;
    private const int PaperworkReach = 14;
    private const int WideReach = 4;
    private const int ConditionalReach = 7;

    /// <summary>No rule looks farther than this many words, so that a long text costs no more per word than a short one.</summary>
    private const int Reach = 30;
    private const int LongestPhrase = 12;
    private readonly PhraseAutomaton _automaton;
    private readonly string[] _phrases;
    private readonly PhraseParts[] _parts;
    private readonly CompiledRule[] _rules;

    /// <summary>The rules shipped with the program.</summary>
    public EmergencyRules()
        : this(EmergencyLexicon.Shipped())
    {
    }

    internal EmergencyRules(EmergencyLexicon lexicon)
    {
        var phrases = new PhraseRoles(lexicon.Sets, lexicon.AccentedOnly);
        phrases.Put(lexicon.Idioms, new(RoleKind.Idiom));
        phrases.Put(lexicon.Negations, new(RoleKind.Negation));
        phrases.Put(lexicon.WideNegations, new(RoleKind.WideNegation));
        phrases.Put(lexicon.Conditionals, new(RoleKind.Conditional));
        phrases.Put(lexicon.Blockers, new(RoleKind.Blocker));
        phrases.Put(lexicon.Paperwork, new(RoleKind.Paperwork));
        phrases.Put(lexicon.Live, new(RoleKind.Live));
        var rules = new List<CompiledRule>();
        foreach (var kind in lexicon.Kinds)
        {
            foreach (var rule in kind.Rules)
            {
                phrases.Put(rule.Any, new(RoleKind.Any, rules.Count));
                phrases.Put(rule.Without, new(RoleKind.Without, rules.Count));
                for (var slot = 0; slot < rule.Near.Count; slot++)
                {
                    phrases.Put(rule.Near[slot].Of, new(RoleKind.Near, rules.Count, slot));
                }

                rules.Add(new(new(kind.Kind, kind.Restricted), rule.Within, [.. rule.Near.Select(n => n.Within > 0 ? n.Within : rule.Within)], rule.Past));
            }
        }

        _rules = [.. rules];
        (_automaton, _phrases, _parts) = phrases.Build(_rules.Length);
    }

    /// <summary>The most pressing emergency of a masked text (restricted kinds first), or null.</summary>
    public Emergency? Detect(string maskedText) => Detect(TokenizedText.From(maskedText));

    /// <inheritdoc/>
    public Emergency? Detect(TokenizedText text) => Find(text, null);

    /// <summary>The emergency and the terms that raised it, as the word list spells them (never the member's own words).</summary>
    public (Emergency? Emergency, IReadOnlyList<string> Terms) Explain(string maskedText)
    {
        var terms = new List<string>();
        return (Find(TokenizedText.From(maskedText), terms), terms);
    }

    private Emergency? Find(TokenizedText text, List<string>? terms)
    {
        ArgumentNullException.ThrowIfNull(text);
        var hits = new List<PhraseHit>(8);
        _automaton.FindAll(text, hits, WrittenForm.IsAccented(text));
        if (hits.Count == 0)
        {
            return null;
        }

        var idiom = Covered(hits);
        var best = _rules.Length;
        var first = 0;
        for (var i = 0; i < hits.Count; i++)
        {
            // Hits come ordered by their last word: what ended too long ago is left behind for good.
            while (hits[first].End < hits[i].First - Reach)
            {
                first++;
            }

            if (idiom[i])
            {
                continue;
            }

            foreach (var rule in _parts[hits[i].Phrase].Anchors)
            {
                if (rule >= best)
                {
                    break;
                }

                if (Holds(text, hits, idiom, first, i, rule, terms))
                {
                    best = rule;
                }
            }
        }

        return best < _rules.Length ? _rules[best].Emergency : null;
    }

    private bool Holds(TokenizedText text, List<PhraseHit> hits, bool[] idiom, int first, int at, int rule, List<string>? terms)
    {
        var anchor = hits[at];
        var compiled = _rules[rule];
        var all = (1 << compiled.Near.Length) - 1;
        var met = 0;
        var (paperwork, live) = (false, false);
        for (var i = first; i < hits.Count && hits[i].End <= anchor.End + Reach + LongestPhrase; i++)
        {
            if (idiom[i])
            {
                continue;
            }

            var hit = hits[i];
            var parts = _parts[hit.Phrase];
            var apart = Math.Max(0, Math.Max(hit.First - anchor.End, anchor.First - hit.End));
            if (parts.Turns)
            {
                if (TakesBack(text, hits, first, hit, anchor, parts, apart, compiled.Past))
                {
                    return false;
                }

                paperwork |= parts.Is(RoleKind.Paperwork) && apart <= PaperworkReach;
                live |= parts.Is(RoleKind.Live) && apart <= PaperworkReach;
            }

            if (parts.Without(rule) && apart <= compiled.Within)
            {
                return false;
            }

            var near = parts.Near(rule) & ~met;
            for (var slot = 0; near >> slot != 0; slot++)
            {
                if ((near & (1 << slot)) != 0 && apart <= compiled.Near[slot] && !Overlap(hit, anchor) && !Denied(hits, i, text))
                {
                    met |= 1 << slot;
                }
            }
        }

        if (met != all || (paperwork && !live && !compiled.Past))
        {
            return false;
        }

        terms?.Clear();
        terms?.AddRange(Terms(hits, idiom, first, at, rule));
        return true;
    }

    /// <summary>A drill, a film, an old story near the anchor; a condition or a denial before it.</summary>
    private bool TakesBack(TokenizedText text, List<PhraseHit> hits, int first, PhraseHit hit, PhraseHit anchor, PhraseParts parts, int apart, bool past) =>
        (parts.Is(RoleKind.Blocker) && !past && apart <= BlockerReach && !Denied(hits, hits.IndexOf(hit, first), text))
        || (hit.End <= anchor.First
            && ((parts.Is(RoleKind.Conditional) && apart <= ConditionalReach)
                || (parts.Is(RoleKind.Negation) && apart == 0 && !text.BreakBefore(anchor.First))
                || (parts.Is(RoleKind.WideNegation) && apart <= WideReach && !WrittenForm.Broken(text, hit.End, anchor.First))));

    private IEnumerable<string> Terms(List<PhraseHit> hits, bool[] idiom, int first, int at, int rule) =>
        Enumerable.Range(first, hits.Count - first)
            .Where(i => i == at || (!idiom[i] && !Overlap(hits[i], hits[at]) && Math.Max(hits[i].First - hits[at].End, hits[at].First - hits[i].End) <= _rules[rule].Within
                && _parts[hits[i].Phrase].Near(rule) != 0))
            .OrderBy(i => i == at ? 0 : 1).Select(i => _phrases[hits[i].Phrase].TrimStart('=')).Distinct(StringComparer.Ordinal);

    /// <summary>Which hits lie inside a saying, or end on the first words of one ("bị cháy" in "bị cháy túi").</summary>
    private bool[] Covered(List<PhraseHit> hits)
    {
        var covered = new bool[hits.Count];
        for (var i = 0; i < hits.Count; i++)
        {
            if (!_parts[hits[i].Phrase].Is(RoleKind.Idiom))
            {
                continue;
            }

            // Ordered by the last word: what a saying covers ended with it or shortly before.
            for (var j = i - 1; j >= 0 && hits[j].End > hits[i].First; j--)
            {
                covered[j] |= hits[j].End < hits[i].End || hits[j].First >= hits[i].First;
            }

            for (var j = i; j < hits.Count && hits[j].End == hits[i].End; j++)
            {
                covered[j] |= hits[j].First >= hits[i].First;
            }
        }

        return covered;
    }

    /// <summary>A negation stands right before: "không phải diễn tập đâu".</summary>
    private bool Denied(List<PhraseHit> hits, int at, TokenizedText text)
    {
        var hit = hits[at];
        if (text.BreakBefore(hit.First))
        {
            return false;
        }

        // Ordered by the last word: what ends right before this one begins stands a few hits back.
        for (var i = at - 1; i >= 0 && hits[i].End >= hit.First; i--)
        {
            if (hits[i].End == hit.First && (_parts[hits[i].Phrase].Is(RoleKind.Negation) || _parts[hits[i].Phrase].Is(RoleKind.WideNegation)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Overlap(PhraseHit a, PhraseHit b) => a.First < b.End && b.First < a.End;

    private sealed record CompiledRule(Emergency Emergency, int Within, int[] Near, bool Past);
}
