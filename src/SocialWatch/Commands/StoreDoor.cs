using SocialWatch.Storage;

namespace SocialWatch.Commands;

/// <summary>How verbs that only read come to a store.</summary>
internal static class StoreDoor
{
    /// <summary>Opens it for reading; nothing is made or changed, and a demonstration's store may be looked into.</summary>
    /// <exception cref="StoreFaultException">Every reason not to, in words.</exception>
    public static async ValueTask<IStore> OpenForReadingAsync(string folder, TimeProvider time, CancellationToken cancellationToken) =>
        await DataFolder.OpenAsync(new() { Path = folder, ReadOnly = true }, time, cancellationToken);
}
