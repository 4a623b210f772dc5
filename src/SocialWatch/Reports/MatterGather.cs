using SocialWatch.Classification;
using SocialWatch.Configuration;
using SocialWatch.HotSpots;
using SocialWatch.Mentions;
using SocialWatch.Pipeline;
using SocialWatch.Storage;

namespace SocialWatch.Reports;

/// <summary>
/// Counts what a hot spot is about: terms of its topic's own vocabulary, so that no word of a member and no name can surface (DESIGN 7). Private and
/// restricted texts are counted, never read for terms.
/// </summary>
internal sealed class MatterGather(UnionConfig config)
{
    private const int TermsShown = 5;

    /// <summary>A term that only one mention has says nothing of what many speak of.</summary>
    private const int LeastMentions = 2;
    private readonly LexiconClassifier _words = new(config.Topics);

    /// <param name="session">A consistent read.</param>
    /// <param name="spot">The hot spot.</param>
    /// <param name="until">The first moment that no longer counts.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    public async ValueTask<HotSpotMatter> GatherAsync(IReadSession session, HotSpot spot, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var from = spot.OpenedAt - spot.Window;
        if (from >= until)
        {
            return HotSpotMatter.None;
        }

        var (mentions, complaints, questions) = (0, 0, 0);
        var channels = new HashSet<string>(StringComparer.Ordinal);
        var terms = new Dictionary<string, (int Mentions, double Weight)>(StringComparer.Ordinal);
        await foreach (var mention in session.MentionsAsync(new ListFilter(from, until, null, ScopeUnits.Of(config, spot), spot.Topic), cancellationToken))
        {
            if (mention.Origin == Origin.Own || mention.Removed)
            {
                continue;
            }

            mentions++;
            complaints += mention.Labels.Contains("complaint") ? 1 : 0;
            questions += mention.Labels.Contains("question") ? 1 : 0;
            channels.Add(mention.Channel);
            if (!mention.Private && !mention.Restricted)
            {
                Count(terms, mention.Text, spot.Topic);
            }
        }

        if (spot.Cause is { Terms.Count: > 0 } cause)
        {
            // What was said more than usual when it was hot says more than what was said most.
            return new(mentions, complaints, questions, channels.Count, [.. cause.Terms.Select(t => new TermCount(t.Term, t.Mentions))]);
        }

        return new(mentions, complaints, questions, channels.Count,
        [
            .. terms.Where(t => t.Value.Mentions >= LeastMentions && !terms.Any(o => o.Value.Mentions >= LeastMentions && Says(o.Key, t.Key))).OrderByDescending(t => t.Value.Mentions * t.Value.Weight).ThenBy(t => t.Key, StringComparer.Ordinal)
                .Take(TermsShown).Select(t => new TermCount(t.Key, t.Value.Mentions)),
        ]);
    }

    /// <summary>Words that say much of the topic come before words that are only frequent.</summary>
    private void Count(Dictionary<string, (int Mentions, double Weight)> terms, string text, string topic)
    {
        foreach (var hit in _words.Hits(text).Where(h => h.Label == topic && h.Weight > 0 && h.Term != "?").DistinctBy(h => h.Term.TrimStart('='), StringComparer.Ordinal))
        {
            var term = hit.Term.TrimStart('=');
            terms[term] = (terms.GetValueOrDefault(term).Mentions + 1, hit.Weight);
        }
    }

    /// <summary>Whether a longer term holds a shorter one: "trả lương" says more than "lương".</summary>
    private static bool Says(string longer, string shorter) =>
        longer.Length > shorter.Length && $" {longer} ".Contains($" {shorter} ", StringComparison.OrdinalIgnoreCase);
}
