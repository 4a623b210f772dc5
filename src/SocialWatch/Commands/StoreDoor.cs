using SocialWatch.Storage;

namespace SocialWatch.Commands;

/// <summary>How verbs that only read come to a store.</summary>
internal static class StoreDoor
{
    public static ValueTask<IStore> OpenForReadingAsync(string folder, CancellationToken cancellationToken) =>
        throw new StoreFaultException(StoreFault.Missing, folder);
}
