using SocialWatch.Alerts;
using SocialWatch.Channels;
using SocialWatch.HotSpots;

namespace SocialWatch.Reports;

/// <summary>"Tình hình chung": how much was read, how many hot spots of which level against the period before, and how complete the data are.</summary>
internal static class SituationChapter
{
    public static void Write(PaperBody body)
    {
        var input = body.Input;
        body.Chapter("chapter.situation");
        body.Item(body.Say("read", ("read", Wording.Count(input.Read)), ("channels", Wording.Count(input.Channels.Count)), ("before", Wording.Count(input.ReadBefore))));
        HotSpots(body);
        Completeness(body);
    }

    /// <summary>No data came from it when the report was made.</summary>
    public static bool IsStale(ChannelState state) => state.Health is ChannelHealth.Dead or ChannelHealth.Silent or ChannelHealth.NotAllowed or ChannelHealth.New;

    private static void HotSpots(PaperBody body)
    {
        var spots = body.Input.HotSpots.Select(h => h.Spot).ToList();
        var before = Wording.Count(body.Input.HotSpotsBefore);
        if (spots.Count == 0)
        {
            body.Item(body.Say("no_hotspots", ("before", before)));
            return;
        }

        int Of(Level level) => spots.Count(s => s.Level == level);
        var resolved = spots.Count(s => s.State == HotSpotState.Resolved);
        body.Item(body.Say(
            "hotspots", ("count", Wording.Count(spots.Count)), ("units", Wording.Count(spots.Select(s => s.Unit).Distinct().Count())),
            ("topics", Wording.Count(spots.Select(s => s.Topic).Distinct().Count())), ("urgent", Wording.Count(Of(Level.Urgent))), ("hot", Wording.Count(Of(Level.Hot))),
            ("watch", Wording.Count(Of(Level.Watch))), ("resolved", Wording.Count(resolved)), ("open", Wording.Count(spots.Count - resolved)), ("before", before)));
    }

    private static void Completeness(PaperBody body)
    {
        var stale = body.Input.Channels.Where(IsStale).Select(s => body.Wording.Channel(s.Channel)).Order(StringComparer.Ordinal).ToList();
        if (stale.Count > 0)
        {
            body.Item(body.Say("stale", ("count", Wording.Count(stale.Count)), ("channels", string.Join("; ", stale))));
        }

        foreach (var gap in body.Input.Gaps.OrderBy(g => g.From).ThenBy(g => g.Channel, StringComparer.Ordinal))
        {
            body.Item(body.Say("gap", ("channel", body.Wording.Channel(gap.Channel)), ("from", PaperDates.Moment(gap.From)), ("to", PaperDates.Moment(gap.To))));
        }

        if (stale.Count == 0 && body.Input.Gaps.Count == 0)
        {
            body.Item(body.Say("complete"));
        }
    }
}
