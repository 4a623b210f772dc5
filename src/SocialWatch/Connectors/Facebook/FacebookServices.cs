using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using SocialWatch.Configuration;
using SocialWatch.Connectors.Facebook.Messenger;
using SocialWatch.Connectors.Facebook.Writing;
using SocialWatch.Connectors.Http;

namespace SocialWatch.Connectors.Facebook;

/// <summary>What pages, conversations, webhooks and writing share: one client, one budget, one set of words. Registering it twice changes nothing.</summary>
internal static class FacebookServices
{
    public static bool IsOn(IConfiguration settings) => settings.GetSection($"{FacebookSettings.Section}:Accounts").GetChildren().Any();

    public static void Add(IServiceCollection services, IConfiguration settings)
    {
        if (services.Any(s => s.ServiceType == typeof(IFacebookTransport)))
        {
            return;
        }

        services.TryAddSingleton(TimeProvider.System);
        services.AddOptionsWithValidateOnStart<FacebookSettings, FacebookSettingsValidator>().Bind(settings.GetSection(FacebookSettings.Section));
        services.AddReadClient<IFacebookTransport, FacebookTransport>("facebook", provider => provider.GetRequiredService<IOptions<FacebookSettings>>().Value.Reading);
        services.AddSingleton<FacebookBudget>().AddSingleton<FacebookFreshness>().AddSingleton<FacebookVersions>();
        services.AddSingleton<IFacebookApi, FacebookApi>().AddSingleton<IMessengerApi, MessengerApi>().AddSingleton<IFacebookPublishApi, FacebookPublishApi>();
        services.TryAddSingleton(p => new FacebookWords(p.GetService<Texts>() ?? ConfigFolder.ShippedTexts()));
    }
}
