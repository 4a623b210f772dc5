using SocialWatch.Channels;
using SocialWatch.Connectors.Facebook.Hooks;
using SocialWatch.Modules;

namespace SocialWatch.Connectors.Facebook;

/// <summary>The union's own Facebook pages: posts, comments, answers, webhook. On when an account is configured.</summary>
internal sealed class FacebookModule : IModule
{
    public string Id => "connector/facebook";

    public bool IsOn(IConfiguration settings) => FacebookServices.IsOn(settings);

    public void Register(IServiceCollection services, IConfiguration settings)
    {
        FacebookServices.Add(services, settings);
        services.AddSingleton<FacebookConnector>();
        services.AddSingleton<IConnector>(provider => provider.GetRequiredService<FacebookConnector>());
        services.AddSingleton<IReplySender, FacebookReplySender>();
        services.AddSingleton<IWebhook, FacebookWebhook>();
    }
}
