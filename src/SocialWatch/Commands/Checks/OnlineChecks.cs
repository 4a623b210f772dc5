using System.Text.Json;
using SocialWatch.Channels;
using SocialWatch.Configuration;

namespace SocialWatch.Commands.Checks;

/// <summary>Tries every account against its platform, one call of <see cref="IConnector.CheckAsync"/> per source, and names the setting that is wrong.</summary>
internal static class OnlineChecks
{
    public static async Task<IReadOnlyList<ConfigError>> RunAsync(VerbContext context, UnionConfig config, IConfiguration settings, CancellationToken cancellationToken)
    {
        await using var services = HostServices.Build(settings, config, context.Host.Time, context.Host.Modules);
        var connectors = services.GetServices<IConnector>().ToDictionary(c => c.Kind, StringComparer.Ordinal);
        var errors = new List<ConfigError>();
        foreach (var source in SourcesOf(config.Channels))
        {
            if (!connectors.TryGetValue(source.Kind, out var connector))
            {
                continue;
            }

            foreach (var finding in await TryAsync(connector, source, cancellationToken))
            {
                if (!finding.Ok)
                {
                    errors.Add(new(SettingsFile.Name, finding.Setting, source.Id, finding.Reason));
                }
                else if (!context.Json)
                {
                    await context.Out.WriteLineAsync(context.Words.Say("check.online_ok", ("source", source.Id), ("what", finding.Reason)));
                }
            }
        }

        return errors;
    }

    /// <summary>Channels that are polled in one go.</summary>
    public static IEnumerable<Source> SourcesOf(IEnumerable<Channel> channels) =>
        channels.GroupBy(c => (c.Kind, c.Account)).Select(g => new Source($"{g.Key.Kind}/{g.Key.Account}", g.Key.Kind, g.Key.Account, [.. g]));

    /// <summary>Connectors do not catch: a platform out of reach is a finding here, told by its code.</summary>
    private static async Task<IReadOnlyList<CheckFinding>> TryAsync(IConnector connector, Source source, CancellationToken cancellationToken)
    {
        try
        {
            return await connector.CheckAsync(source, cancellationToken);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested
            && e is SourceFaultException or HttpRequestException or IOException or JsonException or TimeoutException or OperationCanceledException or FormatException)
        {
            return [new(false, source.Id, connector.Explain(e).Code)];
        }
    }
}
