using System.Globalization;
using SocialWatch.Simulator;
using SocialWatch.Storage;
using SocialWatch.Storage.Sqlite;

namespace SocialWatch.Demo;

/// <summary>
/// The store of the demonstration: a run that was cut goes on where it stood; one that had ended, or played another scenario, starts over. Only a store
/// stamped <c>demo</c> is ever started over.
/// </summary>
internal static class DemoStore
{
    private const string Played = "demo_scenario";

    public static async Task<(SqliteStore Store, DateTimeOffset Start)> OpenAsync(
        string folder, Scenario scenario, TimeProvider time, CancellationToken cancellationToken)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{scenario.Name}|{scenario.Start:O}|{scenario.End:O}|{scenario.Events.Count}");
        var store = await DataFolder.OpenAsync(Options(folder), time, cancellationToken);
        var (played, now, asOf) = await store.ReadAsync(
            async (session, token) => (await session.FactAsync(Played, token), await session.FactAsync(DemoRunner.Now, token), await session.AsOfAsync(token)), cancellationToken);
        var stood = now is null ? scenario.Start : DateTimeOffset.Parse(now, CultureInfo.InvariantCulture);
        stood = asOf > stood ? asOf.Value : stood;
        if (played is not null && (played != name || stood >= scenario.End))
        {
            await store.DisposeAsync();
            Clear(folder);
            store = await DataFolder.OpenAsync(Options(folder), time, cancellationToken);
            stood = scenario.Start;
        }

        await store.WriteAsync(
            async (session, token) =>
            {
                await session.SetFactAsync(Played, name, token);
                return 0;
            },
            cancellationToken);
        return (store, stood);
    }

    private static DataFolderOptions Options(string folder) => new() { Path = folder, Demo = true, TakeLock = true };

    private static void Clear(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "socialwatch.db*"))
        {
            File.Delete(file);
        }

        if (Directory.Exists(DataFolder.KeysOf(folder)))
        {
            Directory.Delete(DataFolder.KeysOf(folder), recursive: true);
        }
    }
}
