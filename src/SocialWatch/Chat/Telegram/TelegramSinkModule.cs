using SocialWatch.Connectors.Telegram;
using SocialWatch.Modules;
using SocialWatch.Notify;

namespace SocialWatch.Chat.Telegram;

/// <summary>On when <c>Telegram:Accounts</c> names a bot.</summary>
internal sealed class TelegramSinkModule : IModule
{
    public string Id => "sink/telegram";

    public bool IsOn(IConfiguration settings) => TelegramClient.IsOn(settings);

    public void Register(IServiceCollection services, IConfiguration settings)
    {
        TelegramClient.Add(services, settings);
        services.AddSingleton<TelegramPace>();
        services.AddSingleton<ISink, TelegramSink>();
        services.AddSingleton<IDeskVoice, TelegramVoice>();
    }
}
