using System.Security.Cryptography;
using SocialWatch.Mentions.Stories;
using SocialWatch.Privacy;
using SocialWatch.Storage;
using SocialWatch.Text;

namespace SocialWatch.Pipeline;

/// <summary>
/// The stories of the last seven days in memory. Used inside the one write transaction only; before each use it reads what others (an import beside
/// the service) have added, so it is never behind the store.
/// </summary>
internal sealed class StoryMemory(IKeyRing keys)
{
    private static readonly TimeSpan Reach = TimeSpan.FromDays(7);
    private readonly Dictionary<string, (byte[] Mark, string Week, DateTimeOffset At)> _shortTexts = [];
    private StoryIndex _index = new();
    private long _last;
    private DateTimeOffset _tidied;

    /// <summary>Reads what was stored since the last call and forgets what is out of reach.</summary>
    public async ValueTask CatchUpAsync(IReadSession session, DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (var row in await session.StoriesAsync(_last, now - Reach, cancellationToken))
        {
            _index.Add(row.Id, row.Story, row.Text, row.At);
            Remember(row.Id, TokenizedText.From(row.Text).Tokens.Count, row.SelfMark, row.SelfMarkWeek, row.At);
            _last = Math.Max(_last, row.Number);
        }

        if (now - _tidied > TimeSpan.FromHours(1))
        {
            _index.Forget(now - Reach);
            foreach (var old in _shortTexts.Where(t => t.Value.At < now - Reach).Select(t => t.Key).ToList())
            {
                _shortTexts.Remove(old);
            }

            _tidied = now;
        }
    }

    /// <summary>Everything up to this number has been read or is out of reach: the next catching up starts behind it.</summary>
    public void Seen(long number) => _last = Math.Max(_last, number);

    /// <summary>Folds a new text into a story; a short text only into one of the same person (DESIGN 5.3).</summary>
    public string Fold(string mention, long number, TokenizedText text, DateTimeOffset at, string channel, string? author, byte[]? selfMark, string? week)
    {
        _last = Math.Max(_last, number);
        Remember(mention, text.Tokens.Count, selfMark, week, at);
        return text.Tokens.Count == 0 ? mention : _index.Fold(mention, text, at, candidate => SamePerson(candidate, channel, author)).Story;
    }

    /// <summary>
    /// Whether memory holds mentions that the store does not: a transaction was rolled back after it folded. <paramref name="next"/> is the number the store
    /// gives next.
    /// </summary>
    public bool IsAheadOf(long next) => _last >= next;

    /// <summary>Forgets everything; the next catching up reads the store again.</summary>
    public void Clear()
    {
        _index = new();
        _shortTexts.Clear();
        _last = 0;
    }

    private bool SamePerson(string candidate, string channel, string? author) =>
        author is not null
        && _shortTexts.TryGetValue(candidate, out var known)
        && keys.WeekKey(known.Week) is { } key
        && CryptographicOperations.FixedTimeEquals(known.Mark, PersonMarks.Self(key, channel, author, candidate));

    private void Remember(string mention, int words, byte[]? mark, string? week, DateTimeOffset at)
    {
        // Only texts under eight words ever ask who wrote them (an expanded abbreviation may count as two).
        if (mark is not null && week is not null && words <= 16)
        {
            _shortTexts[mention] = (mark, week, at);
        }
    }
}
