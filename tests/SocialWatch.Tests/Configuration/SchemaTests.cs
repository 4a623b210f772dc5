using System.Text.Json;
using System.Text.Json.Nodes;
using SocialWatch.Configuration;

namespace SocialWatch.Tests.Configuration;

public class SchemaTests
{
    private static readonly string Shipped = Path.Combine(Loading.Repository(), "config");
    private static readonly string Demo = Path.Combine(Loading.Repository(), "src", "SocialWatch", "Demo", "Config");

    /// <summary>One row per file with every field and every list filled.</summary>
    private static readonly Dictionary<string, string> Full = new()
    {
        ["channels"] = """[{"id":"a","kind":"import","name":"A","unit":"lien-doan","ownership":"invited","invitation":{"by":"x","at":"2026-01-01","notice":true,"until":"2027-01-01"},"source":"s","account":"a","interval":"2m","expected_silence_hours":24,"floor":true,"consent":"2026-01-01 đồng ý"}]""",
        ["people"] = """[{"id":"can-bo","name":"P","roles":["duty"],"unit":"lien-doan","sinks":["console"],"group":false}]""",
        ["roster"] = """[{"weekdays":["mon"],"from":"00:00","to":"00:00","person":"can-bo","deputy":"can-bo"},{"weekdays":["mon","tue","wed","thu","fri","sat","sun"],"from":"00:00","to":"00:00","person":"can-bo","deputy":"can-bo"}]""",
        ["schedule"] = """{"digest":"07:00","watchdog":"08:00","hot_spots":"15m","false_alarms_per_week":2.5,"floor_final":"02:00","dead_after":"1h","sink_down_after":"10m"}""",
        ["publishing-floor"] = """{"targets":[{"from":"2026-01-01","n":2,"channel":"import"}],"exempt":[{"date":"2026-01-01","decision":"số 1","unit":"lien-doan"}],"checkpoints":["09:00"]}""",
        ["escalation"] = """{"sla":{"version":1,"first_reply":"24h","next_reply":"24h","warnings":[50],"close_after":"48h","automatic_texts":["x"],"own_apps":["1"],"calendar":"hanh-chinh","unit_calendars":[{"unit":"lien-doan","calendar":"hanh-chinh"}]},"answers":{"approval":"other","approvers":["staff"],"hourly":5},"quiet":{"from":"21:30","to":"06:30"},"alerts":{"group_wait":"60s","update_every":"30m","repeat_after":"4h","repeat_again":"1d","ack_urgent":"30m","ack_hot":"2h","retriggers":3,"committee_every":"4h","bundle":"2m","cap_per_hour":6,"longest_silence":"7d","chain":["duty"]},"roles":{"hotspot":["staff"],"floor":["editor"]}}""",
        ["calendar"] = """{"holidays":[{"from":"2026-01-01","to":"2026-01-02","name":"x","decided":true,"document":"số 1"}],"working_days":[{"date":"2026-01-10","name":"bù","as":"fri","document":"số 2"}],"hours":[{"id":"ca","periods":[{"weekdays":["mon"],"from":"07:30","to":"11:30"}]}]}""",
    };

