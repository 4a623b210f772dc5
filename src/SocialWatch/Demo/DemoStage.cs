using System.Globalization;
using SocialWatch.Commands;
using SocialWatch.Configuration;
using SocialWatch.Notify;
using SocialWatch.Printing;
using SocialWatch.Service;
using SocialWatch.Simulator;
using SocialWatch.Storage.Sqlite;
using SocialWatch.Time;

namespace SocialWatch.Demo;

/// <summary>How the demonstration is played.</summary>
/// <param name="Pace">Real time per simulated step; zero is as fast as it goes.</param>
/// <param name="Scenario">A scenario file, or null for the built-in week.</param>
/// <param name="Simulator">A running simulator, or null for one in this process.</param>
internal sealed record DemoOptions(TimeSpan Pace, string? Scenario, Uri? Simulator)
{
    /// <summary>The file for the transcript of every staff chat, null for none.</summary>
    public string? Transcript { get; init; }

    /// <summary>An hour passes in a little over two seconds.</summary>
    public static readonly DemoOptions FastMotion = new(TimeSpan.FromMilliseconds(180), null, null);
}

/// <summary>Sets up the demonstration: the demo store, the simulated platforms, the real pipeline between them; then plays it and shows what came of it.</summary>
internal static class DemoStage
{
    public static async Task<int> RunAsync(VerbContext context, DemoOptions options, CancellationToken cancellationToken)
    {
        Scenario scenario;
        try
        {
            scenario = options.Scenario is { } file ? Scenario.Load(file) : Scenario.BuiltIn("week");
        }
        catch (ScenarioException e)
        {
            return context.Refuse("cli.demo.scenario_wrong", ("reason", e.Message));
        }

        var (config, _, errors) = context.LoadConfig(demo: true);
        if (config is null)
        {
            return context.Refuse(errors);
        }

        var folder = context.DataIsNamed ? context.DataFolder : VerbContext.DefaultDemoData;
        var (store, start) = await DemoStore.OpenAsync(folder, scenario, context.Host.Time, cancellationToken);
        await using (store)
        {
            await PlayAsync(context, options, scenario, config, store, start, folder, cancellationToken);
        }

        await DemoSummary.PrintAsync(context, folder, LocalClock.DateOf(scenario.End).AddDays(-2), cancellationToken);
        return ExitCode.Done;
    }

    private static async Task PlayAsync(
        VerbContext context, DemoOptions options, Scenario scenario, UnionConfig config, SqliteStore store, DateTimeOffset start, string folder, CancellationToken token)
    {
        await using var world = await DemoWorld.StartAsync(scenario, options.Simulator, start, token);
        var time = new SteppedTimeProvider(start);
        var services = new ServiceCollection();
        services.AddSingleton(time).AddSingleton<DemoRunner>();
        services.AddSingleton(new DemoScreen(context.Json ? TextWriter.Null : context.Out, config, scenario, new LocalClock(time)));
        ServiceGraph.Add(services, config, DemoSettings.For(scenario, world.BaseUrl), store, folder, time, demo: true);
        services.AddSingleton<ISink, DemoMailbox>();
        EchoSink.WrapAll(services);
        await using var graph = services.BuildServiceProvider();
        var screen = graph.GetRequiredService<DemoScreen>();
        if (!context.Json)
        {
            await context.Out.WriteLineAsync(context.Words.Say(start > scenario.Start ? "demo.resume" : "demo.start", ("time", Moment(start))));
        }

        var talk = new DemoTalk(world, context.Words, config, scenario);
        var progress = new ProgressLine(context.Parse.InvocationConfiguration.Error, "{0}");
        await graph.GetRequiredService<DemoRunner>().RunAsync(
            scenario.End,
            world.MoveToAsync,
            async (now, t) =>
            {
                progress.Clear();
                screen.Print(await talk.NewAsync(t));
                screen.Flush();
                progress.Show(context.Words.Say("demo.progress", ("time", Moment(now))));
                if (options.Pace > TimeSpan.Zero)
                {
                    await Task.Delay(options.Pace, context.Host.Time, t);
                }
            },
            token);
        progress.Clear();
        if (options.Transcript is { } file)
        {
            var transcript = new TranscriptPrinter(context.Words, config, scenario).Print(await world.TranscriptAsync(token));
            await File.WriteAllTextAsync(file, transcript, token);
        }
    }

    private static string Moment(DateTimeOffset at) => LocalClock.Local(at).ToString("HH:mm dd/MM/yyyy", CultureInfo.InvariantCulture);
}
