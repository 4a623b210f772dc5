using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;
using SocialWatch.Configuration;
using SocialWatch.Modules;

namespace SocialWatch.Commands.Checks;

/// <summary>Runs the start-up validation of every module that is on, all failures at once. The failures name keys and never values: one may be a secret.</summary>
internal static partial class SettingsChecks
{
    /// <summary>Module by module, so that a value of the wrong type in one does not hide the faults of the next.</summary>
    public static IReadOnlyList<ConfigError> Validate(IConfiguration settings, IReadOnlyList<IModule> modules, Texts words) =>
        [.. modules.Where(m => m.IsOn(settings)).SelectMany(m => Of(m, settings, words)).Distinct()];

    private static IReadOnlyList<ConfigError> Of(IModule module, IConfiguration settings, Texts words)
    {
        var services = new ServiceCollection();
        services.AddSingleton(settings);
        module.Register(services, settings);
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
        catch (InvalidOperationException e)
        {
            // The binder met a value of the wrong type (a word where a number belongs). Its message quotes the value; only the key is taken from it.
            var key = KeyInMessage().Match(e.Message) is { Success: true } found ? found.Groups[1].Value : "$";
            return [new(SettingsFile.Name, key, null, words.Say("config.error.setting_type"))];
        }
    }

    private static List<ConfigError> Errors(IEnumerable<OptionsValidationException> faults, Texts words) =>
        [.. faults.SelectMany(f => f.Failures.Select(m => Error(f.OptionsType.Name, m, words)))];

    /// <summary>By convention a failure reads "Key:Path: reason".</summary>
    private static ConfigError Error(string type, string failure, Texts words)
    {
        var end = failure.IndexOf(": ", StringComparison.Ordinal);
        return end > 0
            ? new(SettingsFile.Name, failure[..end], null, words.Say("config.error.setting", ("what", failure[(end + 2)..])))
            : new(SettingsFile.Name, type, null, words.Say("config.error.setting", ("what", failure)));
    }

    [GeneratedRegex("at '([A-Za-z0-9_:.-]+)' to type", RegexOptions.CultureInvariant)]
    private static partial Regex KeyInMessage();
}
