using SocialWatch.Configuration;
using SocialWatch.Modules;
using SocialWatch.Time;

namespace SocialWatch.Commands;

/// <summary>
/// The services every verb and the service itself start from: settings, configuration, clock, logging, and what the modules that are on register. The
/// rest (store, pipeline, scheduling) is added by who needs it.
/// </summary>
internal static class HostServices
{
    /// <summary>Registers the common part.</summary>
    /// <returns>The modules that are on.</returns>
    public static IReadOnlyList<IModule> AddCommon(
        IServiceCollection services, IConfiguration settings, UnionConfig config, TimeProvider time, IReadOnlyList<IModule> modules)
    {
        services.AddSingleton(settings);
        services.AddSingleton(config);
        services.AddSingleton(config.Texts);
        services.AddSingleton(config.Units);
        services.AddSingleton(config.Topics);
        services.AddSingleton(time);
        services.AddSingleton<LocalClock>();
        services.AddLogging();
        var on = modules.Where(m => m.IsOn(settings)).ToList();
        on.ForEach(m => m.Register(services, settings));
        return on;
    }

    /// <summary>The common part alone, for verbs that need no store.</summary>
    public static ServiceProvider Build(
        IConfiguration settings, UnionConfig config, TimeProvider time, IReadOnlyList<IModule> modules, Action<IServiceCollection>? more = null)
    {
        var services = new ServiceCollection();
        more?.Invoke(services);
        AddCommon(services, settings, config, time, modules);
        return services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true });
    }
}
