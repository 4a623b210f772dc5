using System.CommandLine;
using SocialWatch.Commands.Lists;
using SocialWatch.Configuration;
using SocialWatch.Modules;
using SocialWatch.Storage;

namespace SocialWatch.Commands;

/// <summary>
/// What verbs run in: the standard streams (in the base class), the clock, the way to the store. Tests give their own. A verb reads it from its parse result.
/// </summary>
internal sealed class VerbHost : InvocationConfiguration
{
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Width of a printed table in characters.</summary>
    public int Width { get; init; } = 200;

    /// <summary>Opens the store of a data folder for reading; faults are <see cref="StoreFaultException"/>.</summary>
    public Func<string, TimeProvider, CancellationToken, ValueTask<IStore>> OpenStore { get; init; } = StoreDoor.OpenForReadingAsync;

    /// <summary>Where <c>digest</c> gets its day from.</summary>
    public DigestSourceOf Digests { get; init; } = (store, _) => new StoredDigests(store);

    /// <summary>The modules of this program.</summary>
    public IReadOnlyList<IModule> Modules { get; init; } = ModuleDiscovery.Find(typeof(VerbHost).Assembly);

    /// <summary>The shipped texts, with which the command line itself speaks.</summary>
    public Texts Words { get; } = ConfigFolder.ShippedTexts();
}
