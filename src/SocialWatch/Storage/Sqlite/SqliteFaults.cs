using Microsoft.Data.Sqlite;

namespace SocialWatch.Storage.Sqlite;

/// <summary>Turns SQLite's result codes into the store's own faults, each with one line in words.</summary>
internal static class SqliteFaults
{
    private const int Permission = 3, Busy = 5, Locked = 6, ReadOnly = 8, Trouble = 10, Corrupt = 11, Full = 13, CannotOpen = 14, NotADatabase = 26;

    /// <summary>Null when the code tells of a mistake in the program, not of the machine.</summary>
    public static StoreFaultException? Of(SqliteException exception, string folder) => exception.SqliteErrorCode switch
    {
        Full => FolderFaults.Fault(StoreFault.DiskFull, folder, exception),
        ReadOnly or CannotOpen or Permission => FolderFaults.Fault(StoreFault.ReadOnly, folder, exception),
        Busy or Locked => FolderFaults.Fault(StoreFault.Busy, folder, exception),
        Corrupt or NotADatabase => FolderFaults.Fault(StoreFault.Damaged, folder, exception),
        Trouble => new(StoreFault.Damaged, StoreMessages.DiskTrouble(folder), exception),
        _ => null,
    };
}
