using System.Security.Cryptography;

namespace SocialWatch.Storage.Keys;

/// <summary>
/// One key in one file, mode 0600: 32 random bytes and 8 bytes of their SHA-256, by which a damaged file is told from a good one. Written whole or not at all.
/// </summary>
internal static class KeyFile
{
    public const int KeyLength = 32;
    private const int CheckLength = 8;
    private const string TurnFile = ".turn";

    /// <summary>A few seconds of waiting; making a key takes milliseconds.</summary>
    private const int MostTries = 5000;
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Reads the key, or makes it when the file is not there.</summary>
    /// <exception cref="StoreFaultException">Damaged, or not reachable; the message names the file.</exception>
    public static byte[] ReadOrMake(string path) => Read(path) ?? Make(path);

    /// <summary>Null when there is no such file.</summary>
    public static byte[]? Read(string path)
    {
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StoreFaultException(StoreFault.ReadOnly, StoreMessages.KeyUnreachable(path), e);
        }

        if (bytes.Length != KeyLength + CheckLength || !Check(bytes.AsSpan(0, KeyLength)).AsSpan().SequenceEqual(bytes.AsSpan(KeyLength)))
        {
            throw new StoreFaultException(StoreFault.Damaged, StoreMessages.KeyDamaged(path));
        }

        return bytes[..KeyLength];
    }

    /// <summary>Overwrites the bytes on the disk, then takes the file away. No file is no error.</summary>
    public static void Destroy(string path)
    {
        if (!File.Exists(path))
        {
            return;
        }

        using (var file = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.None))
        {
            file.Write(new byte[file.Length]);
            file.Flush(flushToDisk: true);
        }

        File.Delete(path);
    }

    private static byte[] Make(string path)
    {
        var folder = Path.GetDirectoryName(path)!;
        try
        {
            using var turn = TakeTurn(folder);
            return Read(path) ?? WriteNew(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw FolderFaults.Of(e, folder) ?? new StoreFaultException(StoreFault.ReadOnly, StoreMessages.KeyUnreachable(path), e);
        }
    }

    /// <summary>
    /// One maker at a time, over threads and processes: a rename alone does not tell who was first, and two makers would count one person twice.
    /// </summary>
    private static FileStream TakeTurn(string folder)
    {
        var spin = default(SpinWait);
        for (var tries = 0; ; tries++)
        {
            try
            {
                return new FileStream(Path.Combine(folder, TurnFile), Options(FileMode.OpenOrCreate));
            }
            catch (IOException) when (tries < MostTries && Directory.Exists(folder))
            {
                spin.SpinOnce();
            }
        }
    }

    private static byte[] WriteNew(string path)
    {
        var key = RandomNumberGenerator.GetBytes(KeyLength);
        var draft = $"{path}.{Guid.NewGuid():N}.new";
        try
        {
            Write(draft, [.. key, .. Check(key)]);
            File.Move(draft, path, overwrite: false);
            return key;
        }
        finally
        {
            File.Delete(draft);
        }
    }

    private static void Write(string path, byte[] bytes)
    {
        using var file = new FileStream(path, Options(FileMode.CreateNew));
        file.Write(bytes);
        file.Flush(flushToDisk: true);
    }

    private static FileStreamOptions Options(FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        return options;
    }

    private static byte[] Check(ReadOnlySpan<byte> key) => SHA256.HashData(key)[..CheckLength];
}
