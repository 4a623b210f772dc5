using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace SocialWatch.Tests.Connectors.Import;

/// <summary>The reader survives anything and keeps count of the lines.</summary>
public sealed class ImportReaderProperties
{
    private static readonly string[] Pieces =
        ["{", "}", "[", "\"", "\\", "\n", "\r\n", "\r", ";", ",", ":", "id", "\"id\":", "\"at\":\"2026-11-19T07:30:00Z\"", "\"text\":\"x\"", "id,at,text\n", "\\ud83d", "\u0000", "ế", "e\u0302\u0301", " ", "null", "1e999"];

    private static readonly Gen<byte[]> Soup = Gen.OneOf(
        ArbMap.Default.GeneratorFor<byte[]>(),
        Gen.Elements(Pieces).ArrayOf().Select(p => Encoding.UTF8.GetBytes(string.Concat(p))),
        Gen.Elements(Pieces).ArrayOf().Select(p => Encoding.UTF8.GetBytes("id,at,text\n" + string.Concat(p))));

    [Fact]
    public void Any_bytes_are_read_without_an_exception_and_lines_only_go_up() =>
        Prop.ForAll(Soup.ToArbitrary(), Gen.Elements<bool?>(true, false, null).ToArbitrary(), (bytes, csv) =>
        {
            var lines = Read(bytes, csv).Select(r => r.Line).ToList();
            return lines.All(l => l >= 1) && lines.Zip(lines.Skip(1)).All(p => p.First < p.Second);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1500));

    [Fact]
    public void The_line_of_every_row_is_the_line_an_editor_shows() =>
        Prop.ForAll(Gen.Elements("", "   ", "xấu", """{"id":"1","at":"2026-11-19T07:30:00Z","text":"a"}""").ArrayOf().ToArbitrary(), Gen.Elements("\n", "\r\n").ToArbitrary(), (rows, end) =>
        {
            var expected = rows.Select((row, index) => (row, line: index + 1)).Where(r => !string.IsNullOrWhiteSpace(r.row));
            return Read(Encoding.UTF8.GetBytes(string.Join(end, rows)), false).Select(r => (r.Line, r.Item is not null)).SequenceEqual(expected.Select(e => (e.line, e.row[0] == '{')));
        }).QuickCheckThrowOnFailure();

    private static List<SocialWatch.Connectors.Import.ImportRow> Read(byte[] bytes, bool? csv) => ImportRows.ReadAsync(bytes, csv).GetAwaiter().GetResult();
}
