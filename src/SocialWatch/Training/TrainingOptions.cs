using System.CommandLine;
using System.Globalization;
using SocialWatch.Classification.Model;
using SocialWatch.Commands;
using SocialWatch.Configuration;
using SocialWatch.Printing;

namespace SocialWatch.Training;

/// <summary>What the verbs around the model share: options, refusals, the table of figures.</summary>
internal static class TrainingOptions
{
    /// <summary>In these verbs <c>--data</c> names files of labelled text (CONTRACTS), not the folder of the store.</summary>
    public static Option<string[]> Data(Texts words) => new("--data")
    {
        Description = words.Say("cli.option.label_files"), HelpName = "F", Required = true, AllowMultipleArgumentsPerToken = true, Arity = ArgumentArity.OneOrMore,
    };

    public static Option<string> Model(Texts words) => new("--model") { Description = words.Say("cli.option.model"), HelpName = "DIR" };

    /// <summary>Loads the model, or says in one line why not.</summary>
    public static TrainedClassifier? Load(VerbContext context, string? named)
    {
        try
        {
            return TrainedClassifier.Load(ModelPlace.Find(named));
        }
        catch (ModelFileException e)
        {
            context.Refuse("model.fault." + StoredWord.Of(e.Fault), ("file", e.File));
            return null;
        }
    }

    /// <summary>One line: file, line, field, reason.</summary>
    public static int Refuse(VerbContext context, InputFault fault) => context.Say(ExitCode.WrongInput, Line(context.Words, fault));

    public static string Line(Texts words, InputFault fault)
    {
        var reason = words.Say("data.reason." + fault.Reason);
        return fault.Line == 0
            ? words.Say("data.file_wrong", ("file", fault.File), ("reason", reason))
            : words.Say(
                "data.row_wrong",
                ("file", fault.File), ("line", fault.Line.ToString(CultureInfo.InvariantCulture)), ("field", fault.Field.Length == 0 ? "–" : fault.Field), ("reason", reason));
    }

    public static async Task PrintAsync(VerbContext context, IReadOnlyList<LabelFigures> figures, CancellationToken cancellationToken)
    {
        if (context.Json)
        {
            foreach (var row in figures)
            {
                await OutputJson.WriteAsync(context.Out, row, cancellationToken);
            }

            return;
        }

        TablePrinter.Print(context.Out, 110, ["label", "precision", "recall", "F1", "support", "threshold", "calibration error"], figures.Select(f => (IReadOnlyList<string>)
        [
            f.Label, Three(f.Precision), Three(f.Recall), Three(f.F1), f.Support.ToString(CultureInfo.InvariantCulture), Three(f.Threshold), Three(f.CalibrationError),
        ]));
    }

    public static string Three(double value) => value.ToString("0.000", CultureInfo.InvariantCulture);
}
