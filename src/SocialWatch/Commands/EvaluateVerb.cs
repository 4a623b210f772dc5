using System.CommandLine;
using System.Globalization;
using SocialWatch.Classification.Model;
using SocialWatch.Configuration;
using SocialWatch.Corrections;
using SocialWatch.Printing;
using SocialWatch.Training;

namespace SocialWatch.Commands;

/// <summary><c>evaluate --data F… [--model DIR] [--store DIR]</c>: compares a model with labelled text, and with what staff corrected in a store. Opens no other store.</summary>
internal sealed class EvaluateVerb : ICommandVerb
{
    public string Name => "evaluate";

    public Command Build()
    {
        var words = ConfigFolder.ShippedTexts();
        var command = new Command(Name, words.Say("cli.verb.evaluate"));
        var data = TrainingOptions.Data(words);
        (data.Required, data.Arity) = (false, ArgumentArity.ZeroOrMore);
        var model = TrainingOptions.Model(words);
        var store = new Option<string>("--store") { Description = words.Say("cli.option.corrections"), HelpName = "DIR" };
        command.Add(data);
        command.Add(model);
        command.Add(store);
        command.SetAction(async (parse, token) => await RunAsync(new VerbContext(parse), parse.GetValue(data) ?? [], parse.GetValue(model), parse.GetValue(store), token));
        return command;
    }

    private static async Task<int> RunAsync(VerbContext context, string[] data, string? model, string? folder, CancellationToken cancellationToken)
    {
        if (data.Length == 0 && folder is null)
        {
            return context.Refuse("evaluate.no_data");
        }

        var files = data.Length == 0 ? new LabelFiles([], [], null) : await LabelFiles.ReadAsync(data, cancellationToken);
        if (files.Fault is { } fault)
        {
            return TrainingOptions.Refuse(context, fault);
        }

        var rows = folder is null ? files.Rows : [.. files.Rows, .. await CorrectedAsync(context, folder, cancellationToken)];
        if (rows.Count == 0)
        {
            return context.Refuse("evaluate.no_corrections", ("data", folder!));
        }

        if (TrainingOptions.Load(context, model) is not { } classifier)
        {
            return ExitCode.WrongInput;
        }

        var evaluation = Evaluation.Of(classifier, rows, cancellationToken);
        await TrainingOptions.PrintAsync(context, [.. evaluation.Labels.Select(ModelCard.Rounded)], cancellationToken);
        var summary = evaluation.Summary with { MacroF1 = Math.Round(evaluation.Summary.MacroF1, 4), MicroF1 = Math.Round(evaluation.Summary.MicroF1, 4) };
        if (context.Json)
        {
            await OutputJson.WriteAsync(context.Out, summary, cancellationToken);
            return ExitCode.Done;
        }

        await context.Out.WriteLineAsync(context.Words.Say(
            "evaluate.done",
            ("macro", TrainingOptions.Three(summary.MacroF1)),
            ("micro", TrainingOptions.Three(summary.MicroF1)),
            ("rows", summary.Rows.ToString(CultureInfo.InvariantCulture))).AsMemory(), cancellationToken);
        return ExitCode.Done;
    }

    private static async Task<IReadOnlyList<LabelledText>> CorrectedAsync(VerbContext context, string folder, CancellationToken cancellationToken)
    {
        await using var store = await StoreDoor.OpenForReadingAsync(folder, context.Host.Time, cancellationToken);
        return await store.ReadAsync(CorrectedTexts.ReadAsync, cancellationToken);
    }
}
