using System.Text.Json;
using SocialWatch.Configuration;

namespace SocialWatch.Classification;

/// <summary>Reads one topic file and notes every error in it. Pure, thread-safe.</summary>
internal static class TopicFile
{
    private static readonly HashSet<string> Known =
        ["$schema", "id", "name", "bias", "threshold", "uncertain", "withoutTopic", "hotspot", "notify", "terms", "exclusions"];

    public static TopicDefinition? ReadTopic(string file, string json, ICollection<ConfigError> errors)
    {
        using var document = Open(file, json, errors);
        return document is null ? null : Read(new(file, "", document.RootElement, errors), signal: false);
    }

    public static List<TopicDefinition> ReadSignals(string file, string json, ICollection<ConfigError> errors)
    {
        var read = new List<TopicDefinition>();
        using var document = Open(file, json, errors);
        if (document is not null)
        {
            var root = new JsonFields(file, "", document.RootElement, errors);
            root.OnlyKnown(["$schema", "signals"]);
            read.AddRange(root.Objects("signals").Select(s => Read(s, signal: true)).OfType<TopicDefinition>());
            foreach (var id in TopicCatalogue.SignalIds.Where(id => read.All(s => s.Id != id)))
            {
                errors.Add(new(file, "signals", null, $"thiếu tín hiệu \"{id}\""));
            }
        }

        return [.. TopicCatalogue.SignalIds.Select(id => read.FirstOrDefault(s => s.Id == id) ?? new TopicDefinition { Id = id, Name = id, IsSignal = true })];
    }

    private static TopicDefinition? Read(JsonFields fields, bool signal)
    {
        if (!fields.IsObject())
        {
            return null;
        }

        fields.OnlyKnown(Known);
        var id = fields.Text("id", "");
        var name = fields.Text("name", "");
        if (id.Length > 0 && !id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'))
        {
            fields.Wrong("id", id, "mã chỉ gồm chữ thường không dấu, số và dấu -");
        }
        else if (signal ? !TopicCatalogue.SignalIds.Contains(id) : TopicCatalogue.SignalIds.Contains(id))
        {
            fields.Wrong("id", id, signal ? "phải là complaint, question hoặc claim" : "là tên của một tín hiệu");
        }

        var hot = fields.Object("hotspot");
        var band = fields.Object("uncertain");
        var from = band?.Number("from", 0.35, 0, 1) ?? 0.35;
        var to = band?.Number("to", 0.5, 0, 1) ?? 0.5;
        if (from > to)
        {
            fields.Wrong("uncertain", $"{from}..{to}", "\"from\" không được lớn hơn \"to\"");
        }

        var terms = Terms(fields);
        var read = new TopicDefinition
        {
            Id = id,
            Name = name,
            IsSignal = signal,
            Bias = fields.Number("bias", -2.5, -20, 20),
            Threshold = fields.Number("threshold", 0.5, 0.01, 0.99),
            Uncertain = new(from, to),
            WithoutTopic = fields.Number("withoutTopic", 1, 0, 1),
            HotSpot = new(
                (int)(hot?.Number("people", 3, 1, 1000) ?? 3), (int)(hot?.Number("stories", 4, 1, 1000) ?? 4), (int)(hot?.Number("windowHours", 3, 1, 24) ?? 3)),
            Notify = fields.Texts("notify"),
            Terms = terms,
            Exclusions = fields.Texts("exclusions"),
        };
        return id.Length == 0 || name.Length == 0 ? null : read;
    }

    private static List<TopicTerm> Terms(JsonFields fields)
    {
        var terms = new List<TopicTerm>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var group in fields.Objects("terms"))
        {
            group.OnlyKnown(["weight", "words"]);
            var weight = group.Number("weight", 1, -10, 10, required: true);
            foreach (var word in group.Texts("words"))
            {
                if (!seen.Add(word))
                {
                    group.Wrong("words", word, "bị lặp lại trong tệp này");
                }

                terms.Add(new(word, weight));
            }
        }

        if (terms.Count == 0)
        {
            fields.Wrong("terms", null, "phải có ít nhất một nhóm từ");
        }

        return terms;
    }

    private static JsonDocument? Open(string file, string json, ICollection<ConfigError> errors)
    {
        try
        {
            return JsonDocument.Parse(json, new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        }
        catch (JsonException e)
        {
            errors.Add(new(file, $"line {(e.LineNumber ?? 0) + 1}", null, "không đọc được JSON"));
            return null;
        }
    }
}
