using SocialWatch.Configuration;
using SocialWatch.Modules;

namespace SocialWatch.Commands.Checks;

/// <summary>Channels and people that need a module which the settings leave off. Pure.</summary>
internal static class ModuleChecks
{
    public static IEnumerable<ConfigError> Missing(UnionConfig config, IConfiguration settings, IReadOnlyList<IModule> modules, Texts words)
    {
        var off = modules.Where(m => !m.IsOn(settings)).Select(m => m.Id).ToHashSet(StringComparer.Ordinal);
        for (var i = 0; i < config.Channels.Count; i++)
        {
            if (off.Contains("connector/" + config.Channels[i].Kind))
            {
                yield return Error(ChannelsFile.Name, $"[{Index(i)}].kind", config.Channels[i].Kind, "connector/" + config.Channels[i].Kind);
            }
        }

        for (var i = 0; i < config.People.Count; i++)
        {
            foreach (var sink in config.People[i].Sinks.Select(s => s.Split(':')[0]).Where(s => off.Contains("sink/" + s)))
            {
                yield return Error(PeopleFile.Name, $"[{Index(i)}].sinks", sink, "sink/" + sink);
            }
        }

        ConfigError Error(string file, string field, string value, string module) => new(file, field, value, words.Say("config.error.module_off", ("module", module)));
        static string Index(int i) => i.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }
}
