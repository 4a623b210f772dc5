using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using SocialWatch.Classification.Model;
using SocialWatch.Configuration;
using SocialWatch.Printing;
using SocialWatch.Training;

namespace SocialWatch.Commands;

/// <summary><c>train --data F… --out DIR</c>: learns a model from labelled text and writes it with its card. Opens no store; deterministic.</summary>
internal sealed class TrainVerb : ICommandVerb
{
    /// <summary>Labels with fewer rows are learned, but nobody should trust them.</summary>
    private const int FewRows = 10;

    public string Name => "train";

    public Command Build()
    {
        var words = ConfigFolder.ShippedTexts();
        var command = new Command(Name, words.Say("cli.verb.train"));
        var data = TrainingOptions.Data(words);
        var target = new Option<string>("--out") { Description = words.Say("cli.option.model_out"), HelpName = "DIR", Required = true };
        command.Add(data);
        command.Add(target);
        command.SetAction(async (parse, token) => await RunAsync(new VerbContext(parse), parse.GetValue(data) ?? [], parse.GetValue(target)!, token));
        return command;
    }

    private static async Task<int> RunAsync(VerbContext context, string[] data, string target, CancellationToken cancellationToken)
    {
        var files = await LabelFiles.ReadAsync(data, cancellationToken);
        if (files.Fault is { } fault)
        {
            return TrainingOptions.Refuse(context, fault);
        }

        var set = LabelledSet.From(files.Rows);
        if (set.Labels.Count == 0)
        {
            return context.Refuse("train.no_labels");
        }

        for (var l = 0; l < set.Labels.Count; l++)
        {
            if (set.Truth[l].Count(t => t) is < FewRows and var rows)
            {
                context.Say(ExitCode.Done, context.Words.Say("train.few_rows", ("label", set.Labels[l]), ("rows", rows.ToString(CultureInfo.InvariantCulture))));
            }
        }

        var settings = new LearnerSettings();
        var clock = Stopwatch.StartNew();
        var trained = await Task.Run(() => ModelTrainer.Train(set, settings, null, cancellationToken), cancellationToken);
        var bytes = ModelFile.Write(trained.Model);
        Directory.CreateDirectory(target);
        await File.WriteAllBytesAsync(Path.Combine(target, ModelFile.Name), bytes, cancellationToken);
        await File.WriteAllTextAsync(Path.Combine(target, ModelCard.Name), ModelCard.Text(trained, settings, files.Files, bytes), cancellationToken);
        await TrainingOptions.PrintAsync(context, [.. trained.Folds.Select(ModelCard.Rounded)], cancellationToken);
        if (!context.Json)
        {
            await context.Out.WriteLineAsync(context.Words.Say(
                "train.done",
                ("rows", files.Rows.Count.ToString(CultureInfo.InvariantCulture)),
                ("folder", target),
                ("seconds", Instants.Plain(Math.Round(clock.Elapsed.TotalSeconds, 1)))).AsMemory(), cancellationToken);
        }

        return ExitCode.Done;
    }
}
