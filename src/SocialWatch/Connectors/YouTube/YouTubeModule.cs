using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using SocialWatch.Channels;
using SocialWatch.Connectors.Http;
using SocialWatch.Modules;

namespace SocialWatch.Connectors.YouTube;

/// <summary>Comments under the union's own YouTube channels. On when a key is configured.</summary>
internal sealed class YouTubeModule : IModule
{
    public string Id => "connector/youtube";

    public bool IsOn(IConfiguration settings) => settings.GetSection($"{YouTubeSettings.Section}:Accounts").GetChildren().Any();

    public void Register(IServiceCollection services, IConfiguration settings)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddOptionsWithValidateOnStart<YouTubeSettings, YouTubeSettingsValidator>().Bind(settings.GetSection(YouTubeSettings.Section));
        services.AddReadClient<IYouTubeApi, YouTubeApi>("youtube", provider => provider.GetRequiredService<IOptions<YouTubeSettings>>().Value.Reading);
        services.AddSingleton<IConnector, YouTubeConnector>();
    }
}
