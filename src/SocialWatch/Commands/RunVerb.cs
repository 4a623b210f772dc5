using System.CommandLine;
using Microsoft.Extensions.Logging.Console;
using SocialWatch.Answers;
using SocialWatch.Chat.Desk;
using SocialWatch.Commands.Checks;
using SocialWatch.Configuration;
using SocialWatch.Demo;
using SocialWatch.Diagnostics;
using SocialWatch.Notify;
using SocialWatch.Scheduling;
using SocialWatch.Service;
using SocialWatch.Storage;
using SocialWatch.Training;

namespace SocialWatch.Commands;

/// <summary><c>run</c>, or no verb: the service; without an <c>appsettings.json</c> the demonstration in fast motion (CONTRACTS "Commands").</summary>
internal sealed partial class RunVerb : ICommandVerb
{
    public string Name => "run";

    public Command Build()
    {
        var words = Configuration.ConfigFolder.ShippedTexts();
        var command = new Command(Name, words.Say("cli.run.about"));
        command.SetAction((parse, token) => RunAsync(new(parse), token));
        return command;
    }

    private static async Task<int> RunAsync(VerbContext context, CancellationToken cancellationToken)
    {
        var (_, exists, wrong) = context.LoadSettings();
        if (wrong.Count > 0)
        {
            return context.Refuse(wrong);
        }

        return exists ? await ServeAsync(context, cancellationToken) : await DemoStage.RunAsync(context, DemoOptions.FastMotion, cancellationToken);
    }

    private static async Task<int> ServeAsync(VerbContext context, CancellationToken cancellationToken)
    {
        var (config, settings, errors) = context.LoadConfig();
        if (config is null || settings is null)
        {
            return context.Refuse(errors);
        }

        // Before anything is opened: the host's own answer to a wrong setting is a stack trace that quotes the value.
        if (SettingsChecks.Validate(settings, context.Host.Modules, context.Words) is { Count: > 0 } wrong)
        {
            return context.Refuse(wrong);
        }

        await using var store = await DataFolder.OpenAsync(new() { Path = context.DataFolder, TakeLock = true }, context.Host.Time, cancellationToken);
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Logging.AddConsole(o => o.FormatterName = ScrubbingConsoleFormatter.Key).AddConsoleFormatter<ScrubbingConsoleFormatter, ConsoleFormatterOptions>()
            .SetMinimumLevel(LogLevel.Information)
            .AddFilter("Quartz", LogLevel.Warning).AddFilter("Microsoft", LogLevel.Warning).AddFilter("System", LogLevel.Warning);
        var listening = DeskListening.Apply(config, settings);
        var modules = ServiceGraph.Add(builder.Services, listening, settings, store, context.DataFolder, context.Host.Time, demo: false);
        builder.Services.AddHostedService<FirstDuties>();
        builder.Services.AddScheduling(listening, [.. modules.Select(m => m.Id)], DeskListening.Add(builder.Services, listening, settings));
        builder.Services.AddOutboxService();
        builder.Services.AddReplyService();
        using var host = builder.Build();
        foreach (var missing in ModuleChecks.Missing(config, settings, context.Host.Modules, context.Words))
        {
            // No reason to leave every other page unheard, but nobody should find out from an alert that never came.
            Incomplete(host.Services.GetRequiredService<ILogger<RunVerb>>(), ConfigErrorLine.Print(missing));
        }

        var reading = host.Services.GetRequiredService<ServiceClassifier>();
        if (reading.Fault is { } fault)
        {
            WithoutModel(host.Services.GetRequiredService<ILogger<RunVerb>>(), reading.Folder, fault.ToString());
        }
        else
        {
            WithModel(host.Services.GetRequiredService<ILogger<RunVerb>>(), reading.Folder);
        }

        await host.StartAsync(cancellationToken);
        Started(host.Services.GetRequiredService<ILogger<RunVerb>>(), store.Engine, config.Channels.Count, string.Join(", ", modules.Select(m => m.Id)));
        await host.WaitForShutdownAsync(cancellationToken);
        return ExitCode.Done;
    }

    [LoggerMessage(1202, LogLevel.Warning, "Configuration is incomplete: {Error}")]
    private static partial void Incomplete(ILogger logger, string error);

    [LoggerMessage(1203, LogLevel.Warning, "No usable model in {Folder} ({Fault}): reading with the word lists alone")]
    private static partial void WithoutModel(ILogger logger, string folder, string fault);

    [LoggerMessage(1204, LogLevel.Information, "Reading with the trained model in {Folder}")]
    private static partial void WithModel(ILogger logger, string folder);

    [LoggerMessage(1201, LogLevel.Information, "Ready. Store: {Engine}. Channels: {Channels}. Modules on: {Modules}")]
    private static partial void Started(ILogger logger, string engine, int channels, string modules);
}
