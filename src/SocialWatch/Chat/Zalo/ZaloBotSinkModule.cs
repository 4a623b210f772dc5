using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using SocialWatch.Connectors.Http;
using SocialWatch.Connectors.Zalo;
using SocialWatch.Modules;
using SocialWatch.Notify;

namespace SocialWatch.Chat.Zalo;

/// <summary>On when <c>Zalo:Bot:Token</c> is set.</summary>
internal sealed class ZaloBotSinkModule : IModule
{
    public string Id => "sink/" + ZaloBotSink.Name;

    public bool IsOn(IConfiguration settings) => ZaloServices.HasBot(settings);

    public void Register(IServiceCollection services, IConfiguration settings)
    {
        ZaloServices.Add(services, settings);
        services.TryAddSingleton<IZaloBotApi, ZaloBotApi>();
        services.AddHttpClient(ZaloBotApi.ClientName, c =>
            {
                c.Timeout = Timeout.InfiniteTimeSpan; // each call has its own patience, by the clock of the product
                c.MaxResponseContentBufferSize = 8 << 20;
            })
            .RemoveAllLoggers() // the address carries the token
            .ConfigurePrimaryHttpMessageHandler(p => ReadClients.Sockets(p.GetRequiredService<IOptions<ZaloSettings>>().Value.Reading));
        services.AddSingleton<IZaloProbe, ZaloBotProbe>().AddSingleton<ISink, ZaloBotSink>();
        services.AddHostedService<ZaloBotListener>();
    }
}
