using System.CommandLine;
using System.Globalization;
using SocialWatch.Configuration;
using SocialWatch.Printing;
using SocialWatch.Training;

namespace SocialWatch.Commands;

/// <summary><c>classify --in F --out F [--model DIR] [--explain]</c>: streams rows through a model. Opens no store. Exit 1 when rows were refused.</summary>
internal sealed class ClassifyVerb : ICommandVerb
{
    private const int MostNamed = 20;

    public string Name => "classify";

    public Command Build()
    {
        var words = ConfigFolder.ShippedTexts();
        var command = new Command(Name, words.Say("cli.verb.classify"));
        var source = new Option<string>("--in") { Description = words.Say("cli.option.classify_in"), HelpName = "F", Required = true };
        var target = new Option<string>("--out") { Description = words.Say("cli.option.classify_out"), HelpName = "F", Required = true };
        var model = TrainingOptions.Model(words);
        var explain = new Option<bool>("--explain") { Description = words.Say("cli.option.explain") };
        command.Add(source);
        command.Add(target);
        command.Add(model);
        command.Add(explain);
        command.SetAction(async (parse, token) =>
            await RunAsync(new VerbContext(parse), parse.GetValue(source)!, parse.GetValue(target)!, parse.GetValue(model), parse.GetValue(explain), token));
        return command;
    }

    private static async Task<int> RunAsync(
        VerbContext context, string source, string target, string? model, bool explain, CancellationToken cancellationToken)
    {
        if (!File.Exists(source))
        {
            return TrainingOptions.Refuse(context, new(source, 0, "", "no_file"));
        }

        if (string.Equals(Path.GetFullPath(source), Path.GetFullPath(target), StringComparison.Ordinal))
        {
            return TrainingOptions.Refuse(context, new(target, 0, "", "same_file"));
        }

        if (TrainingOptions.Load(context, model) is not { } classifier)
        {
            return ExitCode.WrongInput;
        }

        var run = new ClassifyRun(classifier, explain);
        await using (var output = File.Create(target))
        {
            var named = 0;
            await run.RunAsync(
                source,
                output,
                fault => _ = named++ < MostNamed ? context.Say(ExitCode.DoesNotHold, TrainingOptions.Line(context.Words, fault)) : 0,
                rows => context.Say(ExitCode.Done, context.Words.Say("classify.progress", ("rows", rows.ToString(CultureInfo.InvariantCulture)))),
                cancellationToken);
        }

        if (context.Json)
        {
            await OutputJson.WriteAsync(context.Out, new { written = run.Written, refused = run.Refused }, cancellationToken);
        }
        else
        {
            await context.Out.WriteLineAsync(context.Words.Say(
                "classify.done",
                ("written", run.Written.ToString(CultureInfo.InvariantCulture)),
                ("refused", run.Refused.ToString(CultureInfo.InvariantCulture)),
                ("file", target)).AsMemory(), cancellationToken);
        }

        return run.Refused > 0 ? ExitCode.DoesNotHold : ExitCode.Done;
    }
}
