using System.Text.Json;
using SocialWatch.Classification;
using SocialWatch.Classification.Model;
using SocialWatch.Text;
using SocialWatch.Training;

namespace SocialWatch.Tests.Classification;

/// <summary>The shipped finder of emergencies on lists that were written blind: by people who had read neither rules nor training text.</summary>
public sealed class LayeredEmergenciesTests : IDisposable
{
    private static readonly IEmergencyDetector Shipped = ServiceEmergencies.Shipped();
    private static readonly List<(string Kind, string Text)> Rows = [.. EmergencyListsTests.ReadLists("list-e.txt", "list-f.txt")];
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("emergencies-");

    public void Dispose() => _folder.Delete(true);

    [Fact]
    public void The_shipped_model_stands_beside_the_rules() => Assert.IsType<LayeredEmergencies>(Shipped);

    [Fact]
    public void At_least_90_of_100_are_found_on_blind_lists()
    {
        var rows = Rows.Where(r => r.Kind != "-").ToList();
        var missed = rows.Where(e => Detect(e.Text) is null).Select(e => $"{e.Kind}: {e.Text}").ToList();
        Assert.True(rows.Count >= 250 && missed.Count <= 0.1 * rows.Count, $"{missed.Count} of {rows.Count}\n{string.Join('\n', missed)}");
    }

    [Fact]
    public void At_most_3_of_100_near_misses_of_blind_lists_raise_an_alarm()
    {
        var rows = Rows.Where(r => r.Kind == "-").ToList();
        var raised = rows.Where(r => Detect(r.Text) is not null).Select(r => r.Text).ToList();
        Assert.True(rows.Count >= 250 && raised.Count <= 0.03 * rows.Count, $"{raised.Count} of {rows.Count}\n{string.Join('\n', raised)}");
    }

    [Fact]
    public void What_only_the_duty_officer_may_see_is_not_taken_for_another_kind()
    {
        var restricted = Rows.Where(r => r.Kind is "suicide" or "violence" or "harassment" or "health" or "minors").Select(r => (r.Text, Found: Detect(r.Text))).Where(r => r.Found is not null).ToList();
        var open = restricted.Where(r => !r.Found!.Restricted).Select(r => $"{r.Found!.Kind}: {r.Text}").ToList();
        Assert.True(open.Count <= 0.1 * restricted.Count, string.Join('\n', open));
    }

    [Fact]
    public void Of_a_thousand_real_comments_at_most_two_raise_an_alarm()
    {
        var path = Environment.GetEnvironmentVariable("SOCIALWATCH_DEV_REAL");
        Assert.SkipWhen(string.IsNullOrEmpty(path), "SOCIALWATCH_DEV_REAL names no file.");
        var rows = File.ReadLines(path!).Where(l => l.Length > 0).Select(l => JsonDocument.Parse(l).RootElement.GetProperty("text").GetString()!).ToList();
        var raised = rows.Count(t => Detect(t) is not null);
        Assert.True(raised * 1000 <= 2 * rows.Count, $"{raised} of {rows.Count}");
    }

    [Fact]
    public void Without_a_model_the_rules_go_on_alone()
    {
        Assert.IsType<EmergencyRules>(ServiceEmergencies.For(_folder.FullName));
        File.WriteAllText(Path.Combine(_folder.FullName, ModelFile.Name), "this is no model");
        Assert.IsType<EmergencyRules>(ServiceEmergencies.For(_folder.FullName));
        Assert.IsType<EmergencyRules>(ServiceEmergencies.For(ModelPlace.Find(null)));
    }

    [Fact]
    public void A_model_of_another_task_is_refused() =>
        Assert.Throws<ArgumentException>(() => new LayeredEmergencies(new(), TrainedClassifier.Load(ModelPlace.Find(null))));

    [Fact]
    public void Spelling_without_composition_finds_the_same()
    {
        Assert.All(Rows.Take(60), r => Assert.Equal(Detect(r.Text), Shipped.Detect(TokenizedText.From(VietnameseText.Clean(r.Text.Normalize(System.Text.NormalizationForm.FormD))))));
    }

    private static Emergency? Detect(string text) => Shipped.Detect(TokenizedText.From(VietnameseText.Clean(text)));
}
