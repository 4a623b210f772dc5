using SocialWatch.Mentions;

namespace SocialWatch.Connectors.Http;

/// <summary>Counts of what was not taken, by reason.</summary>
internal sealed class PassedOver
{
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);

    /// <summary>Counts; returns null so that a mapper can say "nothing" and why in one line.</summary>
    public FetchedItem? Add(string reason, int count = 1)
    {
        if (count > 0)
        {
            _counts[reason] = _counts.GetValueOrDefault(reason) + count;
        }

        return null;
    }

    /// <summary>The counts since the last call, null when there are none.</summary>
    public IReadOnlyDictionary<string, int>? Take()
    {
        if (_counts.Count == 0)
        {
            return null;
        }

        var taken = new Dictionary<string, int>(_counts, StringComparer.Ordinal);
        _counts.Clear();
        return taken;
    }
}
