using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using SocialWatch.Modules;
using SocialWatch.Notify;

namespace SocialWatch.Chat.Email;

/// <summary>On when <c>Email:Host</c> is set.</summary>
internal sealed class EmailSinkModule : IModule
{
    public string Id => "sink/email";

    public bool IsOn(IConfiguration settings) => !string.IsNullOrWhiteSpace(settings[$"{EmailSettings.Section}:Host"]);

    public void Register(IServiceCollection services, IConfiguration settings)
    {
        services.AddOptions<EmailSettings>().Bind(settings.GetSection(EmailSettings.Section)).ValidateOnStart();
        services.TryAddSingleton<IValidateOptions<EmailSettings>, EmailSettingsValidator>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<ISink, EmailSink>();
    }
}
