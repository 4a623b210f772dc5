using SocialWatch.Channels;
using SocialWatch.Modules;

namespace SocialWatch.Connectors.Zalo;

/// <summary>Official Accounts of the union on Zalo: chats, groups, webhook, answers. On when an account is configured.</summary>
internal sealed class ZaloModule : IModule
{
    public string Id => "connector/zalo";

    public bool IsOn(IConfiguration settings) => ZaloServices.IsOn(settings);

    public void Register(IServiceCollection services, IConfiguration settings)
    {
        ZaloServices.Add(services, settings);
        services.AddSingleton<ZaloCheck>().AddSingleton<IConnector, ZaloConnector>();
        services.AddSingleton<IWebhook, ZaloWebhook>();
        services.AddSingleton<IReplySender, ZaloReplySender>();
    }
}
