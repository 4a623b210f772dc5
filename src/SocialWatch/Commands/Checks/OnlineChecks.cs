using System.Text.Json;
using SocialWatch.Channels;
using SocialWatch.Configuration;
using SocialWatch.Privacy;
using SocialWatch.Storage;
using SocialWatch.Storage.Keys;
using SocialWatch.Storage.Sqlite;

namespace SocialWatch.Commands.Checks;

/// <summary>Tries every account against its platform, one call of <see cref="IConnector.CheckAsync"/> per source, and names the setting that is wrong.</summary>
internal static class OnlineChecks
{
    public static async Task<IReadOnlyList<ConfigError>> RunAsync(VerbContext context, UnionConfig config, IConfiguration settings, CancellationToken cancellationToken)
    {
        // Tokens that renew themselves are in the store: without one only what the settings say can be tried.
        await using var store = await StoreAsync(context, cancellationToken);
        await using var services = HostServices.Build(settings, config, context.Host.Time, context.Host.Modules, Kept(context, store));
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

    private static async Task<IStore?> StoreAsync(VerbContext context, CancellationToken cancellationToken)
    {
        if (!File.Exists(new SqliteFile(Path.GetFullPath(context.DataFolder)).Path))
        {
            return null;
        }

        try
        {
            return await DataFolder.OpenAsync(new() { Path = context.DataFolder }, context.Host.Time, cancellationToken);
        }
        catch (StoreFaultException)
        {
            return null; // a demonstration's, or none that can be read: the service says so when it starts
        }
    }

    private static Action<IServiceCollection> Kept(VerbContext context, IStore? store) => services =>
    {
        if (store is not null)
        {
            services.AddSingleton(store).AddSingleton<IKeyRing>(new FileKeyRing(DataFolder.KeysOf(Path.GetFullPath(context.DataFolder)), context.Host.Time));
        }
    };

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
