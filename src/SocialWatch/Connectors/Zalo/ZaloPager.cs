namespace SocialWatch.Connectors.Zalo;

/// <summary>What reading a moving list found.</summary>
/// <param name="Messages">Each once, in no order.</param>
/// <param name="Reached">Whether the list ended or the wanted time was passed; false = there is more than was read.</param>
internal sealed record ZaloRun(IReadOnlyList<ZaloMessage> Messages, bool Reached);

/// <summary>
/// Reads a list that is newest first and moves while it is read: every new message shifts the offsets, so each page overlaps the one before and what is seen twice counts
/// once. Ten is the most a page gives. Pure but for the call.
/// </summary>
internal static class ZaloPager
{
    public const int Count = 10;
    private const int Overlap = 2;

    /// <param name="since">Messages at or before this time need not be read.</param>
    public static async Task<ZaloRun> ReadAsync(
        Func<int, int, CancellationToken, Task<IReadOnlyList<ZaloMessage>>> page, DateTimeOffset since, int maxPages, CancellationToken cancellationToken)
    {
        var found = new List<ZaloMessage>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var offset = 0;
        for (var n = 0; n < maxPages; n++)
        {
            var batch = await page(offset, Count, cancellationToken);
            var fresh = 0;
            foreach (var message in batch)
            {
                // One without an id is kept to be counted; it does not count as news.
                var isNew = string.IsNullOrEmpty(message.MessageId) || seen.Add(message.MessageId);
                fresh += isNew && !string.IsNullOrEmpty(message.MessageId) ? 1 : 0;
                if (isNew && (ZaloMap.Time(message.Time) is not { } at || at > since))
                {
                    found.Add(message);
                }
            }

            // A page without anything unseen is the same page again: some servers do that past the end.
            if (batch.Count < Count || fresh == 0 || batch.All(m => ZaloMap.Time(m.Time) <= since))
            {
                return new(found, true);
            }

            offset += Count - Overlap;
        }

        return new(found, false);
    }
}
