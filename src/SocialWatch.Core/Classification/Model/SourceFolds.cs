namespace SocialWatch.Classification.Model;

/// <summary>
/// Folds of whole files. What people write differs from any training text as one file of it differs from the others: thresholds and calibration found on rows
/// whose neighbours were learned would promise too much. Deterministic. Thread-safe.
/// </summary>
internal static class SourceFolds
{
    /// <summary>Per row its fold, the folds nearly equal in rows; null where there are too few files or one holds too much.</summary>
    public static int[]? Choose(IReadOnlyList<int> sources, int folds)
    {
        var sizes = sources.CountBy(s => s).OrderByDescending(s => s.Value).ThenBy(s => s.Key).ToList();
        if (sizes.Count < 2 * folds || sizes[0].Value > sources.Count / folds)
        {
            return null;
        }

        var filled = new int[folds];
        var foldOf = new Dictionary<int, int>();
        foreach (var (source, rows) in sizes)
        {
            var least = Array.IndexOf(filled, filled.Min());
            foldOf.Add(source, least);
            filled[least] += rows;
        }

        return [.. sources.Select(s => foldOf[s])];
    }
}
