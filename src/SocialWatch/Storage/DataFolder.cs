using Microsoft.Data.Sqlite;
using SocialWatch.Storage.Sqlite;

namespace SocialWatch.Storage;

/// <summary>Which data folder, and what for.</summary>
internal sealed record DataFolderOptions
{
    /// <summary>The folder; made with mode 0700 by a verb that writes.</summary>
    public required string Path { get; init; }

    /// <summary>True for the demonstration: a real verb that writes refuses its store, and the reverse (CONTRACTS).</summary>
    public bool Demo { get; init; }

    /// <summary>For list verbs: nothing is made or changed, and the stamp does not matter.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>For the service: one per folder. Verbs that write beside it wait for the writer instead.</summary>
    public bool TakeLock { get; init; }
}

/// <summary>Opens the store of a data folder.</summary>
internal static class DataFolder
{
    private const string StampFact = "stamp", DemoStamp = "demo", RealStamp = "real";

    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>Where the keys of a data folder are.</summary>
    public static string KeysOf(string folder) => Path.Combine(folder, "keys");

    /// <summary>Opens the store, makes it where it is missing, brings it to this program's schema.</summary>
    /// <exception cref="StoreFaultException">Every reason not to, in words: missing, read-only, full, damaged, newer, the other kind, another service.</exception>
    public static async Task<SqliteStore> OpenAsync(DataFolderOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        var folder = Path.GetFullPath(options.Path);
        try
        {
            return options.ReadOnly ? OpenReadOnly(new(folder)) : await OpenToWriteAsync(new(folder), options, time, cancellationToken);
        }
        catch (SqliteException e) when (SqliteFaults.Of(e, folder) is { } fault)
        {
            throw fault;
        }
        catch (Exception e) when (FolderFaults.Of(e, folder) is { } fault)
        {
            throw fault;
        }
    }

    private static SqliteStore OpenReadOnly(SqliteFile file)
    {
        if (!File.Exists(file.Path))
        {
            throw FolderFaults.Fault(StoreFault.Missing, file.Folder);
        }

        using var reader = file.OpenReader();
        if (Migrations.Check(reader, file.Folder) < Migrations.All.Count)
        {
            using var writer = file.OpenWriter(create: false);
            InTransaction(writer, () => Migrations.Apply(writer, file.Folder));
        }

        return new(file, null, null);
    }

    private static async Task<SqliteStore> OpenToWriteAsync(SqliteFile file, DataFolderOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        Make(file.Folder);
        var guard = options.TakeLock ? await FolderLock.TakeAsync(file.Folder, time, cancellationToken) : null;
        Database? writer = null;
        try
        {
            writer = file.OpenWriter(create: true);
            InTransaction(writer, () => Prepare(writer, file.Folder, options.Demo));
            return new(file, writer, guard);
        }
        catch
        {
            writer?.Dispose();
            guard?.Dispose();
            throw;
        }
    }

    private static void Make(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, Private);
        }
    }

    /// <summary>The schema and the stamp in one transaction: no store is ever without its stamp.</summary>
    private static void Prepare(Database writer, string folder, bool demo)
    {
        Migrations.Apply(writer, folder);
        writer.Run("INSERT INTO facts (name, value) VALUES (@1, @2) ON CONFLICT (name) DO NOTHING", StampFact, demo ? DemoStamp : RealStamp);
        var isDemo = writer.First("SELECT value FROM facts WHERE name = @1", r => r.Text(), StampFact) == DemoStamp;
        if (isDemo != demo)
        {
            throw new StoreFaultException(
                StoreFault.DemoMismatch, isDemo ? StoreMessages.DemoOpenedAsReal(folder) : StoreMessages.RealOpenedAsDemo(folder));
        }
    }

    private static void InTransaction(Database writer, Action work)
    {
        // The driver waits up to 30 s for another writer here: no service runs yet that could be held up.
        writer.Run("BEGIN IMMEDIATE");
        try
        {
            work();
            writer.Run("COMMIT");
        }
        finally
        {
            if (writer.InTransaction)
            {
                writer.TryExecute("ROLLBACK");
            }
        }
    }
}
