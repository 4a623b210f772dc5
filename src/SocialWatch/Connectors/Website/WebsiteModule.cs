using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using SocialWatch.Channels;
using SocialWatch.Connectors.Http;
using SocialWatch.Modules;

namespace SocialWatch.Connectors.Website;

/// <summary>The union's own sites, by their RSS or Atom feeds. Always on: it needs no credentials.</summary>
internal sealed class WebsiteModule : IModule
{
    public string Id => "connector/website";

    public bool IsOn(IConfiguration settings) => true;

    public void Register(IServiceCollection services, IConfiguration settings)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddOptionsWithValidateOnStart<WebsiteSettings, WebsiteSettingsValidator>().Bind(settings.GetSection(WebsiteSettings.Section));
        services.AddReadClient<IWebsiteApi, WebsiteApi>("website", provider => provider.GetRequiredService<IOptions<WebsiteSettings>>().Value.Reading);
        services.AddSingleton<IConnector, WebsiteConnector>();
    }
}
