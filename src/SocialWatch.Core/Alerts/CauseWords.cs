using SocialWatch.HotSpots;

namespace SocialWatch.Alerts;

/// <summary>
/// Says what a hot spot is about in one line: terms of the shipped vocabulary, the largest story, channels, since when, reactions. Counts and fixed words only, never
/// a member's (DESIGN 7). Pure, thread-safe.
/// </summary>
public static class CauseWords
{
    private const int Channels = 3;
    private const int Units = 4;

    /// <summary>The line; a text of its own when nothing stands out.</summary>
    public static string Of(HotSpot spot, Wording wording)
    {
        ArgumentNullException.ThrowIfNull(spot);
        ArgumentNullException.ThrowIfNull(wording);
        var texts = wording.Texts;
        if (spot.Cause is not { } cause)
        {
            return texts.Say("cause.none");
        }

        var parts = new List<string> { cause.Terms.Count == 0 ? texts.Say("cause.no_terms") : texts.Say("cause.terms", ("terms", string.Join(", ", cause.Terms.Select(t => Term(t, wording))))) };
        if (cause.StorySizes.Count > 0)
        {
            parts.Add(texts.Say("cause.stories", ("largest", Wording.Count(cause.StorySizes[0]))));
        }

        if (cause.Units.Count > 1)
        {
            parts.Add(texts.Say("cause.units", ("units", Names(cause.Units, Units, wording.Unit)), ("count", Wording.Count(cause.Units.Count))));
        }

        if (cause.Channels.Count > 0)
        {
            parts.Add(texts.Say("cause.channels", ("channels", Names(cause.Channels, Channels, wording.Channel))));
        }

        if (cause.FirstAt is { } first)
        {
            parts.Add(texts.Say("cause.first", ("at", wording.Time(first))));
        }

        if (cause.Engagement > 0)
        {
            parts.Add(texts.Say("cause.engagement", ("count", Wording.Count(cause.Engagement))));
        }

        return string.Join("; ", parts) + ".";
    }

    /// <summary>The terms alone, for a line of a list; empty when nothing stands out.</summary>
    public static string Terms(HotSpot spot, int most = 2)
    {
        ArgumentNullException.ThrowIfNull(spot);
        return string.Join(", ", spot.Cause?.Terms.Take(most).Select(t => t.Term) ?? []);
    }

    private static string Term(CauseTerm term, Wording wording) => wording.Texts.Say("cause.term", ("term", term.Term), ("count", Wording.Count(term.Mentions)));

    private static string Names(IReadOnlyList<string> ids, int most, Func<string, string> name) => string.Join(", ", ids.Take(most).Select(name)) + (ids.Count > most ? ", …" : "");
}
