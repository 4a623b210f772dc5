using System.CommandLine;
using SocialWatch.Configuration;
using SocialWatch.Modules;
using SocialWatch.Printing;

namespace SocialWatch.Commands.Checks;

/// <summary>
/// <c>check-config [--online]</c>: every error at once, the modules found and which are on, the ground of each channel, who is on duty; with
/// <c>--online</c> each account is tried. Exit 1 when anything is wrong. With <c>--json</c> one line per error.
/// </summary>
internal sealed class CheckConfigVerb : ICommandVerb
{
    private const string Online = "--online";

    public string Name => "check-config";

    public Command Build()
    {
        var words = ConfigFolder.ShippedTexts();
        var command = new Command(Name, words.Say("cli.verb.check-config"));
        command.Add(new Option<bool>(Online) { Description = words.Say("cli.option.online") });
        command.SetAction(async (parse, token) => await RunAsync(new VerbContext(parse), token));
        return command;
    }

    private static async Task<int> RunAsync(VerbContext context, CancellationToken cancellationToken)
    {
        if (context.ConfigFolder is { } folder && !Directory.Exists(folder))
        {
            return context.Refuse("cli.no_config_folder", ("folder", folder));
        }

        var modules = context.Host.Modules;
        var (config, settings, read) = context.LoadConfig();
        var errors = new List<ConfigError>(read);
        if (settings is not null)
        {
            errors.AddRange(SettingsChecks.Validate(settings, modules, context.Words));
        }

        if (settings is not null && config is not null)
        {
            errors.AddRange(ModuleChecks.Missing(config, settings, modules, context.Words));
        }

        if (errors.Count == 0 && config is not null && settings is not null && context.Parse.GetValue<bool>(Online))
        {
            errors.AddRange(await OnlineChecks.RunAsync(context, config, settings, cancellationToken));
        }

        await PrintAsync(context, config, settings, modules, errors, cancellationToken);
        return errors.Count == 0 ? ExitCode.Done : ExitCode.DoesNotHold;
    }

    private static async Task PrintAsync(
        VerbContext context, UnionConfig? config, IConfiguration? settings, IReadOnlyList<IModule> modules, List<ConfigError> errors, CancellationToken cancellationToken)
    {
        if (context.Json)
        {
            foreach (var error in errors)
            {
                await OutputJson.WriteAsync(context.Out, error, cancellationToken);
            }

            return;
        }

        foreach (var line in ConfigReport.Lines(context, config, settings, modules, errors))
        {
            await context.Out.WriteLineAsync(line.AsMemory(), cancellationToken);
        }
    }
}
