using SocialWatch.Configuration;
using SocialWatch.Storage;

namespace SocialWatch.Commands.Lists;

/// <summary>Opens a store for reading together with the configuration that belongs to it.</summary>
internal static class StoreAndConfig
{
    private const string Stamp = "stamp";
    private const string Demo = "demo";

    /// <summary>Both, or the exit code after the reason was said.</summary>
    public static async ValueTask<(IStore? Store, UnionConfig? Config, int Refusal)> OpenAsync(VerbContext context, CancellationToken cancellationToken)
    {
        IStore store;
        try
        {
            store = await context.Host.OpenStore(context.DataFolder, context.Host.Time, cancellationToken);
        }
        catch (StoreFaultException e) when (e.Fault == StoreFault.Missing && !context.DataIsNamed && Directory.Exists(VerbContext.DefaultDemoData))
        {
            // A newcomer has only run the demonstration so far.
            return (null, null, context.Refuse("cli.only_demo_data", ("data", VerbContext.DefaultData), ("demo", VerbContext.DefaultDemoData)));
        }

        var stamp = await store.ReadAsync((session, token) => session.FactAsync(Stamp, token), cancellationToken);
        var (config, _, errors) = context.LoadConfig(demo: stamp == Demo);
        if (config is null)
        {
            await store.DisposeAsync();
            return (null, null, context.Refuse(errors));
        }

        return (store, config, ExitCode.Done);
    }
}
