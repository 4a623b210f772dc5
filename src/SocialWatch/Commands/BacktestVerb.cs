using System.CommandLine;
using SocialWatch.Backtest;
using SocialWatch.Connectors.Import;
using SocialWatch.HotSpots.Series;
using SocialWatch.Training;

namespace SocialWatch.Commands;

/// <summary><c>backtest F [--labelled] [--triggers] [--truth T.json] [--json]</c>: replays mention rows through the detectors; opens no store (CONTRACTS "Commands").</summary>
internal sealed class BacktestVerb : ICommandVerb
{
    public string Name => "backtest";

    public Command Build()
    {
        var words = Configuration.ConfigFolder.ShippedTexts();
        var file = new Argument<string>("FILE") { Description = words.Say("cli.import.file") };
        var labelled = new Option<bool>("--labelled") { Description = words.Say("cli.backtest.labelled") };
        var triggers = new Option<bool>("--triggers") { Description = words.Say("cli.backtest.triggers") };
        var truth = new Option<string>("--truth") { Description = words.Say("cli.backtest.truth"), HelpName = "T.json" };
        var command = new Command(Name, words.Say("cli.backtest.about")) { file, labelled, triggers, truth };
        command.SetAction((parse, token) => RunAsync(
            new(parse), parse.GetValue(file)!, parse.GetValue(labelled), parse.GetValue(triggers), parse.GetValue(truth), token));
        return command;
    }

    private static async Task<int> RunAsync(VerbContext context, string file, bool labelled, bool triggers, string? truthFile, CancellationToken cancellationToken)
    {
        var (config, _, errors) = context.LoadConfig();
        if (config is null)
        {
            return context.Refuse(errors);
        }

        var reading = new RowReading(config, ServiceClassifier.For(config.Topics).Classifier, labelled, triggers);
        try
        {
            var run = new BacktestRun(config, new ImportReader(context.Host.Time), reading, config.Schedule.Budget);
            if (truthFile is not null && (await TruthFile.ReadAsync(truthFile, context.Host.Time.GetUtcNow(), cancellationToken)) is { Truth: null, Wrong: var wrong })
            {
                return wrong.Length == 0 && !File.Exists(truthFile)
                    ? context.Refuse("cli.import.no_file", ("file", truthFile))
                    : context.Refuse("cli.backtest.bad_truth", ("file", truthFile), ("field", wrong));
            }

            var report = await run.RunAsync(file, cancellationToken);
            var truth = truthFile is null ? null : (await TruthFile.ReadAsync(truthFile, report.Last, cancellationToken)).Truth;
            var raises = report.Events.Where(e => e.Event != "resolved" && e.Scope == HotSpots.HotSpotScope.Unit)
                .Select(e => new Raise(e.At, e.Topic, e.Unit, e.Event == "worse")).ToList();
            await BacktestPrinter.PrintAsync(report, truth is null ? null : ScoreCard.Of(truth, raises), context, cancellationToken);
            return report.Refusals.Refused > 0 ? ExitCode.DoesNotHold : ExitCode.Done;
        }
        catch (ImportFileException e)
        {
            return context.Refuse(e.Fault switch
            {
                ImportFileFault.NotFound => "cli.import.no_file",
                ImportFileFault.IsDirectory => "cli.import.directory",
                ImportFileFault.NotReadable => "cli.import.no_access",
            }, ("file", file));
        }
    }
}
