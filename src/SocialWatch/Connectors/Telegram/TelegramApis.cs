using Microsoft.Extensions.Options;
using SocialWatch.Channels;

namespace SocialWatch.Connectors.Telegram;

/// <summary>One API per account of the settings.</summary>
internal sealed class TelegramApis(IHttpClientFactory clients, IOptions<TelegramSettings> options, TimeProvider time) : ITelegramApis
{
    public ITelegramApi For(string? account)
    {
        var settings = options.Value;
        return settings.Account(account) is { } bot
            ? new TelegramApi(clients, settings.BaseUrl, bot.Token, TimeSpan.FromSeconds(settings.TimeoutSeconds), time)
            : throw new SourceFaultException(new(FaultKind.Credentials, "telegram:no-account"));
    }
}
