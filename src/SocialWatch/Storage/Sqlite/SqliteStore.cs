using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace SocialWatch.Storage.Sqlite;

/// <summary>
/// The store on SQLite (DESIGN 9): WAL, one writer with BEGIN IMMEDIATE, a few readers each in its own snapshot. Nothing read is cached, so what another
/// process writes is seen at once. Made by <see cref="DataFolder"/>.
/// </summary>
internal sealed class SqliteStore : IStore
{
    private const int Seats = 6;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    private readonly SqliteFile file;
    private readonly Database? writer;
    private readonly IDisposable? guard;
    private readonly SemaphoreSlim turn = new(1, 1);
    private readonly SemaphoreSlim seats = new(Seats, Seats);
    private readonly ConcurrentBag<Database> idle = [];
    private bool erasedBytesInLog;
    private bool disposed;

    /// <param name="file">Where it is.</param>
    /// <param name="writer">Null for a store that is only read.</param>
    /// <param name="guard">The folder's lock, let go with the store; null when none is held.</param>
    public SqliteStore(SqliteFile file, Database? writer, IDisposable? guard)
    {
        this.file = file;
        this.writer = writer;
        this.guard = guard;
        if (writer is not null)
        {
            // A kill between an erasure and its checkpoint left the old bytes in the log.
            TruncateLog(writer);
        }
    }

    public string Engine => NativeSqlite.Engine;

    public async ValueTask<T> WriteAsync<T>(Func<IWriteSession, CancellationToken, ValueTask<T>> work, CancellationToken cancellationToken)
    {
        var database = writer ?? throw FolderFaults.Fault(StoreFault.ReadOnly, file.Folder);
        if (!await turn.WaitAsync(Patience, cancellationToken))
        {
            throw FolderFaults.Fault(StoreFault.Busy, file.Folder);
        }

        try
        {
            ObjectDisposedException.ThrowIf(disposed, this);
            return await InTransactionAsync(database, work, cancellationToken);
        }
        catch (SqliteException e) when (SqliteFaults.Of(e, file.Folder) is { } fault)
        {
            throw fault;
        }
        finally
        {
            turn.Release();
        }
    }

    public async ValueTask<T> ReadAsync<T>(Func<IReadSession, CancellationToken, ValueTask<T>> work, CancellationToken cancellationToken)
    {
        await seats.WaitAsync(cancellationToken);
        try
        {
            ObjectDisposedException.ThrowIf(disposed, this);
            return await InSnapshotAsync(work, cancellationToken);
        }
        catch (SqliteException e) when (SqliteFaults.Of(e, file.Folder) is { } fault)
        {
            throw fault;
        }
        finally
        {
            seats.Release();
            FinishErasure();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await turn.WaitAsync();
        try
        {
            if (disposed)
            {
                return;
            }

            disposed = true;
            while (idle.TryTake(out var reader))
            {
                reader.Dispose();
            }

            writer?.Dispose();
            guard?.Dispose();
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Sets a PRAGMA on the writing connection: lets a test fill or lock the file without a disk of its own.</summary>
    internal void Tune(string pragma) => writer!.TryExecute("PRAGMA " + pragma);

    private async ValueTask<T> InTransactionAsync<T>(
        Database database, Func<IWriteSession, CancellationToken, ValueTask<T>> work, CancellationToken cancellationToken)
    {
        var since = Stopwatch.GetTimestamp();
        while (!database.TryExecute("BEGIN IMMEDIATE"))
        {
            if (Stopwatch.GetElapsedTime(since) > Patience)
            {
                throw FolderFaults.Fault(StoreFault.Busy, file.Folder);
            }

            await Task.Delay(Pause, cancellationToken);
        }

        var session = new SqliteSession(database);
        try
        {
            var result = await work(session, cancellationToken);
            if (!database.TryExecute("COMMIT"))
            {
                throw FolderFaults.Fault(StoreFault.Busy, file.Folder);
            }

            if (session.Erased || erasedBytesInLog)
            {
                TruncateLog(database);
            }

            return result;
        }
        finally
        {
            session.End();

            // SQLite itself has already rolled back after some faults, such as a full disk.
            if (database.InTransaction)
            {
                database.TryExecute("ROLLBACK");
            }
        }
    }

    private async ValueTask<T> InSnapshotAsync<T>(Func<IReadSession, CancellationToken, ValueTask<T>> work, CancellationToken cancellationToken)
    {
        var reader = idle.TryTake(out var free) ? free : file.OpenReader();
        var usable = false;
        var session = new SqliteSession(reader);
        try
        {
            reader.TryExecute("BEGIN");
            var result = await work(session, cancellationToken);
            reader.TryExecute("COMMIT");
            usable = true;
            return result;
        }
        finally
        {
            session.End();
            if (usable && !disposed)
            {
                idle.Add(reader);
            }
            else
            {
                reader.Dispose();
            }
        }
    }

    /// <summary>
    /// Moves the log into the file and cuts it to nothing, so that what was erased is in no byte of any file. A reader whose snapshot still needs the log
    /// prevents it: it is tried again after that read and with the next change.
    /// </summary>
    private void TruncateLog(Database database) => erasedBytesInLog = database.Number("PRAGMA wal_checkpoint(TRUNCATE)") != 0;

    private void FinishErasure()
    {
        if (!erasedBytesInLog || writer is null || !turn.Wait(0))
        {
            return;
        }

        try
        {
            if (!disposed)
            {
                TruncateLog(writer);
            }
        }
        finally
        {
            turn.Release();
        }
    }
}
