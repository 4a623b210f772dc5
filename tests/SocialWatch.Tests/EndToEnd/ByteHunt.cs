using System.Buffers.Binary;
using System.Text;
using SocialWatch.Text;

namespace SocialWatch.Tests.EndToEnd;

/// <summary>
/// Looks for many words at once in the bytes of files: each as it was written, decomposed, in small letters, without accents, and as UTF-16.
/// Words of fewer than eight bytes are too common to look for.
/// </summary>
internal sealed class ByteHunt
{
    private readonly Dictionary<ulong, List<(byte[] Bytes, string Word)>> _byStart = [];

    /// <param name="words">What must not be found.</param>
    /// <param name="elsewhere">Texts that may be stored: a word that stands in one of them says nothing about anybody.</param>
    public ByteHunt(IEnumerable<string> words, IReadOnlyCollection<string> elsewhere)
    {
        var known = string.Join('\n', elsewhere.SelectMany(Shapes));
        foreach (var word in words.Where(w => w.Length >= 8).Distinct())
        {
            foreach (var shape in Shapes(word).Where(s => !known.Contains(s, StringComparison.Ordinal)).Distinct())
            {
                Add(Encoding.UTF8.GetBytes(shape), word);
                Add(Encoding.Unicode.GetBytes(shape), word);
            }
        }
    }

    /// <summary>How many words are looked for.</summary>
    public int Words => _byStart.Values.SelectMany(v => v).Select(v => v.Word).Distinct().Count();

    public IReadOnlyList<string> In(string text) => In(Encoding.UTF8.GetBytes(text));

    /// <summary>The words found in any file of a folder, with the file; a lock file that is held open is left out.</summary>
    public IReadOnlyList<string> InFolder(string folder) => [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .SelectMany(path => Read(path) is { } bytes ? In(bytes).Select(w => $"{Path.GetFileName(path)}: {w}") : [])];

    private List<string> In(ReadOnlySpan<byte> bytes)
    {
        var found = new List<string>();
        for (var i = 0; i + 8 <= bytes.Length; i++)
        {
            if (_byStart.TryGetValue(BinaryPrimitives.ReadUInt64LittleEndian(bytes[i..]), out var candidates))
            {
                foreach (var (needle, word) in candidates)
                {
                    if (bytes[i..].StartsWith(needle) && !found.Contains(word))
                    {
                        found.Add(word);
                    }
                }
            }
        }

        return found;
    }

    private static IEnumerable<string> Shapes(string word)
    {
        var composed = word.Normalize(NormalizationForm.FormC);
        yield return composed;
        yield return word.Normalize(NormalizationForm.FormD);
        yield return composed.ToLowerInvariant();
        yield return VietnameseText.Fold(composed);
    }

    private static byte[]? Read(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var all = new byte[file.Length];
            file.ReadExactly(all);
            return all;
        }
        catch (IOException) when (path.EndsWith(".lock", StringComparison.Ordinal))
        {
            return null;
        }
    }

    private void Add(byte[] bytes, string word)
    {
        var start = BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        if (!_byStart.TryGetValue(start, out var list))
        {
            _byStart[start] = list = [];
        }

        list.Add((bytes, word));
    }
}
