using System.Globalization;
using SocialWatch.Commands;
using SocialWatch.Pipeline;

namespace SocialWatch.Printing;

/// <summary>Prints the result of an import: one JSON line, or a few lines for people.</summary>
internal static class ImportPrinter
{
    /// <summary>So many refused rows are shown to a person; a script gets all that were listed.</summary>
    private const int Shown = 20;

    public static void Print(ImportReport report, VerbContext context)
    {
        if (context.Json)
        {
            context.Out.WriteLine(OutputJson.Line(new ImportLine(report.Read, report.New, report.Duplicate, report.Refused, report.UnknownUnit, report.Refusals)));
            return;
        }

        context.Out.WriteLine(context.Words.Say(
            "cli.import.done", ("read", N(report.Read)), ("new", N(report.New)), ("duplicate", N(report.Duplicate)), ("refused", N(report.Refused)),
            ("unknown_unit", N(report.UnknownUnit))));
        foreach (var row in report.Refusals.Take(Shown))
        {
            var reason = context.Words.Or("import.reason." + row.Reason, row.Reason);
            context.Out.WriteLine("  " + context.Words.Say("cli.import.refused", ("line", N(row.Line)), ("field", row.Field), ("reason", reason)));
        }

        if (report.Refused > Shown)
        {
            context.Out.WriteLine("  " + context.Words.Say("cli.import.more", ("count", N(report.Refused - Shown))));
        }
    }

    private static string N(int value) => value.ToString(CultureInfo.InvariantCulture);
}

/// <summary>The one output row of <c>import</c> (CONTRACTS "Output rows").</summary>
internal sealed record ImportLine(int Read, int New, int Duplicate, int Refused, int UnknownUnit, IReadOnlyList<RefusedRow> Refusals);
