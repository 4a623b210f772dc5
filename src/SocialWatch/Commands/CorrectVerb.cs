using System.CommandLine;
using SocialWatch.Configuration;
using SocialWatch.Corrections;
using SocialWatch.Printing;
using SocialWatch.Service;
using SocialWatch.Storage;

namespace SocialWatch.Commands;

/// <summary><c>correct MENTION --label X=0|1</c>: a staff correction; it overrules the machine for the mention and its whole story (CONTRACTS "Commands").</summary>
internal sealed class CorrectVerb : ICommandVerb
{
    /// <summary>The role of whoever sits at the machine.</summary>
    private const string Role = "staff";

    public string Name => "correct";

    public Command Build()
    {
        var words = ConfigFolder.ShippedTexts();
        var mention = new Argument<string>("MENTION") { Description = words.Say("cli.correct.mention") };
        var label = new Option<string[]>("--label")
        {
            Description = words.Say("cli.correct.label"), HelpName = "X=0|1", Required = true, Arity = ArgumentArity.OneOrMore, AllowMultipleArgumentsPerToken = true,
        };
        var command = new Command(Name, words.Say("cli.verb.correct")) { mention, label };
        command.SetAction(async (parse, token) => await RunAsync(new(parse), parse.GetValue(mention)!, parse.GetValue(label) ?? [], token));
        return command;
    }

    private static async Task<int> RunAsync(VerbContext context, string mention, string[] written, CancellationToken cancellationToken)
    {
        var (config, settings, errors) = context.LoadConfig();
        if (config is null || settings is null)
        {
            return context.Refuse(errors);
        }

        var names = new LabelNames(config.Topics);
        var corrections = new List<WrittenCorrection>();
        foreach (var one in written)
        {
            var read = WrittenCorrection.Read(one, names);
            if (read is not { IsWhole: true })
            {
                return read is { Label: null }
                    ? context.Refuse("correct.unknown_label", ("label", read.Written), ("labels", string.Join(", ", names.Ids)))
                    : context.Refuse("correct.not_01", ("written", one));
            }

            corrections.Add(read);
        }

        // A folder named wrongly is said to be missing, not made.
        await using (await StoreDoor.OpenForReadingAsync(context.DataFolder, context.Host.Time, cancellationToken))
        {
        }

        await using var store = await DataFolder.OpenAsync(new() { Path = context.DataFolder }, context.Host.Time, cancellationToken);
        await using var services = ServiceGraph.Build(config, settings, store, context.DataFolder, context.Host.Time, demo: false);
        var desk = services.GetRequiredService<CorrectionDesk>();
        return await store.WriteAsync((session, token) => CorrectAsync(context, session, desk, mention, corrections, token), cancellationToken);
    }

    private static async ValueTask<int> CorrectAsync(
        VerbContext context, IWriteSession session, CorrectionDesk desk, string id, List<WrittenCorrection> corrections, CancellationToken cancellationToken)
    {
        if (await session.MentionAsync(id.Trim().ToUpperInvariant(), cancellationToken) is not { } mention)
        {
            return context.Refuse("correct.unknown_mention", ("mention", id));
        }

        if (mention.Removed)
        {
            return context.Refuse("correct.removed", ("mention", mention.Id));
        }

        var now = Time.LocalClock.Local(context.Host.Time.GetUtcNow());
        foreach (var correction in corrections)
        {
            var changed = await desk.CorrectAsync(session, mention, correction.Label!, correction.Holds!.Value, Role, now, cancellationToken);
            if (context.Json)
            {
                await OutputJson.WriteAsync(context.Out, new CorrectedRow(mention.Id, mention.Story, correction.Label!, correction.Holds.Value, changed), cancellationToken);
            }
            else
            {
                await context.Out.WriteLineAsync(context.Words.Say(
                    correction.Holds.Value ? "correct.done_yes" : "correct.done_no",
                    ("mention", mention.Id), ("label", desk.NameOf(correction.Label!)), ("changed", Instants.Plain(changed))).AsMemory(), cancellationToken);
            }
        }

        await session.TouchAsync(now, cancellationToken);
        return ExitCode.Done;
    }
}

/// <summary>What <c>correct --json</c> prints for each label.</summary>
/// <param name="Changed">Mentions of the story whose labels changed.</param>
internal sealed record CorrectedRow(string Mention, string Story, string Label, bool Holds, int Changed);
