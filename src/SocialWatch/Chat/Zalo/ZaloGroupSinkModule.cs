using SocialWatch.Connectors.Zalo;
using SocialWatch.Modules;
using SocialWatch.Notify;

namespace SocialWatch.Chat.Zalo;

/// <summary>On when <c>Zalo:Accounts</c> names an Official Account.</summary>
internal sealed class ZaloGroupSinkModule : IModule
{
    public string Id => "sink/" + ZaloStaff.Sink;

    public bool IsOn(IConfiguration settings) => ZaloServices.IsOn(settings);

    public void Register(IServiceCollection services, IConfiguration settings)
    {
        ZaloServices.Add(services, settings);
        services.AddSingleton<ISink, ZaloGroupSink>();
    }
}
