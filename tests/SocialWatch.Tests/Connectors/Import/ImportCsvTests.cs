using SocialWatch.Connectors.Import;
using SocialWatch.Mentions;

namespace SocialWatch.Tests.Connectors.Import;

/// <summary>The same rows from a spreadsheet.</summary>
public sealed class ImportCsvTests
{
    [Theory]
    [InlineData(',')]
    [InlineData(';')]
    [InlineData('\t')]
    public async Task A_file_is_read_whatever_its_delimiter(char d)
    {
        string[] lines =
        [
            "id|at|text|kind|author|likes|comments|shares|ghi chú",
            "r1|2026-11-19T07:30:00+07:00|\"ca đêm; nóng, quá\ndòng \"\"hai\"\"\"|post|ai|5||1|x",
            "",
            "r2|2026-11-19 07:30:00+07:00|ngắn|||||",
            "r3|2026-11-19T07:30:00Z|a|comment|c|1|2|3|g|thừa",
            "r4|2026-11-19T07:30:00Z",
            "r5|2026-11-19T07:30:00Z|a|comment|c|nhiều",
        ];
        var rows = await ImportRows.ReadAsync(string.Join('\n', lines).Replace('|', d));
        var first = rows[0].Item!;
        Assert.Equal(("r1", "ca đêm; nóng, quá\ndòng \"hai\"", MentionKind.Post, "ai", new Engagement(5, 0, 1)), (first.ExternalId, first.Text, first.Kind, first.AuthorKey, first.Engagement));
        Assert.Equal([2, 5, 6, 7, 8], rows.Select(r => r.Line));
        Assert.Equal([null, null, new(6, "", "bad_csv"), new(7, "text", "missing_text"), new(8, "likes", "wrong_type")], rows.Select(r => r.Refusal));
    }

    [Fact]
    public async Task A_needed_column_that_is_missing_is_named() =>
        Assert.Equal(new ImportRefusal(1, "text", "missing_column"), Assert.Single(await ImportRows.ReadAsync("id,at\n1,2")).Refusal);

    [Fact]
    public async Task The_hint_of_a_spreadsheet_and_capital_headers_are_understood() =>
        Assert.Equal("a,b", Assert.Single(await ImportRows.ReadAsync("\uFEFFsep=;\r\nID;At;Text\r\nr1;2026-11-19T07:30:00Z;a,b\r\n")).Item!.Text);

    [Fact]
    public async Task A_quote_that_is_never_closed_refuses_its_row()
    {
        var rows = await ImportRows.ReadAsync("id,at,text\nr1,2026-11-19T07:30:00Z,a\nr2,2026-11-19T07:30:00Z,\"mở\nr3,2026-11-19T07:30:00Z,c");
        Assert.Equal("r1", rows[0].Item!.ExternalId);
        Assert.Equal(new ImportRefusal(3, "", "bad_csv"), rows[^1].Refusal);
        Assert.Equal(2, rows.Count);
    }

    [Fact]
    public async Task An_endless_quoted_field_does_not_fill_the_memory()
    {
        var rows = await ImportRows.ReadAsync("id,at,text\nr1,2026-11-19T07:30:00Z,\"" + new string('x', 12 << 20));
        Assert.Equal(new ImportRefusal(2, "", "bad_csv"), Assert.Single(rows).Refusal);
    }

    [Fact]
    public async Task Bytes_that_are_no_utf8_refuse_their_row_alone()
    {
        var rows = await ImportRows.ReadAsync([.. "id,at,text\nr1,2026-11-19T07:30:00Z,"u8, 0xC3, .. "\nr2,2026-11-19T07:30:00Z,nói \"thẳng\" nhé"u8]);
        Assert.Equal([new ImportRefusal(2, "", "bad_utf8"), null], rows.Select(r => r.Refusal));
        Assert.Equal("nói \"thẳng\" nhé", rows[1].Item!.Text);
    }
}
