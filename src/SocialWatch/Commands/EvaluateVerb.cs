using System.CommandLine;
using System.Globalization;
using SocialWatch.Configuration;
using SocialWatch.Printing;
using SocialWatch.Training;

namespace SocialWatch.Commands;

/// <summary><c>evaluate --data F… [--model DIR]</c>: compares a model with labelled text. Opens no store.</summary>
internal sealed class EvaluateVerb : ICommandVerb
{
    public string Name => "evaluate";

    public Command Build()
    {
        var words = ConfigFolder.ShippedTexts();
        var command = new Command(Name, words.Say("cli.verb.evaluate"));
        var data = TrainingOptions.Data(words);
        var model = TrainingOptions.Model(words);
        command.Add(data);
        command.Add(model);
        command.SetAction(async (parse, token) => await RunAsync(new VerbContext(parse), parse.GetValue(data) ?? [], parse.GetValue(model), token));
        return command;
    }

    private static async Task<int> RunAsync(VerbContext context, string[] data, string? model, CancellationToken cancellationToken)
    {
        var files = await LabelFiles.ReadAsync(data, cancellationToken);
        if (files.Fault is { } fault)
        {
            return TrainingOptions.Refuse(context, fault);
        }

        if (TrainingOptions.Load(context, model) is not { } classifier)
        {
            return ExitCode.WrongInput;
        }

        var evaluation = Evaluation.Of(classifier, files.Rows, cancellationToken);
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
}
