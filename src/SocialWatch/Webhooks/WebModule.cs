using SocialWatch.Modules;

namespace SocialWatch.Webhooks;

/// <summary>The door for calls from outside: webhooks, and the few pages a platform asks for. On when an address to listen on is set.</summary>
internal sealed class WebModule : IModule
{
    public string Id => "web";

    public bool IsOn(IConfiguration settings) => !string.IsNullOrWhiteSpace(settings.GetSection(WebSettings.Section)["Listen"]);

    public void Register(IServiceCollection services, IConfiguration settings)
    {
        services.AddOptionsWithValidateOnStart<WebSettings, WebSettingsValidator>().Bind(settings.GetSection(WebSettings.Section));
        services.AddSingleton<WebhookTable>().AddSingleton<EnvelopeBox>().AddSingleton<EnvelopeSignal>().AddSingleton<EnvelopeRunner>().AddSingleton<WebhookDoor>();
        services.AddHostedService<EnvelopeService>();
        services.AddHostedService(p => p.GetRequiredService<EnvelopeBox>());
        services.AddSingleton<WebServer>().AddHostedService(p => p.GetRequiredService<WebServer>());
    }
}
