using SocialWatch.Notify;

namespace SocialWatch.Demo;

/// <summary>Shows on the screen what a sink delivered, so that a viewer of the demonstration reads what the committee would receive.</summary>
internal sealed class EchoSink(ISink inner, DemoScreen screen) : ISink
{
    public string Id => inner.Id;

    public bool HasButtons => inner.HasButtons;

    public bool CanEdit => inner.CanEdit;

    public Task<SendOutcome> EditAsync(OutboundMessage message, string receipt, CancellationToken cancellationToken) => inner.EditAsync(message, receipt, cancellationToken);

    public async Task<SendOutcome> SendAsync(OutboundMessage message, CancellationToken cancellationToken)
    {
        var outcome = await inner.SendAsync(message, cancellationToken);
        if (outcome.Result == SendResult.Sent)
        {
            screen.Show(inner.Id, message);
        }

        return outcome;
    }

    /// <summary>Wraps every sink that is registered so far.</summary>
    public static void WrapAll(IServiceCollection services)
    {
        foreach (var sink in services.Where(d => d.ServiceType == typeof(ISink)).ToList())
        {
            services.Remove(sink);
            services.AddSingleton<ISink>(p => new EchoSink((ISink)Make(p, sink), p.GetRequiredService<DemoScreen>()));
        }
    }

    private static object Make(IServiceProvider provider, ServiceDescriptor sink) =>
        sink.ImplementationInstance ?? sink.ImplementationFactory?.Invoke(provider) ?? ActivatorUtilities.CreateInstance(provider, sink.ImplementationType!);
}
