using SocialWatch.Configuration;
using SocialWatch.Modules;

namespace SocialWatch.Commands.Checks;

/// <summary>Channels and people that need a module which the settings leave off, or an account they lack. Pure.</summary>
internal static class ModuleChecks
{
    public static IEnumerable<ConfigError> Missing(UnionConfig config, IConfiguration settings, IReadOnlyList<IModule> modules, Texts words)
    {
        var off = modules.Where(m => !m.IsOn(settings)).Select(m => m.Id).ToHashSet(StringComparer.Ordinal);
        for (var i = 0; i < config.Channels.Count; i++)
        {
            var (kind, account) = (config.Channels[i].Kind, config.Channels[i].Account);
            if (off.Contains("connector/" + kind))
            {
                yield return Error(ChannelsFile.Name, $"[{Index(i)}].kind", kind, "connector/" + kind);
            }
            else if (account.Length > 0 && settings.GetSection(kind + ":Accounts") is var accounts && accounts.Exists() && !accounts.GetSection(account).Exists())
            {
                // By convention a network keeps its credentials under <Kind>:Accounts:<account>; keys of settings ignore case.
                yield return new(ChannelsFile.Name, $"[{Index(i)}].account", account, words.Say("config.error.no_account", ("setting", $"{kind}:Accounts:{account}")));
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
