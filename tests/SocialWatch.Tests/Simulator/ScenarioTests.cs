using SocialWatch.Simulator;

namespace SocialWatch.Tests.Simulator;

/// <summary>A scenario that cannot be played says where and why; one that can plays the same every time.</summary>
public sealed class ScenarioTests
{
    private const string Post = """{ "at": "d1 08:00", "kind": "post", "page": "1000001", "key": "p", "from": "page", "text": "một" }""";

    [Theory]
    [InlineData("""{ "at": "d1 08:00", "kind": "dance" }""", "test.json: event 1 (dance): field 'kind' 'dance' is not a known kind")]
    [InlineData("""{ "at": "d1 08:00", "kind": "comment", "on": "p", "from": "an" }""", "test.json: event 1 (comment): field 'text' is missing")]
    [InlineData("""{ "kind": "comment", "on": "p", "from": "an", "text": "a" }""", "test.json: event 1 (comment): field 'at' is missing")]
    [InlineData("""{ "at": "d1 25:00", "kind": "comment", "on": "p", "from": "an", "text": "a" }""", "field 'at' 'd1 25:00' is not a time")]
    [InlineData("""{ "at": "d1 09:00", "kind": "comment", "on": "x", "from": "an", "text": "a" }""", "field 'on' names no earlier item 'x'")]
    [InlineData("""{ "at": "d1 07:00", "kind": "comment", "on": "p", "from": "an", "text": "a" }""", "field 'on' names no earlier item 'p'")]
    [InlineData("""{ "at": "d1 09:00", "kind": "comment", "on": "p", "from": "ai", "text": "a" }""", "field 'from' names no person 'ai'")]
    [InlineData("""{ "at": "d1 09:00", "kind": "message", "chat": 4, "from": "an", "text": "a" }""", "field 'chat' names no chat '4'")]
    [InlineData("""{ "at": "d1 09:00", "kind": "post", "page": "2", "key": "q", "from": "page", "text": "a" }""", "field 'page' names no page '2'")]
    [InlineData("""{ "at": "d1 09:00", "kind": "post", "page": "1000001", "key": "p", "from": "page", "text": "a" }""", "field 'key' 'p' is used twice")]
    [InlineData("""{ "at": "d1 09:00", "kind": "remove", "target": "p", "colour": "red" }""", "event 1 (remove): field 'colour' is not known here")]
    [InlineData("""{ "at": "d1 09:00", "kind": "fault", "name": "error_100" }""", "field 'name' 'error_100' is not one fault of")]
    [InlineData("""{ "at": "d1 09:00", "kind": "crowd", "count": 3, "over_minutes": 5, "texts": ["a"] }""", "field 'on' or else 'chat' must be given")]
    [InlineData("""{ "kind": "routine", "page": "1000001", "key": "r", "texts": ["a"], "times": ["08:00", "09:00"], "days": [1] }""", "field 'texts' has 1 texts for 1 days × 2 times")]
    [InlineData("""{ "at": 7, "kind": "remove", "target": "p" }""", "field 'at' is not a non-empty text")]
    public void An_error_names_file_event_and_field(string wrong, string expected)
    {
        var error = Assert.Throws<ScenarioException>(() => Scenario.Parse(SimulatedDay.Head + $"\"events\": [{Post},{wrong}] }}", "test.json"));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{", "test.json: is not JSON")]
    [InlineData("[]", "test.json: is not a JSON object")]
    [InlineData("""{"name":"x"}""", "test.json: field 'start' is missing")]
    [InlineData("""{"name":"x","start":"2026-11-09T00:00:00+07:00","end":"2026-11-08T00:00:00+07:00","events":[]}""", "field 'end' is not after 'start'")]
    [InlineData("""{"name":"x","start":"2026-11-09T00:00:00+07:00","end":"2026-11-10T00:00:00+07:00"}""", "field 'events' is missing")]
    [InlineData("""{"name":"x","start":"2026-11-09T00:00:00+07:00","end":"2026-11-10T00:00:00+07:00","pages":[{"id":"a","name":"b","token":"c"}],"events":[]}""", "pages[0]: field 'id' is not a text of digits")]
    public void A_broken_head_is_named_too(string json, string expected)
    {
        var error = Assert.Throws<ScenarioException>(() => Scenario.Parse(json, "test.json"));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_crowd_is_the_same_every_time_and_every_one_in_it_is_somebody_else()
    {
        var (one, other) = (Scenario.BuiltIn("week"), Scenario.BuiltIn("week"));
        Assert.Equal(one.Events.Select(happening => (happening.At, happening.From, happening.Text)), other.Events.Select(happening => (happening.At, happening.From, happening.Text)));
        var wages = one.Events.Where(happening => happening.Key?.StartsWith("c-luong", StringComparison.Ordinal) == true).ToList();
        Assert.Equal(wages.Count, wages.Select(happening => happening.From).Distinct().Count());
    }

    [Fact]
    public void Without_an_item_everything_under_it_is_gone_as_well()
    {
        var without = Scenario.BuiltIn("tiny").Without("hoi");
        Assert.DoesNotContain(without.Events, happening => happening.Key is "hoi" or "dap" || happening.ReplyTo is "hoi" or "dap");
        Assert.Equal(Scenario.BuiltIn("tiny").Events.Count - 3, without.Events.Count);
        Assert.Throws<ScenarioException>(() => without.Without("hoi"));
    }
}
