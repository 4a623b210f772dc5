using SocialWatch.Channels;
using SocialWatch.Modules;

namespace SocialWatch.Connectors.TipLine;

/// <summary>Places without an API that a union may use: what officers saw there comes through the desk's commands, or as a file. Always on.</summary>
internal sealed class TipLineModule : IModule
{
    public string Id => "connector/tipline";

    public bool IsOn(IConfiguration settings) => true;

    public void Register(IServiceCollection services, IConfiguration settings) =>
        services.AddSingleton<IConnector, TipLineConnector>().AddSingleton<IReplySender, TipLineReplySender>();
}
