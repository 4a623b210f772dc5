using SocialWatch.Commands;
using SocialWatch.Chat.Desk;
using SocialWatch.Configuration;
using SocialWatch.Connectors.Telegram;
using SocialWatch.Modules;
using SocialWatch.Notify;
using SocialWatch.Pipeline;
using SocialWatch.Privacy;
using SocialWatch.Storage;
using SocialWatch.Storage.Keys;

namespace SocialWatch.Service;

/// <summary>The one place where the parts are put together: for the service, the demonstration and the verbs that write alike.</summary>
internal static class ServiceGraph
{
    /// <summary>Registers everything but the host's own loops.</summary>
    public static IReadOnlyList<IModule> Add(
        IServiceCollection services, UnionConfig config, IConfiguration settings, IStore store, string dataFolder, TimeProvider time, bool demo)
    {
        services.AddSingleton(store);
        services.AddSingleton<IKeyRing>(new FileKeyRing(DataFolder.KeysOf(Path.GetFullPath(dataFolder)), time));
        // Who joined with a code stands beside people.json for every rule alike.
        var book = new StaffBook(config);
        config = config with { People = book };
        services.AddSingleton(book).AddSingleton<IStaffChats>(book);
        services.AddSingleton(new DemoMark(demo));
        services.AddPipeline(config);
        services.AddSingleton<ISendCheck, CaseSendCheck>().AddSingleton<ISinkAlarm, SinkAlarm>();
        var modules = HostServices.AddCommon(services, settings, config, time, ModuleDiscovery.Find(typeof(ServiceGraph).Assembly));
        services.AddOutbox();
        return modules;
    }

    /// <summary>The graph alone, for a verb that runs and ends.</summary>
    public static ServiceProvider Build(UnionConfig config, IConfiguration settings, IStore store, string dataFolder, TimeProvider time, bool demo)
    {
        var services = new ServiceCollection();
        Add(services, config, settings, store, dataFolder, time, demo);
        return services.BuildServiceProvider();
    }
}
