using System.CommandLine;
using SocialWatch.Channels;
using SocialWatch.Connectors.Import;
using SocialWatch.Pipeline;
using SocialWatch.Printing;
using SocialWatch.Service;
using SocialWatch.Storage;

namespace SocialWatch.Commands;

/// <summary><c>import FILE --channel ID [--live] [--json]</c>: mention rows into the store (CONTRACTS "Commands", "Input rows").</summary>
internal sealed class ImportVerb : ICommandVerb
{
    /// <summary>Rows of one transaction.</summary>
    private const int Page = 500;

    public string Name => "import";

    public Command Build()
    {
        var words = Configuration.ConfigFolder.ShippedTexts();
        var file = new Argument<string>("FILE") { Description = words.Say("cli.import.file") };
        var channel = new Option<string>("--channel") { Description = words.Say("cli.import.channel"), Required = true, HelpName = "ID" };
        var live = new Option<bool>("--live") { Description = words.Say("cli.import.live") };
        var command = new Command(Name, words.Say("cli.import.about")) { file, channel, live };
        command.SetAction((parse, token) => RunAsync(new(parse), parse.GetValue(file)!, parse.GetValue(channel)!, parse.GetValue(live), token));
        return command;
    }

    private static async Task<int> RunAsync(VerbContext context, string file, string channelId, bool live, CancellationToken cancellationToken)
    {
        var (config, settings, errors) = context.LoadConfig();
        if (config is null || settings is null)
        {
            return context.Refuse(errors);
        }

        if (config.Channels.FirstOrDefault(c => c.Id == channelId) is not { } channel)
        {
            return context.Refuse("cli.import.unknown_channel", ("channel", channelId), ("channels", string.Join(", ", config.Channels.Select(c => c.Id))));
        }

        if (channel.Kind != Channel.TipLineKind && !channel.MayListen(Time.LocalClock.DateOf(context.Host.Time.GetUtcNow())))
        {
            return context.Refuse("cli.not_invited", ("channel", channelId));
        }

        await using var store = await DataFolder.OpenAsync(new() { Path = context.DataFolder }, context.Host.Time, cancellationToken);
        await using var services = ServiceGraph.Build(config, settings, store, context.DataFolder, context.Host.Time, demo: false);
        var import = new ImportRun(services.GetRequiredService<IngestStage>(), new ImportReader(context.Host.Time), live ? IngestMode.LiveImport : IngestMode.History, Page);
        var progress = context.Json ? null : new ProgressLine(context.Parse.InvocationConfiguration.Error, context.Words.Say("cli.import.progress", ("rows", "{0}")));
        try
        {
            var report = await import.RunAsync(file, channelId, progress, cancellationToken);
            ImportPrinter.Print(report, context);
            return report.Refused > 0 ? ExitCode.DoesNotHold : ExitCode.Done;
        }
        catch (ImportFileException e)
        {
            return context.Refuse("cli.import." + Word(e.Fault), ("file", file));
        }
    }

    private static string Word(ImportFileFault fault) => fault switch
    {
        ImportFileFault.NotFound => "no_file",
        ImportFileFault.IsDirectory => "directory",
        ImportFileFault.NotReadable => "no_access",
    };
}
