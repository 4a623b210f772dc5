using Microsoft.Extensions.DependencyInjection.Extensions;
using SocialWatch.Channels;
using SocialWatch.Modules;

namespace SocialWatch.Connectors.Telegram;

/// <summary>On when <c>Telegram:Accounts</c> names a bot.</summary>
internal sealed class TelegramModule : IModule
{
    public string Id => "connector/telegram";

    public bool IsOn(IConfiguration settings) => TelegramClient.IsOn(settings);

    public void Register(IServiceCollection services, IConfiguration settings)
    {
        TelegramClient.Add(services, settings);
        services.TryAddSingleton<IStaffChats>(new StaffChats([]));
        services.AddSingleton<IConnector, TelegramConnector>().AddSingleton<IReplySender, TelegramReplySender>();
    }
}
