using SocialWatch.Text;

namespace SocialWatch.Classification;

/// <summary>Room for the phrases found in one text; reused from text to text. Not thread-safe: one per call.</summary>
internal sealed class KeywordScratch
{
    private const int MostKept = 4096;
    private int _round;

    /// <summary>What was found, ordered by the last word.</summary>
    public List<PhraseHit> Hits { get; private set; } = new(16);

    /// <summary>The round in which a phrase was last counted.</summary>
    public int[] Counted { get; private set; } = [];

    /// <summary>Forgets the hits; a very long text's room is given back.</summary>
    public void Clear()
    {
        if (Hits.Capacity > MostKept)
        {
            Hits = new(16);
        }

        Hits.Clear();
    }

    /// <summary>A number that no phrase is marked with yet.</summary>
    public int NextRound(int phrases)
    {
        if (Counted.Length < phrases || _round == int.MaxValue)
        {
            (Counted, _round) = (new int[phrases], 0);
        }

        return ++_round;
    }
}
