namespace SocialWatch.Connectors.Telegram;

/// <summary>
/// Albums seen lately, by chat and album: each picture comes as an update of its own, perhaps in the next batch, and no end is told. The album is one mention, its words where it has
/// any. In memory only: after a restart an album cut in two counts one wordless picture more. Thread-safe.
/// </summary>
internal sealed class TelegramAlbums
{
    private const int Kept = 1000;

    private readonly Lock _gate = new();
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();

    /// <summary>Whether this is the first of its album.</summary>
    public bool Add(string album)
    {
        lock (_gate)
        {
            if (!_seen.Add(album))
            {
                return false;
            }

            _order.Enqueue(album);
            if (_order.Count > Kept)
            {
                _seen.Remove(_order.Dequeue());
            }

            return true;
        }
    }
}
