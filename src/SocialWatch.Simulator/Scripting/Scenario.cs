using System.Text.Json;
using SocialWatch.Simulator.Scripting;

namespace SocialWatch.Simulator;

/// <summary>
/// A scripted stretch of days: who there is, and what happens when. Immutable. Events are in the order of time
/// and already spread out (a crowd of 30 is 30 comments).
/// </summary>
internal sealed record Scenario
{
    /// <summary>The user token that lists the pages, as an installer would hold it.</summary>
    public const string UserToken = "EAAGuser0simulated0token";

    public required string File { get; init; }

    public required string Name { get; init; }

    public required DateTimeOffset Start { get; init; }

    public required DateTimeOffset End { get; init; }

    public required IReadOnlyList<ScriptedPage> Pages { get; init; }

    public required IReadOnlyList<ScriptedBot> Bots { get; init; }

    public required IReadOnlyList<ScriptedChat> Chats { get; init; }

    /// <summary>Zalo accounts; most scenarios have none.</summary>
    public IReadOnlyList<ScriptedOa> Oas { get; init; } = [];

    /// <summary>Websites and YouTube channels; most scenarios have none.</summary>
    public IReadOnlyList<ScriptedSite> Sites { get; init; } = [];

    public required IReadOnlyList<ScriptedPerson> People { get; init; }

    public required IReadOnlyList<ScriptedEvent> Events { get; init; }

    /// <summary>Reads a scenario file.</summary>
    /// <exception cref="ScenarioException">The first error, naming file, event and field.</exception>
    public static Scenario Load(string path)
    {
        if (!System.IO.File.Exists(path))
        {
            throw new ScenarioException($"{path}: no such scenario file");
        }

        return Parse(System.IO.File.ReadAllText(path), Path.GetFileName(path));
    }

    /// <summary>Reads a scenario that came with the program: "week" or "tiny".</summary>
    public static Scenario BuiltIn(string name)
    {
        using var stream = typeof(Scenario).Assembly.GetManifestResourceStream($"SocialWatch.Simulator.Scenarios.{name}.json")
            ?? throw new ScenarioException($"{name}: no such built-in scenario");
        using var reader = new StreamReader(stream);
        return Parse(reader.ReadToEnd(), name + ".json");
    }

    /// <summary>Reads the text of a scenario; <paramref name="file"/> names it in errors.</summary>
    public static Scenario Parse(string json, string file)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip });
            return ScenarioReader.Read(document.RootElement, file);
        }
        catch (JsonException error)
        {
            throw new ScenarioException($"{file}: is not JSON: {error.Message}");
        }
    }

    /// <summary>The same scenario without one item and everything said under it, as if it had never been written.</summary>
    public Scenario Without(string key)
    {
        var gone = new HashSet<string>(StringComparer.Ordinal) { key };
        var kept = new List<ScriptedEvent>();
        foreach (var one in Events)
        {
            if (Refers(one.Key) || Refers(one.On) || Refers(one.ReplyTo) || Refers(one.Target))
            {
                if (one.Key is { } own)
                {
                    gone.Add(own);
                }
            }
            else
            {
                kept.Add(one);
            }
        }

        return kept.Count == Events.Count
            ? throw new ScenarioException($"{File}: no event has the key '{key}'")
            : this with { Events = kept };

        bool Refers(string? name) => name is not null && gone.Contains(name);
    }
}
