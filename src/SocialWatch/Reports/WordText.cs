using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using WordRunText = DocumentFormat.OpenXml.Wordprocessing.Text;

namespace SocialWatch.Reports;

/// <summary>How a run of text is set.</summary>
/// <param name="HalfPoints">Size in half points.</param>
internal sealed record TextLook(int HalfPoints, bool Bold = false, bool Italic = false);

/// <summary>How a paragraph is set; measures in twentieths of a point.</summary>
/// <param name="Border">A rule along the upper edge, between the indents.</param>
internal sealed record ParagraphLook(
    JustificationValues Align, int Before = 0, int After = 0, int FirstLine = 0, int LeftIndent = 0, int RightIndent = 0, bool KeepNext = false, bool Border = false);

/// <summary>Paragraphs of WordprocessingML, every property in the order that the schema asks for. Pure.</summary>
internal static class WordText
{
    /// <summary>Lines at 1.15: between single and one and a half (Nghị định 30/2020).</summary>
    private const string LineHeight = "276";
    private const string SingleHeight = "240";

    /// <summary>A paragraph of text.</summary>
    public static Paragraph Line(string text, TextLook look, ParagraphLook set, bool tight = false)
    {
        var properties = new ParagraphProperties();
        if (set.KeepNext)
        {
            properties.Append(new KeepNext());
        }

        if (set.Border)
        {
            properties.Append(new ParagraphBorders(new TopBorder { Val = BorderValues.Single, Size = 6, Space = 0, Color = "000000" }));
        }

        properties.Append(
            new SpacingBetweenLines
            {
                Before = WordUnits.Print(set.Before), After = WordUnits.Print(set.After), Line = tight ? SingleHeight : LineHeight, LineRule = LineSpacingRuleValues.Auto,
            },
            new Indentation { Left = WordUnits.Print(set.LeftIndent), Right = WordUnits.Print(set.RightIndent), FirstLine = WordUnits.Print(set.FirstLine) },
            new Justification { Val = set.Align });
        var paragraph = new Paragraph(properties);
        if (text.Length > 0)
        {
            paragraph.Append(Run(text, look));
        }
        else
        {
            // An empty paragraph is as high as its mark.
            properties.Append(new ParagraphMarkRunProperties(new FontSize { Val = WordUnits.Print(look.HalfPoints) }));
        }

        return paragraph;
    }

    /// <summary>A run; characters that XML cannot hold are left out.</summary>
    public static Run Run(string text, TextLook look)
    {
        var properties = new RunProperties();
        if (look.Bold)
        {
            properties.Append(new Bold(), new BoldComplexScript());
        }

        if (look.Italic)
        {
            properties.Append(new Italic(), new ItalicComplexScript());
        }

        properties.Append(new FontSize { Val = WordUnits.Print(look.HalfPoints) }, new FontSizeComplexScript { Val = WordUnits.Print(look.HalfPoints) });
        return new(properties, new WordRunText(WordUnits.Legal(text)) { Space = SpaceProcessingModeValues.Preserve });
    }
}
