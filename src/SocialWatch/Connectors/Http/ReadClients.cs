using System.Net;

namespace SocialWatch.Connectors.Http;

/// <summary>Registers the typed client of one network with the shared rules: quiet logs, one retry owner, limits, no cookies.</summary>
internal static class ReadClients
{
    /// <summary>
    /// Adds <typeparamref name="TApi"/> as a typed client. No logger may see a request: addresses carry tokens. The client can be kept for ever: connections are renewed below it.
    /// </summary>
    public static void AddReadClient<TApi, TClient>(this IServiceCollection services, string name, Func<IServiceProvider, ReadOptions> options)
        where TApi : class
        where TClient : class, TApi =>
        services.AddHttpClient<TApi, TClient>(name, client => client.Timeout = Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers()
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(provider => Sockets(options(provider)))
            .AddHttpMessageHandler(provider => new ReadHandler(options(provider), provider.GetRequiredService<TimeProvider>()));

    /// <summary>The socket handler under a client.</summary>
    public static SocketsHttpHandler Sockets(ReadOptions options) => new()
    {
        AllowAutoRedirect = options.Redirects,
        MaxAutomaticRedirections = 5,
        AutomaticDecompression = DecompressionMethods.All,
        UseCookies = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        // No tracing header leaves the house.
        ActivityHeadersPropagator = null,
        UseProxy = options.Proxy is not null,
        Proxy = ProxySetting.Create(options.Proxy),
    };
}
