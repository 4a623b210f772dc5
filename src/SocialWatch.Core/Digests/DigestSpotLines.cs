using SocialWatch.Alerts;
using SocialWatch.HotSpots;

namespace SocialWatch.Digests;

/// <summary>The hot spots of a digest's text: by level, each with its change, what it is about and what its topic may bring. Pure, thread-safe.</summary>
internal sealed class DigestSpotLines(Wording wording)
{
    private const int TermsShown = 4;

    public void Write(DigestText text, IReadOnlyList<DigestHotSpot> spots, IReadOnlyList<DigestForecast> forecasts)
    {
        if (spots.Count == 0)
        {
            return;
        }

        text.Add(DropFirst.Must, Say("digest.hotspots", ("count", Wording.Count(spots.Count)), ("levels", Levels(spots))));
        foreach (var item in spots)
        {
            text.Add(Drop(item.Spot), Line(item));
            if (item.Terms.Count > 0 && item.Spot is { State: not HotSpotState.Resolved, Level: not Level.Watch })
            {
                text.Add(DropFirst.Cause, Say("digest.cause", ("terms", string.Join(", ", item.Terms.Take(TermsShown)))));
            }
        }

        var hot = spots.Where(s => s.Spot.State != HotSpotState.Resolved).Select(s => s.Spot.Topic).Distinct(StringComparer.Ordinal);
        foreach (var forecast in hot.Join(forecasts, t => t, f => f.Topic, (_, f) => f, StringComparer.Ordinal))
        {
            text.Add(DropFirst.Forecast, Forecast(forecast));
        }
    }

    /// <summary>e.g. <c>▲12</c> against the day before; empty when that day is not known.</summary>
    public static string Change(IReadOnlyList<int> daily) => daily.Count < 2 ? "" : (daily[^1] - daily[^2]) switch
    {
        > 0 and var up => "▲" + Wording.Count(up),
        < 0 and var down => "▼" + Wording.Count(-down),
        _ => "=",
    };

    private string Levels(IReadOnlyList<DigestHotSpot> spots)
    {
        var live = spots.Where(s => s.Spot.State != HotSpotState.Resolved).CountBy(s => s.Spot.Level).OrderByDescending(l => l.Key)
            .Select(l => Say("digest.level_count", ("level", wording.Of(l.Key)), ("count", Wording.Count(l.Value))));
        var over = spots.Count(s => s.Spot.State == HotSpotState.Resolved);
        return string.Join(", ", over == 0 ? live : live.Append(Say("digest.over_count", ("count", Wording.Count(over)))));
    }

    private string Line(DigestHotSpot item)
    {
        var (spot, daily) = (item.Spot, item.Daily);
        return Say(
            spot.State == HotSpotState.Resolved ? "digest.hotspot_resolved" : "digest.hotspot",
            ("id", spot.Id), ("topic", DigestText.Name(wording.Topic(spot.Topic))), ("unit", DigestText.Name(wording.Unit(spot.Unit))), ("level", wording.Of(spot.Level)),
            ("observed", Wording.Count(spot.Observed)), ("expected", wording.Expected(spot.Expected)),
            ("day", Wording.Count(daily.Count == 0 ? 0 : daily[^1])), ("change", Change(daily)),
            ("people", spot.People < 0 ? wording.People(-1) : Say("format.people", ("count", SmallCounts.Print(spot.People)))), ("spark", Sparkline.Of(daily)));
    }

    /// <summary>The widest interval of the week: what a day may bring.</summary>
    private string Forecast(DigestForecast forecast) => Say(
        forecast.Score is null ? "digest.forecast_new" : "digest.forecast",
        ("topic", DigestText.Name(wording.Topic(forecast.Topic))), ("low", Wording.Count(forecast.Days.Min(d => d.Low))), ("high", Wording.Count(forecast.Days.Max(d => d.High))),
        ("error", Wording.Count(forecast.Score?.Error ?? 0)));

    private static DropFirst Drop(HotSpot spot) => spot.State == HotSpotState.Resolved ? DropFirst.QuietSpot
        : spot.Level switch { Level.Urgent => DropFirst.UrgentSpot, Level.Hot => DropFirst.HotSpot, Level.Watch => DropFirst.WatchedSpot };

    private string Say(string key, params ReadOnlySpan<(string Name, string Value)> values) => wording.Texts.Say(key, values);
}
