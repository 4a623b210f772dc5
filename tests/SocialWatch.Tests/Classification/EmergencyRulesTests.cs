using System.Text.Json;
using SocialWatch.Classification;
using SocialWatch.Text;

namespace SocialWatch.Tests.Classification;

public sealed class EmergencyRulesTests
{
    private static readonly EmergencyRules Sut = new();
    private static readonly JsonElement Table = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Fixtures", "emergencies.json"))).RootElement;
    private static readonly string[] RestrictedKinds = ["suicide", "violence", "harassment", "health", "minors"];

    private static List<(string Kind, string Text)> Emergencies =>
        [.. Table.GetProperty("emergencies").EnumerateArray().Select(r => (r.GetProperty("kind").GetString()!, r.GetProperty("text").GetString()!))];

    private static List<string> NearMisses => [.. Table.GetProperty("near_misses").EnumerateArray().Select(r => r.GetString()!)];

    [Fact]
    public void At_least_95_of_100_emergencies_are_found()
    {
        var missed = Emergencies.Where(e => Sut.Detect(e.Text) is null).Select(e => $"{e.Kind}: {e.Text}").ToList();
        Assert.True(Emergencies.Count >= 60 && missed.Count <= 0.05 * Emergencies.Count, string.Join('\n', missed));
        Assert.True(Emergencies.Count(e => e.Text.All(char.IsAscii)) * 2 >= Emergencies.Count, "half of them are written without diacritics");
    }

    [Fact]
    public void At_most_3_of_100_near_misses_raise_an_alarm()
    {
        var raised = NearMisses.Where(t => Sut.Detect(t) is not null).ToList();
        Assert.True(NearMisses.Count >= 60 && raised.Count <= 0.03 * NearMisses.Count, string.Join('\n', raised));
    }

    [Fact]
    public void Emergencies_lose_little_when_their_diacritics_are_dropped()
    {
        var bare = Emergencies.Count(e => Sut.Detect(VietnameseText.Fold(e.Text)) is not null);
        Assert.True(bare >= 0.85 * Emergencies.Count, $"{bare} of {Emergencies.Count}");
    }

    [Fact]
    public void Kinds_about_one_person_are_restricted_and_only_they() =>
        Assert.All(Emergencies, e => Assert.Equal(RestrictedKinds.Contains(Sut.Detect(e.Text)?.Kind ?? "health"), Sut.Detect(e.Text)?.Restricted ?? true));

    [Fact]
    public void What_should_be_told_privately_nearly_always_is()
    {
        var open = Emergencies.Where(e => RestrictedKinds.Contains(e.Kind) && Sut.Detect(e.Text) is { Restricted: false }).Select(e => e.Text).ToList();
        Assert.True(open.Count <= 2, string.Join('\n', open));
    }

    [Fact]
    public void A_restricted_kind_wins_over_an_open_one() =>
        Assert.Equal(new Emergency("suicide", true), Sut.Detect("Cháy xưởng rồi, có anh không muốn sống nữa đòi nhảy lầu"));

    [Theory]
    [InlineData("không bị ngộ độc", false)]
    [InlineData("bị ngộ độc", true)]
    [InlineData("nếu bị ngộ độc", false)]
    [InlineData("diễn tập, giả định nhiều người bị ngộ độc", false)]
    public void Denials_conditions_and_drills_take_the_word_back(string text, bool raised) => Assert.Equal(raised, Sut.Detect(text) is not null);
}
