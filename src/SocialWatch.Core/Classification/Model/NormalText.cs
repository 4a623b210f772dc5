namespace SocialWatch.Classification.Model;

/// <summary>
/// A text in the normal form, in buffers that are used again: words parted by single blanks, with and without diacritics. Not thread-safe: one per call.
/// </summary>
internal sealed class NormalText
{
    private const int MostKept = 1 << 16;
    private char[] _marked = new char[1024];
    private char[] _bare = new char[1024];
    private char[] _composed = [];

    /// <summary>Begins and ends with a blank.</summary>
    public ReadOnlySpan<char> Marked => _marked.AsSpan(0, Length);

    /// <summary>As long as <see cref="Marked"/>.</summary>
    public ReadOnlySpan<char> Bare => _bare.AsSpan(0, Length);

    public int Length { get; private set; }

    /// <summary>Reads a text; NFD is brought to NFC first. Buffers grow with the longest text and are given back after a very long one.</summary>
    public void Read(ReadOnlySpan<char> text)
    {
        if (text.IndexOfAnyInRange('\u0300', '\u036F') >= 0)
        {
            if (_composed.Length < (text.Length * 3) + 16)
            {
                _composed = new char[(text.Length * 3) + 16];
            }

            if (text.TryNormalize(_composed, out var written))
            {
                Write(_composed.AsSpan(0, written));
                return;
            }
        }

        Write(text);
    }

    private void Write(ReadOnlySpan<char> nfc)
    {
        var most = NormalForm.MostLength(nfc.Length);
        if (_marked.Length < most || (_marked.Length > MostKept && most < MostKept))
        {
            (_marked, _bare) = (new char[Math.Max(most, 1024)], new char[Math.Max(most, 1024)]);
            _composed = _composed.Length > MostKept && most < MostKept ? [] : _composed;
        }

        Length = NormalForm.Write(nfc, _marked, _bare);
    }
}
