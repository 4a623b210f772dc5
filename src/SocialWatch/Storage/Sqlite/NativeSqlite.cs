using System.Reflection;
using System.Runtime.InteropServices;
using SQLitePCL;

namespace SocialWatch.Storage.Sqlite;

/// <summary>
/// Chooses the SQLite that runs (DESIGN 3): on Linux the system's own <c>libsqlite3.so.0</c>, which the distribution patches, where it is there and
/// new enough; the bundled one elsewhere. Once per process; thread-safe.
/// </summary>
internal static class NativeSqlite
{
    private const string Bundled = "e_sqlite3";
    private const string System = "libsqlite3.so.0";

    /// <summary>The first version with all that the migrations and verbs use.</summary>
    private const int OldestNumber = 3_035_000;

    private static readonly Lazy<string> Chosen = new(Load, LazyThreadSafetyMode.ExecutionAndPublication);
    private static string library = Bundled;

    /// <summary>E.g. <c>SQLite 3.40.1 (libsqlite3.so.0)</c>; the first call loads the library.</summary>
    public static string Engine => Chosen.Value;

    private static string Load()
    {
        NativeLibrary.SetDllImportResolver(typeof(SQLite3Provider_e_sqlite3).Assembly, Resolve);
        Batteries_V2.Init();
        return $"SQLite {raw.sqlite3_libversion().utf8_to_string()} ({library})";
    }

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? path)
    {
        if (name != Bundled || !OperatingSystem.IsLinux() || !NativeLibrary.TryLoad(System, out var handle))
        {
            return 0;
        }

        if (IsNewEnough(handle))
        {
            library = System;
            return handle;
        }

        NativeLibrary.Free(handle);
        return 0;
    }

    private static bool IsNewEnough(nint handle) =>
        NativeLibrary.TryGetExport(handle, "sqlite3_libversion_number", out var export)
        && Marshal.GetDelegateForFunctionPointer<VersionNumber>(export)() >= OldestNumber;

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate int VersionNumber();
}