    public static TheoryData<string> Names => [.. Full.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_shipped_file_and_the_full_example_fit_the_schema(string name)
    {
        Assert.Empty(MiniSchema.Errors(Schema(name), Parse(File.ReadAllText(Path.Combine(Shipped, name + ".json")))));
        Assert.Empty(MiniSchema.Errors(Schema(name), Parse(Full[name])));
        Assert.Empty(Load(name, Full[name]));
    }

    [Fact]
    public void Every_file_of_the_demonstration_fits_its_schema()
    {
        var files = Directory.GetFiles(Demo, "*.json");
        Assert.NotEmpty(files);
        Assert.All(files, f => Assert.Empty(MiniSchema.Errors(Schema(Path.GetFileNameWithoutExtension(f)), Parse(File.ReadAllText(f)))));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Schema_and_loader_agree_on_which_fields_are_required(string name)
    {
        var tried = 0;
        foreach (var (parent, field) in Fields(JsonNode.Parse(Full[name])!))
        {
            var root = JsonNode.Parse(Full[name])!;
            At(root, parent).AsObject().Remove(field);
            Agree(name, root.ToJsonString(), $"without {parent}.{field}");
            tried++;
        }

        Assert.True(tried > 0);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Schema_and_loader_agree_on_every_word_of_every_list_of_words(string name)
    {
        foreach (var (path, words) in Enums(Schema(name), ""))
        {
            foreach (var word in words.Append("no-such-word"))
            {
                var root = JsonNode.Parse(Full[name])!;
                if (Place(root, path, word))
                {
                    Agree(name, root.ToJsonString(), $"{path} = {word}");
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Schema_and_loader_both_refuse_an_unknown_field_and_a_wrong_type(string name)
    {
        foreach (var (parent, field) in Fields(JsonNode.Parse(Full[name])!))
        {
            var strange = JsonNode.Parse(Full[name])!;
            At(strange, parent).AsObject().Add("strange", 1);
            Assert.NotEmpty(MiniSchema.Errors(Schema(name), Parse(strange.ToJsonString())));
            Assert.NotEmpty(Load(name, strange.ToJsonString()));
            var wrong = JsonNode.Parse(Full[name])!;
            At(wrong, parent)[field] = new JsonObject { ["x"] = 1 };
            Assert.NotEmpty(MiniSchema.Errors(Schema(name), Parse(wrong.ToJsonString())));
            Assert.NotEmpty(Load(name, wrong.ToJsonString()));
        }
    }

    private static void Agree(string name, string json, string what)
    {
        var schema = MiniSchema.Errors(Schema(name), Parse(json));
        // Rules between files and fields are the loader's alone; here only the form is compared.
        var loader = Load(name, json).Where(e => e.File == name + ".json" && e.Field != "$" && e.Field != "[0].invitation").ToList();
        Assert.True((schema.Count == 0) == (loader.Count == 0), $"{name} {what}: schema says {schema.Count}, loader {string.Join("; ", loader.Select(ConfigErrorLine.Print))}");
    }

    private static IReadOnlyList<ConfigError> Load(string name, string json)
    {
        using var loading = new Loading();
        return loading.With(name + ".json", json).Load().Errors;
    }

    private static JsonElement Schema(string name) => Parse(File.ReadAllText(Path.Combine(Shipped, "schemas", name + ".schema.json")));

    private static JsonElement Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }

    /// <summary>Every field of every object, with the path of the object; of a list only the first item.</summary>
    private static IEnumerable<(string Parent, string Field)> Fields(JsonNode node, string path = "") => node switch
    {
        JsonObject o => o.Select(p => (path, p.Key)).Concat(o.SelectMany(p => p.Value is null ? [] : Fields(p.Value, $"{path}/{p.Key}"))),
        JsonArray { Count: > 0 } a => Fields(a[0]!, path + "/0"),
        _ => [],
    };

    private static IEnumerable<(string Path, IReadOnlyList<string> Words)> Enums(JsonElement schema, string path)
    {
        if (schema.TryGetProperty("enum", out var words))
        {
            yield return (path, [.. words.EnumerateArray().Select(w => w.GetString()!)]);
        }

        var below = schema.TryGetProperty("items", out var items) ? Enums(items, path + "/0")
            : schema.TryGetProperty("properties", out var properties) ? properties.EnumerateObject().SelectMany(p => Enums(p.Value, $"{path}/{p.Name}")) : [];
        foreach (var one in below)
        {
            yield return one;
        }
    }

    private static JsonNode At(JsonNode root, string path) =>
        path.Split('/', StringSplitOptions.RemoveEmptyEntries).Aggregate(root, (node, step) => node is JsonArray a ? a[int.Parse(step)]! : node[step]!);

    /// <summary>Puts a word at a path; false when the example has no such place.</summary>
    private static bool Place(JsonNode root, string path, string word)
    {
        var steps = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var node = root;
        foreach (var step in steps[..^1])
        {
            node = node is JsonArray a ? a[int.Parse(step)] : node![step];
            if (node is null)
            {
                return false;
            }
        }

        if (node is JsonArray list)
        {
            list[int.Parse(steps[^1])] = word;
        }
        else
        {
            node[steps[^1]] = word;
        }

        return true;
    }
}
