using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace SocialWatch.Reports;

/// <summary>
/// Sets an official paper in Word on A4 in the form of Nghị định 30/2020: margins, Times New Roman, page numbers in the middle above and not on page one.
/// The file names no person and no machine. Pure.
/// </summary>
internal static class WordPaper
{
    private const string Font = "Times New Roman";
    private static readonly TextLook Prose = new(28);
    private static readonly TextLook Strong = new(28, Bold: true);
    private static readonly TextLook Note = new(22, Italic: true);

    /// <summary>The bytes of a .docx file.</summary>
    public static byte[] Write(OfficialPaper paper)
    {
        using var bytes = new MemoryStream();
        using (var file = WordprocessingDocument.Create(bytes, WordprocessingDocumentType.Document))
        {
            var main = file.AddMainDocumentPart();
            main.AddNewPart<StyleDefinitionsPart>("styles").Styles = Styles();
            var header = main.AddNewPart<HeaderPart>("pages");
            header.Header = new Header(PageNumber());
            main.AddNewPart<HeaderPart>("first").Header = new Header(new Paragraph());
            var body = new Body();
            body.Append(WordFrame.Top(paper));
            var blocks = paper.Body.SelectMany(Block).ToList();
            // A signature never stands alone on a page.
            (blocks[^1] as Paragraph)?.ParagraphProperties?.PrependChild(new KeepNext());
            body.Append(blocks);
            body.Append(WordFrame.End(paper.Closing));
            body.Append(Page());
            main.Document = new Document(body);
            file.PackageProperties.Title = WordUnits.Legal(paper.Abstract);
            file.PackageProperties.Language = "vi-VN";
        }

        return bytes.ToArray();
    }

    private static IEnumerable<OpenXmlElement> Block(PaperBlock block) => block switch
    {
        PaperHeading heading => [WordText.Line(
            heading.Text, Strong, new(JustificationValues.Both, Before: WordUnits.Points(heading.Level == 1 ? 10 : 6), After: WordUnits.Points(6), FirstLine: WordUnits.FirstLine, KeepNext: true))],
        PaperParagraph { Note: true } note => [WordText.Line(note.Text, Note, new(JustificationValues.Both, After: WordUnits.Points(6)), tight: true)],
        PaperParagraph paragraph => [WordText.Line(paragraph.Text, Prose, new(JustificationValues.Both, After: WordUnits.Points(6), FirstLine: WordUnits.FirstLine))],
        PaperTable table => WordTable.Of(table),
        _ => throw new ArgumentOutOfRangeException(nameof(block), block, "A block this writer does not know."),
    };

    private static SectionProperties Page() => new(
        new HeaderReference { Type = HeaderFooterValues.Default, Id = "pages" },
        new HeaderReference { Type = HeaderFooterValues.First, Id = "first" },
        new PageSize { Width = (uint)WordUnits.PageWidth, Height = (uint)WordUnits.PageHeight },
        new PageMargin
        {
            Top = WordUnits.MarginAbove, Bottom = WordUnits.MarginAbove, Left = (uint)WordUnits.MarginLeft, Right = (uint)WordUnits.MarginRight,
            Header = (uint)WordUnits.Millimetres(10), Footer = (uint)WordUnits.Millimetres(10), Gutter = 0,
        },
        new TitlePage());

    private static Paragraph PageNumber() => new(
        new ParagraphProperties(new Justification { Val = JustificationValues.Center }),
        new SimpleField(WordText.Run("2", new TextLook(26))) { Instruction = " PAGE " });

    private static Styles Styles() => new(
        new DocDefaults(
            new RunPropertiesDefault(new RunPropertiesBaseStyle(
                new RunFonts { Ascii = Font, HighAnsi = Font, EastAsia = Font, ComplexScript = Font },
                new Color { Val = "000000" },
                new FontSize { Val = "28" }, new FontSizeComplexScript { Val = "28" },
                new Languages { Val = "vi-VN", EastAsia = "vi-VN" })),
            new ParagraphPropertiesDefault()),
        new Style(new StyleName { Val = "Normal" }) { Type = StyleValues.Paragraph, Default = true, StyleId = "Normal" });
}
