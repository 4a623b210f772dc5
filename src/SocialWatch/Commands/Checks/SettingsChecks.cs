using Microsoft.Extensions.Options;
using SocialWatch.Configuration;
using SocialWatch.Modules;

namespace SocialWatch.Commands.Checks;

/// <summary>Runs the start-up validation of every module that is on, all failures at once. The failures name keys and never secrets.</summary>
internal static class SettingsChecks
{
    public static IReadOnlyList<ConfigError> Validate(IConfiguration settings, IReadOnlyList<IModule> modules, Texts words)
    {
        var services = new ServiceCollection();
        services.AddSingleton(settings);
        foreach (var module in modules.Where(m => m.IsOn(settings)))
        {
            module.Register(services, settings);
        }

        using var provider = services.BuildServiceProvider();
        try
        {
            provider.GetService<IStartupValidator>()?.Validate();
            return [];
        }
        catch (OptionsValidationException e)
        {
            return Errors([e], words);
        }
        catch (AggregateException e)
        {
            return Errors(e.Flatten().InnerExceptions.OfType<OptionsValidationException>(), words);
        }
        catch (InvalidOperationException)
        {
            // The binder met a value of the wrong type (a word where a number belongs); its message may quote the value, which may be a secret.
            return [new(SettingsFile.Name, "$", null, words.Say("config.error.setting_type"))];
        }
    }

    private static List<ConfigError> Errors(IEnumerable<OptionsValidationException> faults, Texts words) =>
        [.. faults.SelectMany(f => f.Failures.Select(m => new ConfigError(SettingsFile.Name, f.OptionsType.Name, null, words.Say("config.error.setting", ("what", m)))))];
}
