using SocialWatch.Alerts;

namespace SocialWatch.Digests;

/// <summary>The parts of the page below its hot spots: questions, floor, channels, alerts. Not thread-safe; made for one page.</summary>
internal sealed class DigestPageTables(HtmlText page, DigestFields digest, Wording wording)
{
    private const int CodesShown = 60;

    public void Write()
    {
        new DigestPageSpots(page, digest, wording).Write();
        Questions();
        Floor();
        Stale();
        Open("alerts");
        page.Element("p", Say("alerts_line", ("fired", Count("fired")), ("useful", Count("useful")), ("suppressed", Count("suppressed"))));
        page.Element("p", Say("claims", ("count", Wording.Count(digest.Question("claims"))))).Raw("</section>\n");

        string Count(string name) => Wording.Count(digest.Alert(name));
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

        // The open ones first, then by why they were late; a long list is no reading matter.
        foreach (var group in digest.Late.GroupBy(l => l.Open ? "" : wording.Texts.Say(wording.KeyOf("late_reason", l.Reason ?? "unknown", "unknown"))).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var codes = string.Join(", ", group.Take(CodesShown).Select(l => l.Case)) + (group.Count() > CodesShown ? ", …" : "");
            page.Element("p", group.Key.Length == 0
                ? Say("late_open", ("count", Wording.Count(group.Count())), ("codes", codes))
                : Say("late_reason", ("reason", group.Key), ("count", Wording.Count(group.Count())), ("codes", codes)));
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

    private void Open(string heading) => page.Raw("<section>\n").Element("h2", Say(heading));

    private string Say(string key, params ReadOnlySpan<(string Name, string Value)> values) => wording.Texts.Say("digest.html." + key, values);
}
