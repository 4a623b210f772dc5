using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using SocialWatch.Configuration;
using SocialWatch.Connectors.Http;
using SocialWatch.Privacy;
using SocialWatch.Storage;

namespace SocialWatch.Connectors.Zalo;

/// <summary>What the connector, the webhook, the answers and the sinks share. Registering it twice changes nothing.</summary>
internal static class ZaloServices
{
    public static bool IsOn(IConfiguration settings) => settings.GetSection($"{ZaloSettings.Section}:Accounts").GetChildren().Any();

    public static bool HasBot(IConfiguration settings) => !string.IsNullOrWhiteSpace(settings[$"{ZaloSettings.Section}:Bot:Token"]);

    public static void Add(IServiceCollection services, IConfiguration settings)
    {
        if (services.Any(s => s.ServiceType == typeof(IZaloApis)))
        {
            return;
        }

        services.TryAddSingleton(TimeProvider.System);
        services.AddOptionsWithValidateOnStart<ZaloSettings, ZaloSettingsValidator>().Bind(settings.GetSection(ZaloSettings.Section));
        services.AddReadClient<IZaloHttp, ZaloHttp>("zalo", p => p.GetRequiredService<IOptions<ZaloSettings>>().Value.Reading);
        services.TryAddSingleton<IZaloGrants>(Grants);
        services.AddSingleton<ZaloOAuth>().AddSingleton<ZaloTokens>().AddSingleton<IZaloApis, ZaloApis>();
        services.TryAddSingleton(p => new ZaloWords(p.GetService<Texts>() ?? ConfigFolder.ShippedTexts()));
        services.TryAddSingleton(p => new ZaloStaff(p.GetService<UnionConfig>()?.People.SelectMany(s => s.Sinks) ?? []));
    }

    /// <summary>Without a store (check-config where nothing was collected yet) there are no grants.</summary>
    private static IZaloGrants Grants(IServiceProvider provider) =>
        provider.GetService<IStore>() is { } store && provider.GetService<IKeyRing>() is { } keys
            ? new StoredGrants(store, keys, provider.GetRequiredService<TimeProvider>())
            : new NoGrants();
}
