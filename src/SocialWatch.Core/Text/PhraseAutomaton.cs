namespace SocialWatch.Text;

/// <summary>A phrase found in a text: which one, its first word and its number of words.</summary>
internal readonly record struct PhraseHit(int Phrase, int First, int Count)
{
    /// <summary>Index after the last word.</summary>
    public int End => First + Count;
}

/// <summary>A word as numbers of one automaton; −1 = no phrase has it.</summary>
/// <param name="Folded">The word without diacritics.</param>
/// <param name="Lower">The word as it is written.</param>
/// <param name="Bare">It is written without diacritics.</param>
internal readonly record struct PhraseWord(int Folded, int Lower, bool Bare);

/// <summary>
/// Finds many phrases at once on word boundaries (Aho–Corasick over folded words), linear in the text. A phrase written with diacritics agrees with an
/// accented word only when the accents agree, and with a bare word by its letters: "lương" is found in "luong" and never in "lượng". A phrase that
/// begins with "=" is found only as it is written, for words whose bare letters say too many things ("=cháy" and not "chay"). Immutable, thread-safe.
/// </summary>
internal sealed class PhraseAutomaton
{
    private const int MostWords = 1_048_583;
    private readonly Dictionary<string, int> _words = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _forms = new(StringComparer.Ordinal);
    private readonly List<PhraseWord[]> _numbers = [];
    private readonly Dictionary<long, int> _edges = [];
    private readonly List<int> _fail = [0];
    private readonly List<int> _next = [-1];
    private readonly List<List<int>?> _ends = [null];
    private readonly List<TextToken[]> _phrases = [];
    private readonly List<bool> _exact = [];
    private readonly bool _bareIsAny;

    /// <param name="phrases">The phrases; their index is their number. Empty ones are never found.</param>
    /// <param name="bareIsAny">True when a phrase word without diacritics also agrees with accented words (names of units in lists typed without them).</param>
    public PhraseAutomaton(IEnumerable<string> phrases, bool bareIsAny = false)
    {
        _bareIsAny = bareIsAny;
        foreach (var phrase in phrases)
        {
            _exact.Add(phrase.StartsWith('='));
            Add([.. TokenizedText.From(VietnameseText.Clean(phrase)).Tokens]);
        }

        Link();
    }

    /// <summary>
    /// Appends every occurrence of every phrase to <paramref name="hits"/>, ordered by its last word. With <paramref name="asWritten"/> a bare word agrees only
    /// with a bare one: in a text that is written with diacritics "cho" is no "chợ".
    /// </summary>
    public void FindAll(TokenizedText text, List<PhraseHit> hits, bool asWritten = false)
    {
        var tokens = text.Span;
        var state = 0;
        for (var i = 0; i < tokens.Length; i++)
        {
            if (!_words.TryGetValue(tokens[i].Folded, out var word))
            {
                state = 0;
                continue;
            }

            state = Step(state, word);
            for (var at = _ends[state] is null ? _next[state] : state; at > 0; at = _next[at])
            {
                foreach (var phrase in _ends[at]!)
                {
                    var words = _phrases[phrase];
                    if (Agrees(tokens.Slice(i + 1 - words.Length, words.Length), words, asWritten || _exact[phrase]))
                    {
                        hits.Add(new(phrase, i + 1 - words.Length, words.Length));
                    }
                }
            }
        }
    }

    /// <summary>A word's numbers, for texts that are read many times or must not allocate.</summary>
    public PhraseWord Number(ReadOnlySpan<char> lower, ReadOnlySpan<char> folded) => new(
        _words.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(folded, out var word) ? word : -1,
        _forms.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(lower, out var form) ? form : -1,
        lower.SequenceEqual(folded));

    /// <summary>As the other, on words that were numbered before; allocates nothing but room for more hits.</summary>
    public void FindAll(ReadOnlySpan<PhraseWord> text, List<PhraseHit> hits)
    {
        var state = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i].Folded < 0)
            {
                state = 0;
                continue;
            }

            state = Step(state, text[i].Folded);
            for (var at = _ends[state] is null ? _next[state] : state; at > 0; at = _next[at])
            {
                foreach (var phrase in _ends[at]!)
                {
                    var words = _numbers[phrase];
                    if (Agrees(text.Slice(i + 1 - words.Length, words.Length), words, _exact[phrase]))
                    {
                        hits.Add(new(phrase, i + 1 - words.Length, words.Length));
                    }
                }
            }
        }
    }

    private bool Agrees(ReadOnlySpan<PhraseWord> text, PhraseWord[] words, bool exact)
    {
        for (var i = 0; i < words.Length; i++)
        {
            if ((exact || !text[i].Bare) && !(_bareIsAny && words[i].Bare) && text[i].Lower != words[i].Lower)
            {
                return false;
            }
        }

        return true;
    }

    private bool Agrees(ReadOnlySpan<TextToken> tokens, TextToken[] words, bool exact)
    {
        for (var i = 0; i < words.Length; i++)
        {
            if ((exact || !tokens[i].Bare) && !(_bareIsAny && words[i].Bare) && !string.Equals(tokens[i].Lower, words[i].Lower, StringComparison.Ordinal))
            {
                return false;
            }
        }

        return true;
    }

    private int Step(int state, int word)
    {
        while (true)
        {
            if (_edges.TryGetValue(Key(state, word), out var to))
            {
                return to;
            }

            if (state == 0)
            {
                return 0;
            }

            state = _fail[state];
        }
    }

    private void Add(TextToken[] words)
    {
        _phrases.Add(words);
        var numbers = new List<PhraseWord>(words.Length);
        var state = 0;
        foreach (var token in words)
        {
            if (!_words.TryGetValue(token.Folded, out var word))
            {
                _words[token.Folded] = word = _words.Count;
            }

            _forms.TryAdd(token.Lower, _forms.Count);
            numbers.Add(new(word, _forms[token.Lower], token.Bare));
            if (!_edges.TryGetValue(Key(state, word), out var to))
            {
                _edges[Key(state, word)] = to = _fail.Count;
                _fail.Add(state);
                _next.Add(word);
                _ends.Add(null);
            }

            state = to;
        }

        _numbers.Add([.. numbers]);
        if (state > 0)
        {
            (_ends[state] ??= []).Add(_phrases.Count - 1);
        }
    }

    /// <summary>
    /// States were numbered parents first and hold (parent, word) until now: turns those into the failure state and the nearest suffix that ends a phrase.
    /// A level is complete before the next begins, because every suffix is shorter.
    /// </summary>
    private void Link()
    {
        var depth = new int[_fail.Count];
        for (var state = 1; state < _fail.Count; state++)
        {
            depth[state] = depth[_fail[state]] + 1;
        }

        var parents = _fail.ToArray();
        var words = _next.ToArray();
        foreach (var state in Enumerable.Range(1, _fail.Count - 1).OrderBy(s => depth[s]))
        {
            _fail[state] = parents[state] == 0 ? 0 : Step(_fail[parents[state]], words[state]);
            _next[state] = _ends[_fail[state]] is null ? _next[_fail[state]] : _fail[state];
        }

        _next[0] = -1;
    }

    /// <summary>Unlike state and word side by side, these keys fall into different buckets of a dictionary.</summary>
    private static long Key(int state, int word) => ((long)state * MostWords) + word;
}
