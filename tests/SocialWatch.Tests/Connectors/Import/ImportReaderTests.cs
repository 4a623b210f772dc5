using System.Text;
using SocialWatch.Connectors.Import;
using SocialWatch.Mentions;
using SocialWatch.Tests.Kit;

namespace SocialWatch.Tests.Connectors.Import;

/// <summary>JSON Lines rows of CONTRACTS "Input rows": what is taken, what is refused, with which line, field and reason.</summary>
public sealed class ImportReaderTests
{
    private const string At = "\"at\":\"2026-11-19T07:30:00+07:00\"";

    [Fact]
    public async Task A_full_row_is_mapped_field_by_field()
    {
        var row = Assert.Single(await ImportRows.ReadAsync(
            """{"id":"r1","at":"2026-11-19T07:30:00.5+07:00","text":"suất ăn ca nguội","kind":"post","parent":"p0","author":"ai-do","origin":"own","unit":"u1","engagement":{"likes":5,"comments":2,"shares":1,"views":9},"topics":["x"],"complaint":"?"}"""));
        Assert.Equal(
            new FetchedItem
            {
                Channel = "nhap", ExternalId = "r1", Kind = MentionKind.Post, At = new(2026, 11, 19, 7, 30, 0, 500, TimeSpan.FromHours(7)), Text = "suất ăn ca nguội",
                Origin = Origin.Own, ParentExternalId = "p0", ThreadExternalId = "p0", AuthorKey = "ai-do", Unit = "u1", Engagement = new(5, 2, 1), TaggedNames = row.Item!.TaggedNames,
            },
            row.Item);
    }

    [Fact]
    public async Task Only_id_time_and_text_are_needed_and_nulls_are_absent()
    {
        var item = Assert.Single(await ImportRows.ReadAsync($$"""{"id":17,{{At}},"text":"a","kind":null,"parent":null,"author":null,"unit":null,"engagement":null,"origin":null}""")).Item!;
        Assert.Equal(("17", MentionKind.Comment, Origin.Member, false), (item.ExternalId, item.Kind, item.Origin, item.Private));
        Assert.Null(item.ParentExternalId ?? item.AuthorKey ?? item.Unit ?? item.ThreadExternalId);
        Assert.Null(item.Engagement);
    }

    [Theory]
    [InlineData("""{"id":"1","text":"a"}""", "at", "missing_time")]
    [InlineData("""{"id":"1","at":"hôm qua","text":"a"}""", "at", "bad_time")]
    [InlineData("""{"id":"1","at":"2026-11-19T07:30:00","text":"a"}""", "at", "bad_time")]
    [InlineData("""{"id":"1","at":1763540000,"text":"a"}""", "at", "wrong_type")]
    [InlineData("""{"id":"1","at":"2009-12-31T23:59:59+07:00","text":"a"}""", "at", "before_2010")]
    [InlineData("""{"id":"1","at":"2026-11-20T08:10:01+07:00","text":"a"}""", "at", "future")]
    [InlineData("""{AT,"text":"a"}""", "id", "missing_id")]
    [InlineData("""{"id":"  ",AT,"text":"a"}""", "id", "missing_id")]
    [InlineData("""{"id":["1"],AT,"text":"a"}""", "id", "wrong_type")]
    [InlineData("""{"id":"a\u0000b",AT,"text":"a"}""", "id", "bad_id")]
    [InlineData("""{"id":"1",AT}""", "text", "missing_text")]
    [InlineData("""{"id":"1",AT,"text":null}""", "text", "missing_text")]
    [InlineData("""{"id":"1",AT,"text":" \n "}""", "text", "empty_text")]
    [InlineData("""{"id":"1",AT,"text":"\u0000\u0007"}""", "text", "empty_text")]
    [InlineData("""{"id":"1",AT,"text":5}""", "text", "wrong_type")]
    [InlineData("""{"id":"1",AT,"text":"a","kind":"tweet"}""", "kind", "unknown_kind")]
    [InlineData("""{"id":"1",AT,"text":"a","kind":1}""", "kind", "wrong_type")]
    [InlineData("""{"id":"1",AT,"text":"a","origin":"khách"}""", "origin", "unknown_origin")]
    [InlineData("""{"id":"1",AT,"text":"a","engagement":[]}""", "likes", "wrong_type")]
    [InlineData("""{"id":"1",AT,"text":"a","engagement":{"shares":-1}}""", "shares", "wrong_type")]
    [InlineData("""{"id":"1",AT,"text":"a","engagement":{"comments":1.5}}""", "comments", "wrong_type")]
    [InlineData("""{"id":"1",AT,"text":"a" """, "", "bad_json")]
    [InlineData("chữ", "", "bad_json")]
    [InlineData("[]", "", "wrong_type")]
    public async Task A_bad_row_is_refused_and_the_rest_is_read(string row, string field, string reason)
    {
        var rows = await ImportRows.ReadAsync(Good("a") + "\n" + row.Replace("AT", At, StringComparison.Ordinal) + "\n" + Good("b"));
        Assert.Equal(["a", null, "b"], rows.Select(r => r.Item?.ExternalId));
        Assert.Equal(new ImportRefusal(2, field, reason), rows[1].Refusal);
    }

