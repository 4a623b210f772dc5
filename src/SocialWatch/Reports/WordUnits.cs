using System.Globalization;
using System.Xml;

namespace SocialWatch.Reports;

/// <summary>Measures of WordprocessingML: twentieths of a point. Pure.</summary>
internal static class WordUnits
{
    private const double PerMillimetre = 1440 / 25.4;

    /// <summary>A4, and the margins of Nghị định 30/2020: 20–25 mm above and below, 30–35 left, 15–20 right.</summary>
    public static readonly int PageWidth = Millimetres(210);
    public static readonly int PageHeight = Millimetres(297);
    public static readonly int MarginAbove = Millimetres(20);
    public static readonly int MarginLeft = Millimetres(30);
    public static readonly int MarginRight = Millimetres(15);
    public static readonly int TextWidth = PageWidth - MarginLeft - MarginRight;

    /// <summary>First lines go in by 1.27 cm.</summary>
    public static readonly int FirstLine = Millimetres(12.7);

    public static int Millimetres(double value) => (int)Math.Round(value * PerMillimetre);

    public static int Points(double value) => (int)Math.Round(value * 20);

    public static string Print(int value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>The text without what XML 1.0 cannot hold; names come from a file that people edit.</summary>
    public static string Legal(string text)
    {
        if (text.All(c => XmlConvert.IsXmlChar(c)))
        {
            return text;
        }

        return string.Concat(text.EnumerateRunes().Where(r => r.Value > 0xFFFF || XmlConvert.IsXmlChar((char)r.Value)).Select(r => r.ToString()));
    }
}
