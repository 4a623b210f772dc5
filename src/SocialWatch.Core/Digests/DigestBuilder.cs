using SocialWatch.Alerts;
using SocialWatch.Channels;
using SocialWatch.HotSpots;

namespace SocialWatch.Digests;

/// <summary>A finished digest.</summary>
/// <param name="Text">What the chat shows; its first line is the title.</param>
/// <param name="Json">The whole object of CONTRACTS.md, one line.</param>
public sealed record Digest(DateOnly Date, DateTimeOffset AsOf, string Text, string Json)
{
    /// <summary>What is stored.</summary>
    public DigestSnapshot Snapshot => new(Date, AsOf, Json);
}

/// <summary>
/// Makes the digest of a day from its aggregates (DESIGN 6.6): the same input gives the same bytes on any machine.
/// Pure, thread-safe.
/// </summary>
public sealed class DigestBuilder(Wording wording)
{
    /// <summary>One phone screen in UTF-16 units, with the marks that a message may get on its way: a demonstration's, that of a late one, its code.</summary>
    public const int Limit = 1200;

    /// <summary>What those marks take.</summary>
    private const int Marks = 70;

    /// <summary>The digest.</summary>
    public Digest Build(DigestInput input)
    {
        IReadOnlyList<DigestHotSpot> spots =
        [
            .. input.HotSpots.OrderBy(h => h.Spot.State == HotSpotState.Resolved).ThenByDescending(h => h.Spot.Level).ThenByDescending(h => h.Spot.Observed)
                .ThenBy(h => h.Spot.Id.Length).ThenBy(h => h.Spot.Id, StringComparer.Ordinal),
        ];
        IReadOnlyList<ChannelState> stale = [.. input.Channels.Where(IsStale).OrderBy(s => s.Channel, StringComparer.Ordinal)];
        var text = new DigestText(Limit - Marks, count => Say("digest.more", ("count", Wording.Count(count))));
        Head(text, input, stale);
        new DigestSpotLines(wording).Write(text, spots, input.Forecasts);
        new DigestQuestionLines(wording).Write(text, input.Questions);
        Floor(text, input);
        Stale(text, input, stale);
        text.Add(
            DropFirst.Must,
            Say("digest.alerts", ("fired", Wording.Count(input.Alerts.Fired)), ("useful", Wording.Count(input.Alerts.Useful)), ("suppressed", Wording.Count(input.Alerts.Suppressed))));
        text.Add(DropFirst.Must, Say("digest.claims", ("count", Wording.Count(input.Claims))));
        var fitted = text.Fit();
        return new(input.Date, input.AsOf, fitted, DigestJson.Write(input, fitted, spots, stale));
    }

    /// <summary>A channel from which no data came: dead, silent, never read or no longer allowed. One that fails for minutes is none yet.</summary>
    private static bool IsStale(ChannelState state) =>
        state.Health is ChannelHealth.Dead or ChannelHealth.Silent or ChannelHealth.NotAllowed or ChannelHealth.New;

    private void Head(DigestText text, DigestInput input, IReadOnlyList<ChannelState> stale)
    {
        text.Add(DropFirst.Must, Say("digest.title", ("date", Wording.Day(input.Date))));
        text.Add(DropFirst.Must, Say("digest.as_of", ("as_of", wording.Time(input.AsOf)), ("newest", wording.Time(input.Newest))));
        var nil = input.HotSpots.Count == 0;
        text.Add(DropFirst.Must, Say(
            nil ? "digest.nil" : "digest.read",
            ("hotspots", "0"), ("read", Wording.Count(input.Read)), ("stale", Wording.Count(stale.Count)), ("channels", Wording.Count(input.Channels.Count))));
    }

    private void Floor(DigestText text, DigestInput input)
    {
        var owed = input.Floor.Where(d => d is { Exempt: false, Target: > 0 }).OrderBy(d => d.Channel, StringComparer.Ordinal).ToList();
        var exempt = input.Floor.Count(d => d.Exempt);
        text.Add(DropFirst.Must, owed.Count == 0
            ? Say("digest.floor_nil")
            : Say("digest.floor", ("kept", Wording.Count(owed.Count(d => d.Kept == true))), ("owed", Wording.Count(owed.Count))));
        foreach (var day in owed.OrderBy(d => d.Kept == true))
        {
            var kept = day.Kept == true;
            text.Add(kept ? DropFirst.FloorKept : DropFirst.FloorShort, Say(
                kept ? "digest.floor_kept" : "digest.floor_short",
                ("channel", DigestText.Name(wording.Channel(day.Channel))), ("published", Wording.Count(day.Published)), ("target", Wording.Count(day.Target))));
        }

        if (exempt > 0)
        {
            text.Add(DropFirst.Exempt, Say("digest.floor_exempt", ("count", Wording.Count(exempt))));
        }
    }

    private void Stale(DigestText text, DigestInput input, IReadOnlyList<ChannelState> stale)
    {
        if (stale.Count > 0)
        {
            text.Add(DropFirst.Must, Say("digest.stale", ("count", Wording.Count(stale.Count))));
        }

        foreach (var state in stale)
        {
            var key = state.Health switch
            {
                ChannelHealth.Dead => "digest.stale_dead",
                ChannelHealth.Silent => "digest.stale_silent",
                ChannelHealth.NotAllowed => "digest.stale_not_allowed",
                _ => "digest.stale_new",
            };
            text.Add(DropFirst.Stale, Say(key, ("channel", DigestText.Name(wording.Channel(state.Channel))), ("since", wording.Time(state.StaleSince))));
        }

        foreach (var gap in input.Gaps.OrderBy(g => g.From).ThenBy(g => g.Channel, StringComparer.Ordinal))
        {
            text.Add(DropFirst.Gap, Say(
                "digest.gap", ("channel", DigestText.Name(wording.Channel(gap.Channel))), ("from", wording.Time(gap.From)), ("to", wording.Time(gap.To))));
        }
    }

    private string Say(string key, params ReadOnlySpan<(string Name, string Value)> values) => wording.Texts.Say(key, values);
}
