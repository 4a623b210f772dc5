using Microsoft.Extensions.DependencyInjection.Extensions;
using SocialWatch.Modules;
using SocialWatch.Notify;

namespace SocialWatch.Chat.Screen;

/// <summary>Always on. A host that prints JSON on standard output registers another <see cref="TextWriter"/> first.</summary>
internal sealed class ConsoleSinkModule : IModule
{
    public string Id => "sink/console";

    public bool IsOn(IConfiguration settings) => true;

    public void Register(IServiceCollection services, IConfiguration settings)
    {
        services.TryAddSingleton<TextWriter>(_ => System.Console.Out);
        services.AddSingleton<ISink, ConsoleSink>();
    }
}
