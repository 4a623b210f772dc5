using SocialWatch.Commands;

namespace SocialWatch.Demo;

/// <summary>After the demonstration: the lists a person would look at next, printed by the very verbs that print them.</summary>
internal static class DemoSummary
{
    public static async Task PrintAsync(VerbContext context, string folder, DateOnly day, CancellationToken cancellationToken)
    {
        // Verbs within a verb: the outer one already listens for Ctrl+C.
        context.Host.ProcessTerminationTimeout = null;
        var root = new CommandLineRoot(VerbDiscovery.Find(typeof(DemoSummary).Assembly), context.Host);
        string[] json = context.Json ? ["--json"] : [];
        string[][] verbs = [["hotspots"], ["alerts"], ["cases"], ["floor", "--date", day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)], ["digest", "--date", day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)]];
        foreach (var verb in verbs)
        {
            if (!context.Json)
            {
                await context.Out.WriteLineAsync();
                await context.Out.WriteLineAsync("── " + string.Join(' ', verb));
            }

            await root.InvokeAsync([.. verb, "--data", folder, .. json], cancellationToken);
        }

        if (!context.Json)
        {
            await context.Out.WriteLineAsync();
            await context.Out.WriteLineAsync(context.Words.Say("demo.done", ("folder", folder)));
            await context.Out.WriteLineAsync(context.Words.Say("demo.next", ("folder", folder)));
        }
    }
}
