using System.Globalization;

namespace SocialWatch.Digests;

/// <summary>A bar with its words.</summary>
/// <param name="Style">good, bad, warn or plain; the words say the same for who cannot tell colours.</param>
/// <param name="Mark">A value to reach, drawn as a line across; null when there is none.</param>
internal sealed record SvgBar(string Label, int Value, string Words, string Style, int? Mark = null);

/// <summary>Charts as inline SVG in whole numbers, so that every machine draws the same bytes. Pure.</summary>
internal static class SvgChart
{
    private const int ColumnWidth = 18;
    private const int ColumnHeight = 36;
    private const int BandWidth = 60;
    private const int BandHeight = 60;
    private const int BarsWidth = 600;
    private const int BarHeight = 18;

    /// <summary>A column a day, scaled to the greatest; a day with nothing keeps a thin foot.</summary>
    public static void Columns(HtmlText page, IReadOnlyList<int> values, string title)
    {
        if (values.Count == 0)
        {
            return;
        }

        var top = Math.Max(1, values.Max());
        Open(page, ColumnWidth * values.Count, ColumnHeight, title, "columns");
        for (var i = 0; i < values.Count; i++)
        {
            var height = Math.Max(1, (int)((long)Math.Max(0, values[i]) * ColumnHeight / top));
            page.Raw($"<rect class=\"plain\" x=\"{N((i * ColumnWidth) + 2)}\" y=\"{N(ColumnHeight - height)}\" width=\"{N(ColumnWidth - 4)}\" height=\"{N(height)}\"/>");
        }

        page.Raw("</svg>");
    }

    /// <summary>A band a day from the low to the high end, with a line where the middle is expected. As wide as its place; the days stand below it in HTML.</summary>
    public static void Bands(HtmlText page, IReadOnlyList<(double Low, double Expected, double High)> days, string title)
    {
        var top = Math.Max(1, days.Count == 0 ? 1 : days.Max(d => d.High));
        int Y(double value) => BandHeight - (int)Math.Round(Math.Max(0, value) * BandHeight / top);
        Open(page, BandWidth * days.Count, BandHeight, title, "bands");
        for (var i = 0; i < days.Count; i++)
        {
            var (x, high, low) = ((i * BandWidth) + 4, Y(days[i].High), Y(days[i].Low));
            page.Raw($"<rect class=\"band\" x=\"{N(x)}\" y=\"{N(high)}\" width=\"{N(BandWidth - 8)}\" height=\"{N(Math.Max(1, low - high))}\"/>");
            page.Raw($"<rect class=\"mark\" x=\"{N(x)}\" y=\"{N(Math.Clamp(Y(days[i].Expected) - 1, 0, BandHeight - 2))}\" width=\"{N(BandWidth - 8)}\" height=\"2\"/>");
        }

        page.Raw("</svg>\n");
    }

    /// <summary>Bars below each other. The words are HTML and not in the drawing, so that they stay readable on a narrow screen.</summary>
    public static void Bars(HtmlText page, IReadOnlyList<SvgBar> bars)
    {
        var top = Math.Max(1, bars.Max(b => Math.Max(b.Value, b.Mark ?? 0)));
        foreach (var bar in bars)
        {
            page.Raw("<p class=\"bar\"><span>").Text(bar.Label).Raw("</span> <b>").Text(bar.Words).Raw("</b></p>\n");
            Open(page, BarsWidth, BarHeight, $"{bar.Label}: {bar.Words}", "bars");
            page.Raw($"<rect class=\"rail\" x=\"0\" y=\"3\" width=\"{N(BarsWidth)}\" height=\"12\"/>");
            page.Raw($"<rect class=\"{bar.Style}\" x=\"0\" y=\"3\" width=\"{N(Length(bar.Value, top))}\" height=\"12\"/>");
            if (bar.Mark is { } mark)
            {
                page.Raw($"<rect class=\"mark\" x=\"{N(Math.Max(0, Length(mark, top) - 3))}\" y=\"0\" width=\"3\" height=\"{N(BarHeight)}\"/>");
            }

            page.Raw("</svg>\n");
        }
    }

    private static void Open(HtmlText page, int width, int height, string title, string kind) =>
        page.Raw($"<svg class=\"{kind}\" viewBox=\"0 0 {N(width)} {N(height)}\" preserveAspectRatio=\"none\" role=\"img\"><title>").Text(title).Raw("</title>");

    private static int Length(int value, int top) => (int)((long)Math.Max(0, value) * BarsWidth / top);

    private static string N(int value) => value.ToString(CultureInfo.InvariantCulture);
}
