using SocialWatch.Channels;
using SocialWatch.Modules;

namespace SocialWatch.Connectors.Import;

/// <summary>Files brought in by hand. Always on.</summary>
internal sealed class ImportModule : IModule
{
    public string Id => "connector/import";

    public bool IsOn(IConfiguration settings) => true;

    public void Register(IServiceCollection services, IConfiguration settings) => services.AddSingleton<IConnector, ImportConnector>();
}
