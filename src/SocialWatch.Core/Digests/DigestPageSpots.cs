using System.Globalization;
using SocialWatch.Alerts;
using SocialWatch.HotSpots;

namespace SocialWatch.Digests;

/// <summary>The hot spots of the page, what each is about, and what their topics may bring. Not thread-safe; made for one page.</summary>
internal sealed class DigestPageSpots(HtmlText page, DigestFields digest, Wording wording)
{
    private static readonly string[] Columns = ["hotspot", "level", "observed", "people", "stories", "days"];

    public void Write()
    {
        page.Raw("<section>\n").Element("h2", Say("hotspots"));
        if (digest.HotSpots.Count == 0)
        {
            page.Element("p", Say("nil")).Raw("</section>\n");
            return;
        }

        page.Raw("<table>\n<thead><tr>");
        foreach (var column in Columns)
        {
            page.Raw("<th>").Text(Say(column)).Raw("</th>");
        }

        page.Raw("</tr></thead>\n<tbody>\n");
        foreach (var spot in digest.HotSpots)
        {
            Row(spot);
        }

        page.Raw("</tbody>\n</table>\n</section>\n");
        Forecasts();
    }

    private void Row(DigestSpotField spot)
    {
        var (topic, unit, over) = (wording.Topic(spot.Topic), wording.Unit(spot.Unit), spot.State == "resolved");
        var level = spot.Level >= (int)Level.Urgent ? Level.Urgent : spot.Level == (int)Level.Hot ? Level.Hot : Level.Watch;
        page.Raw("<tr><td data-label=\"\"><b>").Text($"{spot.Id} {topic}").Raw("</b><br>").Text(unit);
        if (spot.Cause.Count > 0)
        {
            page.Raw("<br><span class=\"note\">").Text(Say("cause", ("terms", string.Join(", ", spot.Cause)))).Raw("</span>");
        }

        page.Raw("</td>");
        Cell("level").Raw($"<span class=\"chip {(over ? "over" : "l" + level.ToString("D"))}\">").Text(over ? Say("resolved") : wording.Of(level)).Raw("</span></td>");
        Cell("observed").Text($"{spot.Observed} ({spot.Expected})").Raw("</td>");
        Cell("people").Text(spot.People).Raw("</td>");
        Cell("stories").Text(spot.Stories).Raw("</td>");
        Cell("days").Raw("<span>");
        if (spot.Daily.Count > 0)
        {
            page.Raw("<span class=\"note\">").Text(Say("day_total", ("day", Wording.Count(spot.Daily[^1])), ("change", DigestSpotLines.Change(spot.Daily)))).Raw("</span>");
        }

        SvgChart.Columns(page, spot.Daily, Say("chart_days", ("topic", topic), ("unit", unit), ("values", string.Join(", ", spot.Daily.Select(d => Wording.Count(d))))));
        page.Raw("</span></td></tr>\n");
    }

    /// <summary>One chart per topic that is hot, with its past error beside it: a forecast without one is no forecast.</summary>
    private void Forecasts()
    {
        var topics = digest.HotSpots.Where(h => h is { Forecast: not null, State: not "resolved" }).DistinctBy(h => h.Topic).ToList();
        if (topics.Count == 0)
        {
            return;
        }

        page.Raw("<section>\n").Element("h2", Say("forecast"));
        foreach (var spot in topics)
        {
            var (topic, forecast) = (wording.Topic(spot.Topic), spot.Forecast!);
            page.Element("h3", topic);
            page.Raw("<p class=\"note\">").Text(forecast.Error is { } error ? Say("forecast_note", ("error", error), ("inside", forecast.Inside ?? "–")) : Say("forecast_new")).Raw("</p>\n");
            SvgChart.Bands(page, [.. forecast.Days.Select(d => (d.Low, d.Expected, d.High))], Say("forecast_chart", ("topic", topic), ("values", string.Join("; ", forecast.Days.Select(Words)))));
            page.Raw("<div class=\"week\">");
            foreach (var day in forecast.Days)
            {
                page.Raw("<span>").Text(day.Day).Raw("<br><b>").Text(Range(day.Low, day.High)).Raw("</b></span>");
            }

            page.Raw("</div>\n");
        }

        page.Raw("</section>\n");
    }

    private static string Words((string Day, double Expected, double Low, double High) day) => $"{day.Day} {Range(day.Low, day.High)}";

    private static string Range(double low, double high) => string.Create(CultureInfo.InvariantCulture, $"{Wording.Count(low)}–{Wording.Count(high)}");

    /// <summary>On a phone the heading stands beside the value.</summary>
    private HtmlText Cell(string column) => page.Raw("<td data-label=\"").Text(Say(column)).Raw("\">");

    private string Say(string key, params ReadOnlySpan<(string Name, string Value)> values) => wording.Texts.Say("digest.html." + key, values);
}
