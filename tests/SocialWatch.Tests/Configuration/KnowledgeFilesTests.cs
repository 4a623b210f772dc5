using System.Text.Json;

namespace SocialWatch.Tests.Configuration;

/// <summary>Ready answers are checked entry by entry: a slip of the pen is named with its file, its entry and its field.</summary>
public class KnowledgeFilesTests
{
    private static readonly string Shipped = Path.Combine(Loading.Repository(), "config");

    private const string Good =
        """{"code":"K900","question":"Hỏi gì?","phrasings":["hỏi"],"answer":"Trả lời.","citation":"Điều 1","laws":["blld-2019"],"topics":["wages"],"valid_from":"2021-01-01","valid_to":"2030-01-01"}""";

    [Fact]
    public void Every_shipped_file_fits_its_schema()
    {
        var files = Directory.GetFiles(Path.Combine(Shipped, "knowledge"), "*.json");
        Assert.True(files.Length > 5);
        Assert.All(files, f => Assert.Empty(MiniSchema.Errors(SchemaOf(f), Parse(File.ReadAllText(f)))));
    }

    [Fact]
    public void A_good_entry_is_taken_and_fits_the_schema()
    {
        Assert.Empty(Errors(Good));
        Assert.Empty(MiniSchema.Errors(SchemaOf("x.json"), Parse($$"""{"answers":[{{Good}}]}""")));
    }

    [Theory]
    [InlineData("\"code\":\"K900\"", "\"code\":\"900\"", "answers[0].code")]
    [InlineData("\"answer\":\"Trả lời.\",", "", "answers[0].answer")]
    [InlineData("\"answer\":\"Trả lời.\"", "\"answer\":3", "answers[0].answer")]
    [InlineData("blld-2019", "blld-1900", "answers[0].laws[0]")]
    [InlineData("\"topics\":[\"wages\"]", "\"topics\":[\"luong\"]", "answers[0].topics[0]")]
    [InlineData("2021-01-01", "2021-13-01", "answers[0].valid_from")]
    [InlineData("2030-01-01", "2020-01-01", "answers[0].valid_to")]
    [InlineData("\"code\"", "\"status\":\"ok\",\"code\"", "answers[0].status")]
    public void A_slip_is_named_with_file_entry_and_field(string right, string wrong, string field)
    {
        var errors = Errors(Good.Replace(right, wrong, StringComparison.Ordinal));
        Assert.Contains(errors, e => e.File == "knowledge/own.json" && e.Field == field);
    }

    [Fact]
    public void A_code_that_two_entries_have_is_named() =>
        Assert.Contains(Errors(Good.Replace("K900", "K1", StringComparison.Ordinal)), e => e is { Field: "answers[0].code", Value: "K1" });

    [Fact]
    public void A_law_that_is_superseded_by_one_that_is_not_there_is_named()
    {
        using var loading = new Loading();
        var laws = """{"laws":[{"id":"a","name":"A","valid_from":"2020-01-01","superseded_by":"b"},{"id":"a","name":"A","valid_from":"2020-01-01","valid_to":"2019-01-01"}]}""";
        var errors = loading.With("knowledge/laws.json", laws).Load().Errors;
        Assert.All(
            new[] { "laws[0].superseded_by", "laws[1].id", "laws[1].valid_to" }, field => Assert.Contains(errors, e => e.File == "knowledge/laws.json" && e.Field == field));
    }

    private static IReadOnlyList<SocialWatch.Configuration.ConfigError> Errors(string entry)
    {
        using var loading = new Loading();
        return loading.With("knowledge/own.json", $$"""{"answers":[{{entry}}]}""").Load().Errors;
    }

    private static JsonElement SchemaOf(string file) => Parse(File.ReadAllText(Path.Combine(
        Shipped, "schemas", (Path.GetFileNameWithoutExtension(file) is "laws" or "words" ? Path.GetFileNameWithoutExtension(file) : "knowledge") + ".schema.json")));

    private static JsonElement Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }
}
