using SocialWatch.Text;

namespace SocialWatch.Mentions.Stories;

/// <summary>The set of 3-word shingles of a text, as sorted 32-bit hashes (two different shingles meet once in four thousand million). Pure.</summary>
internal static class Shingles
{
    /// <summary>Words in a shingle.</summary>
    public const int Width = 3;

    /// <summary>Words as written: an abbreviation counts once.</summary>
    public static int Words(TokenizedText text)
    {
        var tokens = text.Span;
        var words = 0;
        for (var i = 0; i < tokens.Length; i++)
        {
            words += i == 0 || tokens[i].Start != tokens[i - 1].Start ? 1 : 0;
        }

        return words;
    }

    /// <summary>Sorted and distinct; empty under three words.</summary>
    public static uint[] Of(TokenizedText text)
    {
        var tokens = text.Span;
        if (tokens.Length < Width)
        {
            return [];
        }

        var hashes = new uint[tokens.Length - Width + 1];
        var (one, two) = (Word(tokens[0].Folded), Word(tokens[1].Folded));
        for (var i = 0; i < hashes.Length; i++)
        {
            var three = Word(tokens[i + 2].Folded);
            hashes[i] = (uint)(Mix((one * 0x9E3779B97F4A7C15) ^ (two * 0xC2B2AE3D27D4EB4F) ^ (three * 0x165667B19E3779F9)) >> 32);
            (one, two) = (two, three);
        }

        Array.Sort(hashes);
        var kept = 1;
        for (var i = 1; i < hashes.Length; i++)
        {
            if (hashes[i] != hashes[kept - 1])
            {
                hashes[kept++] = hashes[i];
            }
        }

        Array.Resize(ref hashes, kept);
        return hashes;
    }

    /// <summary>The whole folded text as one 64-bit hash.</summary>
    public static ulong Whole(TokenizedText text)
    {
        var hash = 0xCBF29CE484222325;
        foreach (var token in text.Span)
        {
            hash = Mix((hash * 0x9E3779B97F4A7C15) + Word(token.Folded));
        }

        return text.Span.IsEmpty ? Word(VietnameseText.Fold(text.Text)) : hash;
    }

    private static ulong Word(string word)
    {
        var hash = 0xCBF29CE484222325;
        foreach (var c in word)
        {
            hash = (hash ^ c) * 0x100000001B3;
        }

        return Mix(hash);
    }

    private static ulong Mix(ulong x)
    {
        x = (x ^ (x >> 33)) * 0xFF51AFD7ED558CCD;
        x = (x ^ (x >> 33)) * 0xC4CEB9FE1A85EC53;
        return x ^ (x >> 33);
    }
}
