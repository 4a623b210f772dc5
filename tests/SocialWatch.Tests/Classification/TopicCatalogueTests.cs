using System.Text.Json;
using SocialWatch.Classification;
using SocialWatch.Configuration;

namespace SocialWatch.Tests.Classification;

public sealed class TopicCatalogueTests
{
    [Fact]
    public void The_shipped_topics_are_whole()
    {
        var catalogue = TopicCatalogue.Shipped();
        Assert.Equal(["benefits", "conditions", "employment", "meals", "union", "wages"], catalogue.Topics.Select(t => t.Id));
        Assert.Equal(TopicCatalogue.SignalIds, catalogue.Signals.Select(s => s.Id));
        Assert.All(catalogue.Topics, t => Assert.Equal(new HotSpotThresholds(3, 4, 3), t.HotSpot));
        Assert.All(catalogue.Topics, t => Assert.NotEmpty(t.Notify));
        Assert.True(catalogue.Topics.Sum(t => t.Terms.Count) > 600);
    }

    [Fact]
    public void Every_error_of_every_file_is_told_at_once()
    {
        var errors = new List<ConfigError>();
        TopicCatalogue.Parse(
        [
            ("a.json", """{"id":"Wages!","name":"","threshold":7,"terms":[{"weight":"x","words":["lương",""]}],"colour":1,"hotspot":{"people":0}}"""),
            ("b.json", "{ not json"),
            ("c.json", """{"id":"meals","name":"Cơm","uncertain":{"from":0.9,"to":0.2},"terms":[]}"""),
            ("d.json", """{"id":"meals","name":"Cơm","terms":[{"weight":1,"words":["cơm","cơm"]}]}"""),
            ("_signals.json", """{"signals":[{"id":"gossip","name":"x","terms":[{"weight":1,"words":["a"]}]}]}"""),
        ], errors);
        string[] fields = [.. errors.Select(e => $"{e.File} {e.Field}")];
        string[] expected =
        [
            "a.json id", "a.json name", "a.json threshold", "a.json terms[0].weight", "a.json terms[0].words[1]", "a.json colour", "a.json hotspot.people", "b.json line 1", "c.json uncertain", "c.json terms",
            "d.json id", "d.json terms[0].words", "_signals.json signals[0].id", "_signals.json signals",
        ];
        Assert.All(expected, e => Assert.Contains(e, fields));
    }

    [Fact]
    public void The_schema_lists_every_field_the_shipped_files_use()
    {
        var folder = RepositoryConfig();
        var schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "_schema.json"))).RootElement;
        var known = schema.GetProperty("$defs").GetProperty("label").GetProperty("properties").EnumerateObject().Select(p => p.Name).ToHashSet();
        foreach (var file in Directory.GetFiles(folder, "*.json").Where(f => !Path.GetFileName(f).StartsWith('_')))
        {
            Assert.All(JsonDocument.Parse(File.ReadAllText(file)).RootElement.EnumerateObject(), p => Assert.Contains(p.Name, known));
        }
    }

    private static string RepositoryConfig()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "SocialWatch.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("SocialWatch.sln");
        }

        return Path.Combine(folder.FullName, "config", "topics");
    }
}
