using SocialWatch.HotSpots.Series;

namespace SocialWatch.Tests.HotSpots;

/// <summary>What units below are too small to see alone is seen together; a roll-up never stands for a unit that is seen itself.</summary>
public sealed class RollUpTests
{
    private static readonly DateTimeOffset Noon = Stream.Monday.AddDays(30).AddHours(12);
    private static readonly string[] Units = ["kho", "may", "than", "xe", "in", "cat"];
    private static readonly RollUp Layout = new("tinh", unit => unit is "kho" or "may" or "than" ? "bac" : "nam");

    private static List<string> Events(params IEnumerable<Voice>[] more) => Stream.Events(
        [.. Units.SelectMany((u, i) => Stream.Quiet(40 + i, 32, 0.4, u)), .. more.SelectMany(m => m)], Noon.AddDays(2), rollUp: Layout);

    /// <summary>Two people in each unit within two hours, each with words of their own.</summary>
    private static IEnumerable<Voice> Everywhere => Units.SelectMany((u, i) => Stream.People(Noon.AddMinutes(5 * i), 2, TimeSpan.FromHours(2), u)
        .Select(v => v with { Person = v.Person + (10 * i), Story = v.Story + (10 * i) }));

    private static List<string> Opened(List<string> events) => [.. events.Where(e => e.StartsWith("opened 04-0", StringComparison.Ordinal)).Select(e => string.Join(' ', e.Split(' ')[2..5]))];

    [Fact]
    public void Two_people_in_each_of_many_units_are_a_hot_spot_of_the_whole_and_of_no_unit()
    {
        var opened = Opened(Events(Everywhere));
        Assert.NotEmpty(opened);
        Assert.All(opened, e => Assert.DoesNotContain("Unit", e, StringComparison.Ordinal));
    }

    [Fact]
    public void A_hot_spot_of_one_unit_is_its_own_and_none_of_its_area_or_of_the_whole() =>
        Assert.Equal(["wages kho Unit"], Opened(Events(Stream.People(Noon, 30, TimeSpan.FromHours(1)))));

    [Fact]
    public void A_unit_that_grows_hot_itself_opens_beside_the_roll_up_that_stands()
    {
        var alone = Stream.People(Noon.AddHours(6), 25, TimeSpan.FromHours(2)).Select(v => v with { Person = v.Person + 500, Story = v.Story + 500 });
        Assert.Contains("wages kho Unit", Opened(Events(Everywhere, alone)));
    }
}
