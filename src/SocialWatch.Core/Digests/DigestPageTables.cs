using SocialWatch.Alerts;
using SocialWatch.HotSpots;

namespace SocialWatch.Digests;

/// <summary>The parts of the page below its figures: hot spots, questions, floor, channels, alerts. Not thread-safe; made for one page.</summary>
internal sealed class DigestPageTables(HtmlText page, DigestFields digest, Wording wording)
{
    public void Write()
    {
        HotSpots();
        Questions();
        Floor();
        Stale();
        Open("alerts");
        page.Element("p", Say("alerts_line", ("fired", Count("fired")), ("useful", Count("useful")), ("suppressed", Count("suppressed"))));
        page.Element("p", Say("claims", ("count", Wording.Count(digest.Question("claims"))))).Raw("</section>\n");

        string Count(string name) => Wording.Count(digest.Alert(name));
    }

    private void HotSpots()
    {
        Open("hotspots");
        if (digest.HotSpots.Count == 0)
        {
            page.Element("p", Say("nil")).Raw("</section>\n");
            return;
        }

        string[] columns = ["hotspot", "level", "observed", "people", "stories", "days"];
        page.Raw("<table>\n<thead><tr>");
        foreach (var column in columns)
        {
            page.Raw("<th>").Text(Say(column)).Raw("</th>");
        }

        page.Raw("</tr></thead>\n<tbody>\n");
        foreach (var spot in digest.HotSpots)
        {
            var (topic, unit) = (wording.Topic(spot.Topic), wording.Unit(spot.Unit));
            var over = spot.State == "resolved";
            page.Raw("<tr>");
            Cell("hotspot").Raw("<b>").Text($"{spot.Id} {topic}").Raw("</b><br>").Text(unit).Raw("</td>");
            Cell("level").Raw($"<span class=\"chip {(over ? "over" : "l" + LevelOf(spot.Level).ToString("D"))}\">").Text(over ? Say("resolved") : wording.Of(LevelOf(spot.Level))).Raw("</span></td>");
            Cell("observed").Text($"{spot.Observed} ({spot.Expected})").Raw("</td>");
            Cell("people").Text(spot.People).Raw("</td>");
            Cell("stories").Text(spot.Stories).Raw("</td>");
            var values = string.Join(", ", spot.Daily.Select(d => Wording.Count(d)));
            Cell("days");
            SvgChart.Columns(page, spot.Daily, Say("chart_days", ("topic", topic), ("unit", unit), ("values", values)));
            page.Raw("</td></tr>\n");
        }

        page.Raw("</tbody>\n</table>\n</section>\n");
    }

    private void Questions()
    {
        Open("questions");
        (string Key, string Field, string Style)[] bars =
            [("received", "received", "plain"), ("answered", "answered_in_time", "good"), ("late", "late", "bad"), ("open", "open", "warn"), ("due_soon", "due_soon", "warn")];
        if (bars.All(b => digest.Question(b.Field) == 0))
        {
            page.Element("p", Say("no_questions"));
        }
        else
        {
            SvgChart.Bars(page, [.. bars.Select(b => new SvgBar(Say(b.Key), digest.Question(b.Field), Wording.Count(digest.Question(b.Field)), b.Style))]);
        }

        if (digest.Late.Count > 0)
        {
            var cases = digest.Late.Select(l => l.Open ? Say("late_open", ("id", l.Case))
                : Say("late_reason", ("id", l.Case), ("reason", wording.Texts.Say(wording.KeyOf("late_reason", l.Reason ?? "unknown", "unknown")))));
            page.Element("p", Say("late_cases", ("cases", string.Join(", ", cases))));
        }

        if (digest.Cells.Count > 0)
        {
            page.Element("h3", Say("unit_cells")).Raw("<ul>\n");
            foreach (var (unit, topic, count) in digest.Cells)
            {
                page.Element("li", wording.Texts.Say("digest.cell", ("unit", wording.Unit(unit)), ("topic", wording.Topic(topic)), ("count", count)));
            }

            page.Raw("</ul>\n");
        }

        page.Raw("</section>\n");
    }

    private void Floor()
    {
        Open("floor");
        var owed = digest.Floor.Where(f => f.Target > 0 || f.Exempt).ToList();
        if (owed.Count == 0)
        {
            page.Element("p", Say("no_floor")).Raw("</section>\n");
            return;
        }

        SvgChart.Bars(page, [.. owed.Select(f => new SvgBar(
            wording.Channel(f.Channel), f.Published, f.Exempt ? Say("exempt") : Say("floor_of", ("published", Wording.Count(f.Published)), ("target", Wording.Count(f.Target))),
            f.Exempt ? "plain" : f.Kept switch { true => "good", false => "bad", null => "warn" }, f.Exempt ? null : f.Target))]);
        page.Raw("</section>\n");
    }

    private void Stale()
    {
        Open("stale");
        if (digest.Stale.Count == 0)
        {
            page.Element("p", Say("stale_none")).Raw("</section>\n");
            return;
        }

        page.Raw("<ul>\n");
        foreach (var stale in digest.Stale)
        {
            var what = wording.Texts.Say(
                stale.State == "gap" ? "digest.html.gap" : wording.KeyOf("digest.html.health", stale.State), ("since", stale.Since), ("until", stale.Until));
            page.Element("li", $"{wording.Channel(stale.Channel)}: {what}");
        }

        page.Raw("</ul>\n</section>\n");
    }

    private static Level LevelOf(int number) => number >= (int)Level.Urgent ? Level.Urgent : number == (int)Level.Hot ? Level.Hot : Level.Watch;

    private void Open(string heading) => page.Raw("<section>\n").Element("h2", Say(heading));

    /// <summary>On a phone the heading stands beside the value.</summary>
    private HtmlText Cell(string column) => page.Raw("<td data-label=\"").Text(Say(column)).Raw("\">");

    private string Say(string key, params ReadOnlySpan<(string Name, string Value)> values) => wording.Texts.Say("digest.html." + key, values);
}
