using SocialWatch.Classification;
using SocialWatch.Configuration.Json;
using SocialWatch.Publishing;

namespace SocialWatch.Configuration;

/// <summary>
/// Loads and checks the whole configuration of a union (CONTRACTS, "Configuration files"). Every error of every file comes back at once; there is a
/// configuration only when there is none. Thread-safe.
/// </summary>
internal sealed class ConfigLoader(KnownParts known)
{
    public const string DefaultFolder = "config";

    /// <summary>Reads a folder; null means <c>./config</c>. A missing file means its shipped default; a named folder must exist.</summary>
    public (UnionConfig? Config, IReadOnlyList<ConfigError> Errors) Load(string? folder, IConfiguration settings)
    {
        var texts = ConfigFolder.ShippedTexts();
        var errors = new ConfigErrors(texts);
        if (folder is not null && !Directory.Exists(folder))
        {
            errors.Add(folder, "--config", folder, "no_folder");
            return (null, errors.All);
        }

        return Load(ConfigFolder.Shipped(folder ?? DefaultFolder), settings, texts, errors);
    }

    /// <summary>The configuration of the demonstration.</summary>
    public (UnionConfig? Config, IReadOnlyList<ConfigError> Errors) LoadDemo(IConfiguration settings)
    {
        var texts = ConfigFolder.ShippedTexts();
        return Load(ConfigFolder.Demo(), settings, texts, new(texts));
    }

    private (UnionConfig?, IReadOnlyList<ConfigError>) Load(ConfigFolder folder, IConfiguration settings, Texts shipped, ConfigErrors errors)
    {
        // A file that cannot be opened is one error, not that and everything its emptiness would break.
        T Read<T>(string name, T otherwise, Func<string, T> read) => folder.Read(name, errors) is { } text ? read(text) : otherwise;

        var texts = folder.IsOwn(TextsFile.Name) ? Read(TextsFile.Name, shipped, t => TextsFile.Read(t, shipped, errors)) : shipped;
        var (units, ids) = Read(UnitsFile.Name, UnitsFile.Shipped(errors), t => UnitsFile.Read(t, errors));
        var channels = Read(ChannelsFile.Name, [], t => ChannelsFile.Read(t, known, ids, errors));
        var people = Read(PeopleFile.Name, [], t => PeopleFile.Read(t, known, ids, errors));
        var roster = Read(RosterFile.Name, [], t => RosterFile.Read(t, people, errors));
        var schedule = Read(ScheduleFile.Name, new(), t => ScheduleFile.Read(t, errors));
        var floor = Read(FloorFile.Name, FloorPolicy.Default, t => FloorFile.Read(t, [.. channels.Select(c => c.Id)], ids, errors));
        var calendar = Read(CalendarFile.Name, HolidayCalendar.Empty, t => CalendarFile.Read(t, errors));
        var escalation = Read(EscalationFile.Name, new(), t => EscalationFile.Read(t, calendar, ids, errors));
        var topics = Topics(folder, errors);
        var knowledge = KnowledgeFiles.Read(folder, topics, errors);
        var hotlines = UnionSettings.Hotlines(settings, errors);
        return errors.All.Count > 0
            ? (null, errors.All)
            : (new UnionConfig(channels, units, people, roster, schedule, floor, escalation, topics, texts) { Hotlines = hotlines, Calendar = calendar, Knowledge = knowledge }, []);
    }

    private static TopicCatalogue Topics(ConfigFolder folder, ConfigErrors errors)
    {
        var files = folder.Names("topics/", ".json").Select(n => (n, Json: folder.Read(n, errors))).Where(f => f.Json is not null).ToList();
        var found = new List<ConfigError>();
        var topics = TopicCatalogue.Parse(files.Select(f => (f.n, f.Json!)), found);
        errors.AddRange(found);
        foreach (var topic in topics.Topics)
        {
            foreach (var role in topic.Notify.Where(r => !Vocabulary.Roles.Contains(r)))
            {
                errors.Add($"topics/{topic.Id}.json", "notify", role, "not_allowed", ("allowed", string.Join(", ", Vocabulary.Roles)));
            }
        }

        return topics;
    }
}
