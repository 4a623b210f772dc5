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
            // Unbuffered: nothing waits to be written when it is let go on a full disk.
            file = new FileStream(Path.Combine(folder, FileName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
        }
        catch (IOException e) when (e.GetType() == typeof(IOException) && FolderFaults.Of(e, folder) is null)
        {
            throw new StoreFaultException(StoreFault.Busy, StoreMessages.SecondService(folder), e);
        }

        try
        {
            var line = string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessId} {time.GetUtcNow():yyyy-MM-ddTHH:mm:ssZ}\n");
            file.SetLength(0);
            await file.WriteAsync(Encoding.ASCII.GetBytes(line), cancellationToken);
            return new(file);
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    public void Dispose() => file.Dispose();
}
