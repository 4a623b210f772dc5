using System.CommandLine;
using SocialWatch.Configuration;
using SocialWatch.Corrections;
using SocialWatch.Printing;
using SocialWatch.Storage;

namespace SocialWatch.Commands;

/// <summary><c>labels export --out F</c>: ids and labels that staff corrected; texts only of channels with a dated consent record. The export is noted in the store.</summary>
internal sealed class LabelsVerb : ICommandVerb
{
    public string Name => "labels";

    public Command Build()
    {
        var words = ConfigFolder.ShippedTexts();
        var target = new Option<string>("--out") { Description = words.Say("cli.labels.out"), HelpName = "F", Required = true };
        var export = new Command("export", words.Say("cli.verb.labels_export")) { target };
        export.SetAction((parse, token) => ExportAsync(new(parse), parse.GetValue(target)!, token));
        return new(Name, words.Say("cli.verb.labels")) { export };
    }

    private static async Task<int> ExportAsync(VerbContext context, string path, CancellationToken cancellationToken)
    {
        var (config, _, errors) = context.LoadConfig();
        if (config is null)
        {
            return context.Refuse(errors);
        }

        await using (await StoreDoor.OpenForReadingAsync(context.DataFolder, context.Host.Time, cancellationToken))
        {
        }

        await using var store = await DataFolder.OpenAsync(new() { Path = context.DataFolder }, context.Host.Time, cancellationToken);
        var now = Time.LocalClock.Local(context.Host.Time.GetUtcNow());
        try
        {
            var (rows, texts) = await store.WriteAsync(
                async (session, token) =>
                {
                    // Corrections are few: written whole, so that a full disk leaves no note of an export that is not there.
                    using var lines = new StringWriter();
                    var written = await LabelExport.WriteAsync(session, config.Channels, Time.LocalClock.DateOf(now), lines, token);
                    await File.WriteAllTextAsync(path, lines.ToString(), token);
                    await session.LabelsExportedAsync(now, written.Rows, written.Texts, token);
                    return written;
                },
                cancellationToken);
            await context.Out.WriteLineAsync((context.Json
                ? OutputJson.Line(new ExportedCount(rows, texts))
                : context.Words.Say("labels.exported", ("rows", Instants.Plain(rows)), ("texts", Instants.Plain(texts)), ("file", path))).AsMemory(), cancellationToken);
            return ExitCode.Done;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return context.Refuse("cli.labels.no_out", ("file", path));
        }
    }

    private sealed record ExportedCount(int Rows, int Texts);
}
