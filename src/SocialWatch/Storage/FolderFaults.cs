namespace SocialWatch.Storage;

/// <summary>Turns faults of the file system around the store into words.</summary>
internal static class FolderFaults
{
    // ENOSPC and EROFS, as .NET hands them on Unix, and ERROR_DISK_FULL, ERROR_HANDLE_DISK_FULL and ERROR_WRITE_PROTECT on Windows.
    private const int NoSpace = 28;
    private const int ReadOnlyFileSystem = 30;
    private const int WindowsDiskFull = unchecked((int)0x80070070);
    private const int WindowsHandleDiskFull = unchecked((int)0x80070027);
    private const int WindowsWriteProtect = unchecked((int)0x80070013);

    /// <summary>Null when the exception is none of a full disk or a missing right.</summary>
    public static StoreFaultException? Of(Exception exception, string folder) => exception switch
    {
        UnauthorizedAccessException => Fault(StoreFault.ReadOnly, folder, exception),
        IOException { HResult: NoSpace or WindowsDiskFull or WindowsHandleDiskFull } => Fault(StoreFault.DiskFull, folder, exception),
        IOException { HResult: ReadOnlyFileSystem or WindowsWriteProtect } => Fault(StoreFault.ReadOnly, folder, exception),
        _ => null,
    };

    public static StoreFaultException Fault(StoreFault fault, string folder, Exception? inner = null) => new(fault, StoreMessages.Of(fault, folder), inner);
}
