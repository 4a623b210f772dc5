namespace SocialWatch.Backtest;

/// <summary>
/// Puts rows into order of their own time, ids deciding between equals, by holding them back for a while: files are written in the order of polls, so that
/// order within some hours means nothing. Not thread-safe.
/// </summary>
/// <param name="hold">Rows are given out when one so much younger was seen; null = when all are read.</param>
internal sealed class ReplayOrder(TimeSpan? hold)
{
    private readonly PriorityQueue<ReplayRow, (long At, string Id)> _waiting = new(Comparer<(long At, string Id)>.Create(
        (a, b) => a.At.CompareTo(b.At) is not 0 and var at ? at : string.CompareOrdinal(a.Id, b.Id)));
    private DateTimeOffset _newest = DateTimeOffset.MinValue;
    private DateTimeOffset _given = DateTimeOffset.MinValue;

    /// <summary>False when the row is older than one already given out: the file is not in order, hold everything.</summary>
    public bool TryAdd(ReplayRow row)
    {
        if (row.At < _given)
        {
            return false;
        }

        _newest = row.At > _newest ? row.At : _newest;
        _waiting.Enqueue(row, (row.At.UtcTicks, row.Id));
        return true;
    }

    /// <summary>The next row whose turn it is.</summary>
    public bool TryTake(bool all, out ReplayRow row)
    {
        if (_waiting.TryPeek(out row!, out _) && (all || (hold is { } back && row.At <= _newest - back)))
        {
            _given = row.At;
            _waiting.Dequeue();
            return true;
        }

        return false;
    }
}
