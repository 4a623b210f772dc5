using System.Security.Cryptography;

namespace SocialWatch.Storage.Keys;

/// <summary>
/// One key in one file, mode 0600: 32 random bytes and 8 bytes of their SHA-256, by which a damaged file is told from a good one. Written whole or not at all.
/// </summary>
internal static class KeyFile
{
    public const int KeyLength = 32;
    private const int CheckLength = 8;
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
        var key = RandomNumberGenerator.GetBytes(KeyLength);
        var draft = $"{path}.{Guid.NewGuid():N}.new";
        try
        {
            Write(draft, [.. key, .. Check(key)]);
            File.Move(draft, path, overwrite: false);
            return key;
        }
        catch (IOException) when (File.Exists(path))
        {
            // Another process was first: its key is the key.
            return Read(path)!;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            var folder = Path.GetDirectoryName(path)!;
            throw FolderFaults.Of(e, folder) ?? new StoreFaultException(StoreFault.ReadOnly, StoreMessages.KeyUnreachable(path), e);
        }
        finally
        {
            File.Delete(draft);
        }
    }

    private static void Write(string path, byte[] bytes)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        using var file = new FileStream(path, options);
        file.Write(bytes);
        file.Flush(flushToDisk: true);
    }

    private static byte[] Check(ReadOnlySpan<byte> key) => SHA256.HashData(key)[..CheckLength];
}
