using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace SocialWatch.Reports;

/// <summary>
/// What stands around the body on an official paper (Nghị định 30/2020, Appendix I): the issuer beside the country and motto, number, place and date, title;
/// at the end who receives it and who signs. Tables without lines hold the halves side by side. Pure.
/// </summary>
internal static class WordFrame
{
    private static readonly TextLook Small = new(24);
    private static readonly TextLook SmallBold = new(24, Bold: true);
    private static readonly TextLook Usual = new(26);
    private static readonly TextLook Large = new(28, Bold: true);
    private static readonly ParagraphLook Middle = new(JustificationValues.Center);

    /// <summary>Height of a thin rule's own paragraph.</summary>
    private static readonly TextLook Rule = new(4);

    /// <summary>The top of the first page.</summary>
    public static IEnumerable<OpenXmlElement> Top(OfficialPaper paper)
    {
        if (paper.Stamp is { } stamp)
        {
            yield return WordText.Line(stamp, Usual with { Bold = true }, new(JustificationValues.Center, After: WordUnits.Points(6)), tight: true);
        }

        var head = paper.Letterhead;
        var left = WordUnits.Millimetres(71);
        var right = WordUnits.TextWidth - left;
        yield return SideBySide(
            left,
            [
                .. head.Parent.Split('\n').Select(l => Tight(l, Small)), Tight(head.Issuer, SmallBold), Line(left, left / 3),
                WordText.Line(head.Number, Usual, Middle with { Before = WordUnits.Points(4) }, tight: true),
            ],
            [
                Tight(head.Country, SmallBold), Tight(head.Motto, Usual with { Bold = true }), Line(right, WordUnits.Millimetres(54)),
                WordText.Line(head.PlaceAndDate, Usual with { Italic = true }, Middle with { Before = WordUnits.Points(4) }, tight: true),
            ]);
        yield return WordText.Line(paper.Kind, Large, Middle with { Before = WordUnits.Points(18) }, tight: true);
        yield return WordText.Line(paper.Abstract, Large, Middle, tight: true);
        yield return Line(WordUnits.TextWidth, WordUnits.Millimetres(40));
        yield return WordText.Line("", Small, Middle, tight: true);
    }

    /// <summary>The end of the last page.</summary>
    public static IEnumerable<OpenXmlElement> End(Closing closing)
    {
        yield return WordText.Line("", Small, Middle with { KeepNext = true }, tight: true);
        var right = new List<Paragraph>(closing.For.Select(l => Tight(l, Large)));
        // Room for a signature and a seal.
        right.AddRange(Enumerable.Range(0, 3).Select(_ => Tight("", Large)));
        right.Add(Tight(closing.Signer, Large));
        yield return SideBySide(
            WordUnits.TextWidth / 2,
            [
                WordText.Line(closing.ToHeading, SmallBold with { Italic = true }, new(JustificationValues.Left), tight: true),
                .. closing.To.Select(l => WordText.Line(l, new(22), new(JustificationValues.Left), tight: true)),
            ],
            right);
        // A document does not end in a table.
        yield return WordText.Line("", Rule, Middle, tight: true);
    }

    private static Paragraph Tight(string text, TextLook look) => WordText.Line(text, look, Middle, tight: true);

    /// <summary>A rule of a length in the middle of a width.</summary>
    private static Paragraph Line(int width, int length) =>
        WordText.Line("", Rule, new(JustificationValues.Center, Before: WordUnits.Points(3), LeftIndent: (width - length) / 2, RightIndent: (width - length) / 2, Border: true), tight: true);

    private static Table SideBySide(int leftWidth, IReadOnlyList<Paragraph> left, IReadOnlyList<Paragraph> right)
    {
        var rightWidth = WordUnits.TextWidth - leftWidth;
        return new(
            new TableProperties(
                new TableWidth { Width = WordUnits.Print(WordUnits.TextWidth), Type = TableWidthUnitValues.Dxa },
                new TableLayout { Type = TableLayoutValues.Fixed },
                new TableCellMarginDefault(
                    new TableCellLeftMargin { Width = 0, Type = TableWidthValues.Dxa }, new TableCellRightMargin { Width = 0, Type = TableWidthValues.Dxa })),
            new TableGrid(new GridColumn { Width = WordUnits.Print(leftWidth) }, new GridColumn { Width = WordUnits.Print(rightWidth) }),
            new TableRow(new TableRowProperties(new CantSplit()), Cell(leftWidth, left), Cell(rightWidth, right)));
    }

    private static TableCell Cell(int width, IReadOnlyList<Paragraph> lines)
    {
        var cell = new TableCell(new TableCellProperties(new TableCellWidth { Width = WordUnits.Print(width), Type = TableWidthUnitValues.Dxa }));
        cell.Append(lines);
        return cell;
    }
}
