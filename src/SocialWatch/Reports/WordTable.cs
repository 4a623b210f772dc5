using DocumentFormat.OpenXml.Wordprocessing;

namespace SocialWatch.Reports;

/// <summary>A table with all its lines, whose header row is repeated on every page and whose rows are not torn apart. Pure.</summary>
internal static class WordTable
{
    private static readonly TextLook Words = new(22);
    private static readonly TextLook Strong = new(22, Bold: true);
    private static readonly int Side = WordUnits.Millimetres(1);

    /// <summary>The caption and the table.</summary>
    public static IEnumerable<DocumentFormat.OpenXml.OpenXmlElement> Of(PaperTable table)
    {
        yield return WordText.Line(
            table.Caption, new TextLook(26, Bold: true), new(JustificationValues.Center, Before: WordUnits.Points(8), After: WordUnits.Points(4), KeepNext: true));
        var widths = Widths(table.Columns);
        var word = Frame(widths);
        word.Append(Row([.. table.Columns.Select(c => c.Heading)], table.Columns, widths, Strong, header: true));
        foreach (var row in table.Rows)
        {
            word.Append(Row(row, table.Columns, widths, Words));
        }

        if (table.Total is { } total)
        {
            word.Append(Row(total, table.Columns, widths, Strong));
        }

        yield return word;
        yield return WordText.Line("", new TextLook(12), new(JustificationValues.Left), tight: true);
    }

    /// <summary>The widths of the columns on the text's width, to the last twentieth of a point.</summary>
    internal static int[] Widths(IReadOnlyList<PaperColumn> columns)
    {
        var sum = columns.Sum(c => c.Width);
        var widths = columns.Select(c => WordUnits.TextWidth * c.Width / sum).ToArray();
        widths[^1] += WordUnits.TextWidth - widths.Sum();
        return widths;
    }

    private static Table Frame(int[] widths)
    {
        var grid = new TableGrid();
        grid.Append(widths.Select(w => new GridColumn { Width = WordUnits.Print(w) }));
        return new(
            new TableProperties(
                new TableWidth { Width = WordUnits.Print(WordUnits.TextWidth), Type = TableWidthUnitValues.Dxa },
                new TableJustification { Val = TableRowAlignmentValues.Center },
                new TableBorders(
                    new TopBorder { Val = BorderValues.Single, Size = 4 }, new LeftBorder { Val = BorderValues.Single, Size = 4 },
                    new BottomBorder { Val = BorderValues.Single, Size = 4 }, new RightBorder { Val = BorderValues.Single, Size = 4 },
                    new InsideHorizontalBorder { Val = BorderValues.Single, Size = 4 }, new InsideVerticalBorder { Val = BorderValues.Single, Size = 4 }),
                new TableLayout { Type = TableLayoutValues.Fixed },
                new TableCellMarginDefault(
                    new TopMargin { Width = "30", Type = TableWidthUnitValues.Dxa }, new TableCellLeftMargin { Width = (short)Side, Type = TableWidthValues.Dxa },
                    new BottomMargin { Width = "30", Type = TableWidthUnitValues.Dxa }, new TableCellRightMargin { Width = (short)Side, Type = TableWidthValues.Dxa })),
            grid);
    }

    private static TableRow Row(IReadOnlyList<string> cells, IReadOnlyList<PaperColumn> columns, int[] widths, TextLook look, bool header = false)
    {
        var properties = new TableRowProperties(new CantSplit());
        if (header)
        {
            properties.Append(new TableHeader());
        }

        var row = new TableRow(properties);
        for (var i = 0; i < columns.Count; i++)
        {
            var align = header || !columns[i].Left ? JustificationValues.Center : JustificationValues.Left;
            var cell = new TableCell(new TableCellProperties(
                new TableCellWidth { Width = WordUnits.Print(widths[i]), Type = TableWidthUnitValues.Dxa },
                new TableCellVerticalAlignment { Val = TableVerticalAlignmentValues.Center }));
            cell.Append(cells[i].Split('\n').Select(line => WordText.Line(line, look, new(align), tight: true)));
            row.Append(cell);
        }

        return row;
    }
}
