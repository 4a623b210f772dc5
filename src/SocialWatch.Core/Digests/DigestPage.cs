using System.Text.Json;
using SocialWatch.Alerts;

namespace SocialWatch.Digests;

/// <summary>
/// A digest as one HTML page that stands alone: charts are inline SVG, there is no script and nothing is fetched; it reads on a phone and prints on A4
/// (DESIGN 6.6). Made from the stored object alone, so that a day gives the same bytes for ever and says nothing the snapshot does not. Pure, thread-safe
/// when the names of <see cref="Wording"/> are.
/// </summary>
public sealed class DigestPage(Wording wording)
{
    /// <summary>The page of a snapshot.</summary>
    /// <param name="json">The digest object of CONTRACTS.md; what an older one lacks is left out.</param>
    /// <param name="demo">True for a demonstration's numbers: the page says so.</param>
    /// <param name="reads">How many have read it, by role; left out where null. What was sent at 07:00 nobody had read yet.</param>
    /// <exception cref="JsonException">The text is no JSON object.</exception>
    public string Build(string json, bool demo = false, IReadOnlyList<RoleReads>? reads = null)
    {
        using var document = JsonDocument.Parse(json);
        var digest = new DigestFields(document.RootElement, wording);
        var page = new HtmlText();
        page.Raw("<!DOCTYPE html>\n<html lang=\"vi\">\n<head>\n<meta charset=\"utf-8\">\n");
        page.Raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n");
        page.Raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n");
        var title = Say("title", ("date", digest.Date));
        page.Element("title", title).Raw("<style>\n" + DigestPageStyle.Css + "</style>\n</head>\n<body>\n<main>\n");
        if (demo)
        {
            page.Raw("<p class=\"demo\">").Text(Say("demo")).Raw("</p>\n");
        }

        page.Raw("<header>\n").Element("h1", title).Element("p", Say("as_of", ("as_of", digest.Moment("as_of")))).Raw("</header>\n");
        Figures(page, digest);
        new DigestPageTables(page, digest, wording).Write();
        if (reads is not null)
        {
            Reads(page, reads);
        }

        page.Raw("<section>\n").Element("h2", Say("summary")).Raw("<pre>").Text(digest.Text).Raw("</pre>\n</section>\n</main>\n</body>\n</html>\n");
        return page.ToString();
    }

    /// <summary>The few numbers that a leader looks for first.</summary>
    private void Figures(HtmlText page, DigestFields digest)
    {
        page.Raw("<section class=\"figures\">\n");
        Figure(page, digest.HotSpots.Count(h => h.State != "resolved"), "hotspots");
        Figure(page, digest.Question("received"), "received");
        Figure(page, digest.Question("answered_in_time"), "answered");
        Figure(page, digest.Question("late"), "late");
        Figure(page, digest.Stale.Count(s => s.State != "gap"), "stale");
        page.Raw("</section>\n");
    }

    private void Reads(HtmlText page, IReadOnlyList<RoleReads> reads)
    {
        page.Raw("<section>\n").Element("h2", Say("reads"));
        if (reads.Count == 0)
        {
            page.Element("p", Say("reads_none"));
        }
        else
        {
            SvgChart.Bars(page, [.. reads.Select(r => new SvgBar(
                wording.Texts.Or("chat.role." + r.Role, r.Role), r.Of == 0 ? 0 : 100 * r.Read / r.Of, Say("floor_of", ("published", Wording.Count(r.Read)), ("target", Wording.Count(r.Of))),
                r.Read == r.Of ? "good" : "warn", 100))]);
        }

        page.Raw("</section>\n");
    }

    private void Figure(HtmlText page, int value, string key) =>
        page.Raw("<p><b>").Text(Wording.Count(value)).Raw("</b><span>").Text(Say("figure." + key)).Raw("</span></p>\n");

    private string Say(string key, params ReadOnlySpan<(string Name, string Value)> values) => wording.Texts.Say("digest.html." + key, values);
}