    [Fact]
    public async Task A_time_ten_minutes_ahead_and_a_text_of_exactly_64_kilobytes_pass()
    {
        var text = new string('ế', 64 * 1024 / 3) + "a";
        Assert.Equal(64 * 1024, Encoding.UTF8.GetByteCount(text));
        var rows = await ImportRows.ReadAsync($$"""{"id":"1","at":"2026-11-20T08:10:00+07:00","text":"{{text}}"}""" + "\n" + $$"""{"id":"2",{{At}},"text":"{{text}}b"}""");
        Assert.Equal(text, rows[0].Item!.Text);
        Assert.Equal(new ImportRefusal(2, "text", "too_long"), rows[1].Refusal);
    }

    [Fact]
    public async Task A_line_of_a_megabyte_is_refused_as_too_long_and_one_of_ten_is_not_even_kept()
    {
        var rows = await ImportRows.ReadAsync($$"""{"id":"1",{{At}},"text":"{{new string('x', 1 << 20)}}"}""" + "\n" + new string('y', 10 << 20) + "\n" + Good("z"));
        Assert.Equal([new ImportRefusal(1, "text", "too_long"), new ImportRefusal(2, "", "too_long"), null], rows.Select(r => r.Refusal));
        Assert.Equal("z", rows[2].Item!.ExternalId);
    }

    [Fact]
    public async Task Byte_order_marks_blank_lines_and_windows_line_ends_are_no_trouble()
    {
        var rows = await ImportRows.ReadAsync("\uFEFF" + Good("a") + "\r\n\r\n   \r\n" + Good("b") + "\r\n");
        Assert.Equal([(1, "a"), (4, "b")], rows.Select(r => (r.Line, r.Item!.ExternalId)));
        var utf16 = await ImportRows.ReadAsync([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Good("a") + "\n" + Good("b"))]);
        Assert.Equal(["a", "b"], utf16.Select(r => r.Item!.ExternalId));
    }

    [Fact]
    public async Task Broken_bytes_and_lone_surrogates_do_no_harm()
    {
        var rows = await ImportRows.ReadAsync([.. Encoding.UTF8.GetBytes(Good("a") + "\n"), .. "{\"id\":\""u8, 0xFF, (byte)'\n', .. Encoding.UTF8.GetBytes($$"""{"id":"c",{{At}},"text":"lương \ud83d \u0007chậm"}""")]);
        Assert.Equal(new ImportRefusal(2, "", "bad_utf8"), rows[1].Refusal);
        Assert.Equal("lương \uFFFD chậm", rows[2].Item!.Text);
    }

    [Fact]
    public async Task Decomposed_letters_are_handed_on_as_they_are_for_the_masking_to_compose()
    {
        var text = "lương chậm".Normalize(NormalizationForm.FormD);
        Assert.Equal(text, Assert.Single(await ImportRows.ReadAsync($$"""{"id":"1",{{At}},"text":"{{text}}"}""")).Item!.Text);
    }

    [Fact]
    public async Task A_private_message_is_private() =>
        Assert.True(Assert.Single(await ImportRows.ReadAsync($$"""{"id":"1",{{At}},"text":"a","kind":"message"}""")).Item!.Private);

    [Fact]
    public async Task A_file_that_cannot_be_opened_says_why()
    {
        var folder = Directory.CreateTempSubdirectory("nhap").FullName;
        try
        {
            Assert.Equal(ImportFileFault.IsDirectory, (await FailAsync(folder)).Fault);
            Assert.Equal(ImportFileFault.NotFound, (await FailAsync(Path.Combine(folder, "không có.csv"))).Fault);
            Assert.Equal(ImportFileFault.NotFound, (await FailAsync(Path.Combine(folder, "x", "y.jsonl"))).Fault);
            var file = Path.Combine(folder, "đây.txt");
            await File.WriteAllTextAsync(file, Good("a"));
            await foreach (var row in new ImportReader(new TestClock(ImportRows.Now)).ReadFileAsync(file, "nhap", TestContext.Current.CancellationToken))
            {
                Assert.Equal("a", row.Item!.ExternalId);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Good(string id) => $$"""{"id":"{{id}}",{{At}},"text":"bình thường"}""";

    private static Task<ImportFileException> FailAsync(string path) => Assert.ThrowsAsync<ImportFileException>(async () =>
    {
        await foreach (var _ in new ImportReader(new TestClock(ImportRows.Now)).ReadFileAsync(path, "nhap", TestContext.Current.CancellationToken))
        {
        }
    });
}
