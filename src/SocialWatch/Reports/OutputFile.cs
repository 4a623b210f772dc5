namespace SocialWatch.Reports;

/// <summary>
/// Writes a file that is there whole or not at all: beside its place first, then moved over an older one. What a person can put right is a text key, not an
/// exception.
/// </summary>
internal static class OutputFile
{
    /// <summary>Null when it is written, else the key of the reason, which takes {file}.</summary>
    public static async ValueTask<string?> WriteAsync(string file, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        string full;
        try
        {
            full = Path.GetFullPath(file);
        }
        catch (ArgumentException)
        {
            return "report.out_folder";
        }

        if (Directory.Exists(full) || !Directory.Exists(Path.GetDirectoryName(full)))
        {
            return "report.out_folder";
        }

        var beside = full + ".tmp";
        try
        {
            await File.WriteAllBytesAsync(beside, bytes, cancellationToken);
            File.Move(beside, full, overwrite: true);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            // Nothing half done stays beside it; where nothing could be made there is nothing to take away.
            if (File.Exists(beside))
            {
                File.Delete(beside);
            }

            return "report.out_refused";
        }
    }
}
