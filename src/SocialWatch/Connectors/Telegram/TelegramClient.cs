using System.Net;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace SocialWatch.Connectors.Telegram;

/// <summary>What the connector and the sink share: settings, the named HTTP client and the API. Registering it twice changes nothing.</summary>
internal static class TelegramClient
{
    public static bool IsOn(IConfiguration settings) => settings.GetSection(TelegramSettings.Section).GetSection("Accounts").GetChildren().Any();

    public static void Add(IServiceCollection services, IConfiguration settings)
    {
        if (services.Any(s => s.ServiceType == typeof(ITelegramApis)))
        {
            return;
        }

        services.AddOptions<TelegramSettings>().Bind(settings.GetSection(TelegramSettings.Section)).ValidateOnStart();
        services.TryAddSingleton<IValidateOptions<TelegramSettings>, TelegramSettingsValidator>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<ITelegramApis, TelegramApis>();
        services.AddHttpClient(TelegramApi.ClientName)
            .ConfigureHttpClient(c =>
            {
                c.Timeout = Timeout.InfiniteTimeSpan; // each call has its own patience, by the clock of the product
                c.MaxResponseContentBufferSize = 32 << 20;
            })
            .ConfigurePrimaryHttpMessageHandler(s => Handler(s.GetRequiredService<IOptions<TelegramSettings>>().Value))
            .RemoveAllLoggers(); // the address carries the token
    }

    /// <summary>No redirect (it would carry the token elsewhere), no tracing (it would note the address), a proxy where one is set.</summary>
    internal static SocketsHttpHandler Handler(TelegramSettings settings)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            ActivityHeadersPropagator = null,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            ConnectTimeout = TimeSpan.FromSeconds(15),
            UseProxy = !new Uri(settings.BaseUrl).IsLoopback,
        };
        if (settings.Proxy is { Length: > 0 } proxy)
        {
            handler.UseProxy = true;
            handler.Proxy = Proxy(new Uri(proxy));
        }

        return handler;
    }

    private static WebProxy Proxy(Uri address)
    {
        var proxy = new WebProxy(new UriBuilder(address) { UserName = "", Password = "" }.Uri);
        if (address.UserInfo.Split(':', 2) is [{ Length: > 0 } user, .. var rest])
        {
            proxy.Credentials = new NetworkCredential(Uri.UnescapeDataString(user), Uri.UnescapeDataString(rest.FirstOrDefault() ?? ""));
        }

        return proxy;
    }
}
