using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using SocialWatch.Channels;
using SocialWatch.Connectors.Http;
using SocialWatch.Modules;

namespace SocialWatch.Connectors.Facebook;

/// <summary>The union's own Facebook pages. On when an account is configured.</summary>
internal sealed class FacebookModule : IModule
{
    public string Id => "connector/facebook";

    public bool IsOn(IConfiguration settings) => settings.GetSection($"{FacebookSettings.Section}:Accounts").GetChildren().Any();

    public void Register(IServiceCollection services, IConfiguration settings)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddOptionsWithValidateOnStart<FacebookSettings, FacebookSettingsValidator>().Bind(settings.GetSection(FacebookSettings.Section));
        services.AddReadClient<IFacebookApi, FacebookApi>("facebook", provider => provider.GetRequiredService<IOptions<FacebookSettings>>().Value.Reading);
        services.TryAddSingleton<FacebookConnector>();
        services.AddSingleton<IConnector>(provider => provider.GetRequiredService<FacebookConnector>());
        services.AddSingleton<IReplySender, FacebookReplySender>();
    }
}
