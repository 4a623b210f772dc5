using Microsoft.Data.Sqlite;

namespace SocialWatch.Storage.Sqlite;

/// <summary>Opens connections to the one file of a data folder, with the settings that durability and erasure rest on (DESIGN 7, 9).</summary>
internal sealed class SqliteFile(string folder)
{
    public const string FileName = "socialwatch.db";

    /// <summary>How long SQLite itself waits for a lock; the store asks again for 30 s in all, without holding a thread.</summary>
    private const string NativeWait = "PRAGMA busy_timeout = 250";

    public string Folder => folder;

    public string Path => System.IO.Path.Combine(folder, FileName);

    /// <exception cref="StoreFaultException">The library does not erase what it deletes.</exception>
    public Database OpenWriter(bool create)
    {
        var database = Open(Path, create ? SqliteOpenMode.ReadWriteCreate : SqliteOpenMode.ReadWrite);
        try
        {
            // secure_delete comes before the first byte is written and is asked back, because a library may be built without it.
            database.Run("PRAGMA secure_delete = ON");
            if (database.Number("PRAGMA secure_delete") != 1)
            {
                throw new StoreFaultException(StoreFault.Damaged, StoreMessages.NoSecureDelete(folder));
            }

            database.Run("PRAGMA journal_mode = WAL");
            database.Run("PRAGMA synchronous = FULL");
            database.Run("PRAGMA foreign_keys = ON");
            database.Run("PRAGMA cache_size = -16000");
            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    /// <summary>
    /// A connection that can only read. Where the folder itself cannot be written (a medium, another owner) and no service has the file open, the file
    /// is read as it stands.
    /// </summary>
    public Database OpenReader()
    {
        try
        {
            return Checked(Open(Path, SqliteOpenMode.ReadWrite));
        }
        catch (SqliteException)
        {
            // The reason is told by the second attempt, when that fails too.
        }

        var log = new FileInfo(Path + "-wal");
        var unchanging = new Uri(System.IO.Path.GetFullPath(Path)).AbsoluteUri + "?immutable=1";
        return Checked(Open(log is { Exists: true, Length: > 0 } ? Path : unchanging, SqliteOpenMode.ReadOnly));
    }

    private static Database Checked(Database database)
    {
        try
        {
            database.Run("PRAGMA query_only = ON");
            database.Run("PRAGMA cache_size = -4000");
            database.Number("SELECT COUNT(*) FROM sqlite_master");
            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    private static Database Open(string path, SqliteOpenMode mode)
    {
        _ = NativeSqlite.Engine;
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false, DefaultTimeout = 30 }.ToString());
        try
        {
            connection.Open();
            var database = new Database(connection);
            database.Run(NativeWait);
            database.Run("PRAGMA temp_store = MEMORY");
            return database;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
