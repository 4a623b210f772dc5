using Microsoft.Extensions.DependencyInjection.Extensions;

namespace SocialWatch.Notify;

/// <summary>The outbox in the host. It needs <c>IStore</c>, <c>Schedule</c> and the sinks; a check and an alarm of the host's own go before or after.</summary>
internal static class NotifyServices
{
    public static IServiceCollection AddOutbox(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<ISendCheck, SendAlways>();
        services.TryAddSingleton<ISinkAlarm, NoSinkAlarm>();
        services.TryAddSingleton<IMessageMaker, PlainMessages>();
        services.TryAddSingleton<SinkTable>();
        services.TryAddSingleton<SinkHealth>();
        services.TryAddSingleton<OutboxSignal>();
        services.TryAddSingleton<OutboxDispatcher>();
        return services;
    }

    /// <summary>Adds the loop that runs it; a command that dispatches by hand leaves it out.</summary>
    public static IServiceCollection AddOutboxService(this IServiceCollection services)
    {
        services.AddOutbox().TryAddSingleton<OutboxService>();
        services.AddHostedService(s => s.GetRequiredService<OutboxService>());
        return services;
    }
}
