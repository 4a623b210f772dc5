using SocialWatch.Text;

namespace SocialWatch.Mentions.Stories;

/// <summary>
/// Folds near-identical texts into stories (DESIGN 5.3): 3-word-shingle Jaccard ≥ 0.7 over folded words within 7 days, exact and not estimated. Texts under 8
/// words fold only when equal and by the same person. Not thread-safe: one writer.
/// </summary>
public sealed class StoryIndex
{
    private const int ShortUnder = 8;
    private static readonly long Reach = TimeSpan.FromDays(7).Ticks;
    private readonly LongStories _long = new();
    private readonly ShortStories _short = new();

    /// <summary>Texts kept; identical long texts of one story are kept once.</summary>
    public int Count => _long.Count + _short.Count;

    /// <summary>Finds the story of a new mention and keeps the mention in it. A story is named after its first mention.</summary>
    /// <param name="mentionId">The new mention.</param>
    /// <param name="text">Its masked text.</param>
    /// <param name="at">The platform's time.</param>
    /// <param name="samePersonAs">Whether the writer also wrote a kept mention; asked for short texts only.</param>
    public StoryFold Fold(string mentionId, string text, DateTimeOffset at, Func<string, bool> samePersonAs) =>
        Fold(mentionId, TokenizedText.From(text), at, samePersonAs);

    /// <summary>As <see cref="Fold(string, string, DateTimeOffset, Func{string, bool})"/>, on words that were already cut.</summary>
    public StoryFold Fold(string mentionId, TokenizedText text, DateTimeOffset at, Func<string, bool> samePersonAs)
    {
        ArgumentNullException.ThrowIfNull(mentionId);
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(samePersonAs);
        if (Shingles.Words(text) < ShortUnder)
        {
            var whole = Shingles.Whole(text);
            var known = _short.Find(whole, at.UtcTicks, Reach, samePersonAs);
            _short.Add(whole, mentionId, known ?? mentionId, at.UtcTicks);
            return new(known ?? mentionId, known is null);
        }

        var set = Shingles.Of(text);
        var story = _long.Find(set, at.UtcTicks, Reach);
        _long.Add(set, story ?? mentionId, at.UtcTicks, Reach);
        return new(story ?? mentionId, story is null);
    }

    /// <summary>Keeps a mention whose story is already known (reloading after a start).</summary>
    public void Add(string mentionId, string story, string text, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(mentionId);
        ArgumentNullException.ThrowIfNull(story);
        var words = TokenizedText.From(text);
        if (Shingles.Words(words) < ShortUnder)
        {
            _short.Add(Shingles.Whole(words), mentionId, story, at.UtcTicks);
        }
        else
        {
            _long.Add(Shingles.Of(words), story, at.UtcTicks, Reach);
        }
    }

    /// <summary>Lets go of texts from before that moment; they are out of every reach once it is 7 days ago.</summary>
    public void Forget(DateTimeOffset before)
    {
        _long.Forget(before.UtcTicks);
        _short.Forget(before.UtcTicks);
    }
}
