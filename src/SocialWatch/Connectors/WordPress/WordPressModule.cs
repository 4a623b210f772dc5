using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using SocialWatch.Channels;
using SocialWatch.Connectors.Http;
using SocialWatch.Modules;

namespace SocialWatch.Connectors.WordPress;

/// <summary>Comments of the union's own WordPress sites. Always on: approved comments need no credentials.</summary>
internal sealed class WordPressModule : IModule
{
    public string Id => "connector/wordpress";

    public bool IsOn(IConfiguration settings) => true;

    public void Register(IServiceCollection services, IConfiguration settings)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddOptionsWithValidateOnStart<WordPressSettings, WordPressSettingsValidator>().Bind(settings.GetSection(WordPressSettings.Section));
        services.AddReadClient<IWordPressApi, WordPressApi>("wordpress", provider => provider.GetRequiredService<IOptions<WordPressSettings>>().Value.Reading);
        services.AddSingleton<IConnector, WordPressConnector>();
    }
}
