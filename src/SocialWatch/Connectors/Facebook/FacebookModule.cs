using SocialWatch.Channels;
using SocialWatch.Connectors.Facebook.Deletion;
using SocialWatch.Connectors.Facebook.Hooks;
using SocialWatch.Connectors.Facebook.Writing;
using SocialWatch.Modules;
using SocialWatch.Publishing;
using SocialWatch.Webhooks;

namespace SocialWatch.Connectors.Facebook;

/// <summary>The union's own Facebook pages: posts, comments, answers, publishing, webhook. On when an account is configured.</summary>
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
        services.AddSingleton<IPagePublisher, FacebookPublisher>().AddSingleton<IContentHider, FacebookHider>().AddSingleton<IPrivateReplier, FacebookPrivateReplier>();
        services.AddSingleton<IWebhook, FacebookWebhook>();
        services.AddSingleton<IWebPage, FacebookDeletionPage>().AddSingleton<IWebPage, FacebookDeauthorizePage>();
    }
}
