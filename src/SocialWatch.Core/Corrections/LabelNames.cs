using SocialWatch.Classification;
using SocialWatch.Text;

namespace SocialWatch.Corrections;

/// <summary>The labels of a union as staff may write them: the id, or the Vietnamese name with or without diacritics ("Tiền lương", "tien-luong"). Immutable, thread-safe.</summary>
public sealed class LabelNames
{
    private readonly Dictionary<string, string> _byKey = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _names;

    public LabelNames(TopicCatalogue catalogue)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        var all = catalogue.Topics.Concat(catalogue.Signals).ToList();
        Ids = [.. all.Select(l => l.Id)];
        Topics = catalogue.Topics.Select(t => t.Id).ToHashSet(StringComparer.Ordinal);
        _names = all.ToDictionary(l => l.Id, l => l.Name, StringComparer.Ordinal);
        foreach (var label in all)
        {
            // An id is never taken away by another label's name.
            _byKey[Key(label.Id)] = label.Id;
        }

        foreach (var label in all)
        {
            _byKey.TryAdd(Key(label.Name), label.Id);
        }
    }

    /// <summary>Topics in the order of the catalogue, then the signals.</summary>
    public IReadOnlyList<string> Ids { get; }

    /// <summary>The topics among <see cref="Ids"/>.</summary>
    public IReadOnlySet<string> Topics { get; }

    /// <summary>The Vietnamese name; the id itself where it is unknown.</summary>
    public string NameOf(string id) => _names.GetValueOrDefault(id, id);

    /// <summary>As <see cref="NameOf"/>, in the spelling that is easy to type: <c>tien-luong</c>.</summary>
    public string TypedName(string id) => string.Join('-', Words(NameOf(id)));

    /// <summary>The id of a written label, null when there is none such.</summary>
    public string? Find(string written) => _byKey.GetValueOrDefault(Key(written));

    private static string Key(string written) => string.Concat(Words(written));

    private static IEnumerable<string> Words(string written)
    {
        var folded = VietnameseText.Fold(VietnameseText.Clean(written));
        return new string([.. folded.Select(c => char.IsLetterOrDigit(c) ? c : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }
}
