using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace SocialWatch.Printing;

/// <summary>Prints rows as a table that stays readable on a screen, in a file and in a pipe: no colours, no control codes.</summary>
internal static class TablePrinter
{
    /// <summary>Longest cell; longer texts end in an ellipsis.</summary>
    private const int LongestCell = 90;

    public static void Print(TextWriter output, int width, IReadOnlyList<string> headings, IEnumerable<IReadOnlyList<string>> rows)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(output),
        });
        console.Profile.Width = width;
        console.Profile.Capabilities.Unicode = true;
        var table = new Table { Border = TableBorder.Simple };
        table.AddColumns([.. headings.Select(h => new TableColumn(new Spectre.Console.Text(h)))]);
        foreach (var row in rows)
        {
            table.AddRow(row.Select(c => (IRenderable)new Spectre.Console.Text(Cut(c))));
        }

        console.Write(table);
    }

    /// <summary>One line, cut between two characters as readers see them.</summary>
    private static string Cut(string cell)
    {
        var line = cell.ReplaceLineEndings(" ");
        var text = new StringInfo(line);
        return text.LengthInTextElements <= LongestCell ? line : text.SubstringByTextElements(0, LongestCell - 1) + "…";
    }
}
