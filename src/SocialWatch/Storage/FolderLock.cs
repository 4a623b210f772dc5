using System.Globalization;
using System.Text;

namespace SocialWatch.Storage;

/// <summary>
/// One service per data folder: a file held open for itself alone. The system lets go of it when the process ends in any way, so a file left by a kill stops nobody.
/// It says which process took it and when, for a person who looks.
/// </summary>
internal sealed class FolderLock : IDisposable
{
    public const string FileName = "socialwatch.lock";

    private readonly FileStream file;

    private FolderLock(FileStream file) => this.file = file;

    /// <exception cref="StoreFaultException">Another service holds the folder.</exception>
    public static async Task<FolderLock> TakeAsync(string folder, TimeProvider time, CancellationToken cancellationToken)
    {
        FileStream file;
        try
        {
            file = new FileStream(Path.Combine(folder, FileName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e) when (FolderFaults.Of(e, folder) is null)
        {
            throw new StoreFaultException(StoreFault.Busy, StoreMessages.SecondService(folder), e);
        }

        var line = string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessId} {time.GetUtcNow():yyyy-MM-ddTHH:mm:ssZ}\n");
        file.SetLength(0);
        await file.WriteAsync(Encoding.ASCII.GetBytes(line), cancellationToken);
        await file.FlushAsync(cancellationToken);
        return new(file);
    }

    public void Dispose() => file.Dispose();
}
