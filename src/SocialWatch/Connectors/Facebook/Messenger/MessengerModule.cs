using SocialWatch.Channels;
using SocialWatch.Modules;

namespace SocialWatch.Connectors.Facebook.Messenger;

/// <summary>The private conversations of the union's own pages. On with the pages; read only where channels.json has a channel of this kind.</summary>
internal sealed class MessengerModule : IModule
{
    public string Id => "connector/messenger";

    public bool IsOn(IConfiguration settings) => FacebookServices.IsOn(settings);

    public void Register(IServiceCollection services, IConfiguration settings)
    {
        FacebookServices.Add(services, settings);
        services.AddSingleton<IConnector, MessengerConnector>();
        services.AddSingleton<IReplySender, MessengerReplySender>();
    }
}
