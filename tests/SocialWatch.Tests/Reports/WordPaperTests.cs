using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using SocialWatch.HotSpots;
using SocialWatch.Reports;

namespace SocialWatch.Tests.Reports;

public class WordPaperTests
{
    private static readonly ReportInput October = Papers.October([.. Enumerable.Range(1, 20).Select(i => Papers.Hot(i, "t" + (i % 3), "u" + (i % 5), i, HotSpotState.Resolved))]);

    public static TheoryData<string> Ids => [.. ReportDiscovery.All.Select(r => r.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_validator_of_the_format_finds_nothing(string id)
    {
        using var bytes = new MemoryStream(Paper(id));
        using var file = WordprocessingDocument.Open(bytes, isEditable: false);
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2016).Validate(file).Select(e => $"{e.Path?.XPath}: {e.Description}"));
    }

    [Fact]
    public void The_page_is_A4_with_the_margins_and_the_font_of_the_decree()
    {
        using var bytes = new MemoryStream(Paper("diem-nong"));
        using var file = WordprocessingDocument.Open(bytes, isEditable: false);
        var page = file.MainDocumentPart!.Document.Body!.Elements<SectionProperties>().Single();
        var (size, margin) = (page.GetFirstChild<PageSize>()!, page.GetFirstChild<PageMargin>()!);
        Assert.Equal((11906u, 16838u), (size.Width!.Value, size.Height!.Value));
        Assert.InRange(Millimetres(margin.Top!.Value), 20, 25);
        Assert.InRange(Millimetres(margin.Bottom!.Value), 20, 25);
        Assert.InRange(Millimetres(margin.Left!.Value), 30, 35);
        Assert.InRange(Millimetres(margin.Right!.Value), 15, 20);
        var fonts = file.MainDocumentPart.StyleDefinitionsPart!.Styles!.Descendants<RunFonts>().Single();
        Assert.Equal(("Times New Roman", "Times New Roman"), (fonts.Ascii!.Value, fonts.HighAnsi!.Value));
        Assert.All(Paragraphs(file).Where(p => p.InnerText.StartsWith("- Đã đọc", StringComparison.Ordinal)), p => Assert.Equal("28", p.Descendants<FontSize>().First().Val!.Value));
    }

    [Fact]
    public void The_first_page_has_no_number_and_the_others_have_it_in_the_middle()
    {
        using var bytes = new MemoryStream(Paper("diem-nong"));
        using var file = WordprocessingDocument.Open(bytes, isEditable: false);
        var main = file.MainDocumentPart!;
        var page = main.Document.Body!.Elements<SectionProperties>().Single();
        Assert.NotNull(page.GetFirstChild<TitlePage>());
        Header Of(HeaderFooterValues kind) => ((HeaderPart)main.GetPartById(page.Elements<HeaderReference>().Single(r => r.Type!.Value == kind).Id!.Value!)).Header;
        Assert.Empty(Of(HeaderFooterValues.First).Descendants<SimpleField>());
        Assert.Contains("PAGE", Of(HeaderFooterValues.Default).Descendants<SimpleField>().Single().Instruction!.Value, StringComparison.Ordinal);
        Assert.Equal(JustificationValues.Center, Of(HeaderFooterValues.Default).Descendants<Justification>().Single().Val!.Value);
    }

    [Fact]
    public void Every_part_of_an_official_paper_is_there_and_in_order()
    {
        using var bytes = new MemoryStream(Paper("diem-nong"));
        using var file = WordprocessingDocument.Open(bytes, isEditable: false);
        var texts = Paragraphs(file).Select(p => p.InnerText).Where(t => t.Length > 0).ToList();
        string[] order =
        [
            "TỔNG LIÊN ĐOÀN", "LAO ĐỘNG VIỆT NAM", "ĐƠN VỊ TINH", "Số:           /BC-LĐLĐ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc",
            "………………, ngày …… tháng 11 năm 2026", "BÁO CÁO", "Điểm nóng qua mạng xã hội tháng 10 năm 2026", "I. TÌNH HÌNH CHUNG", "II. ĐIỂM NÓNG THEO CHỦ ĐỀ VÀ ĐƠN VỊ",
            "III. VIỆC ĐÃ LÀM VÀ KẾT QUẢ", "1. Xử lý điểm nóng", "2. Tiếp nhận, trả lời câu hỏi, phản ánh", "IV. NHIỆM VỤ TIẾP THEO", "Nơi nhận:", "TM. BAN THƯỜNG VỤ", "PHÓ CHỦ TỊCH",
        ];
        var at = order.Select(o => texts.IndexOf(o)).ToList();
        Assert.DoesNotContain(-1, at);
        Assert.Equal(at.Order(), at);
    }

    [Fact]
    public void A_table_repeats_its_header_row_and_its_columns_fill_the_width_of_the_text()
    {
        using var bytes = new MemoryStream(Paper("diem-nong"));
        using var file = WordprocessingDocument.Open(bytes, isEditable: false);
        var tables = file.MainDocumentPart!.Document.Body!.Elements<Table>().Where(t => t.Descendants<TableBorders>().Any()).ToList();
        Assert.Equal(4, tables.Count);
        Assert.All(tables, t => Assert.NotNull(t.Elements<TableRow>().First().TableRowProperties!.GetFirstChild<TableHeader>()));
        Assert.All(tables, t => Assert.Single(t.Descendants<TableHeader>()));
        Assert.All(tables, t => Assert.Equal(WordUnits.TextWidth, t.Descendants<GridColumn>().Sum(c => int.Parse(c.Width!.Value!))));
    }

    [Fact]
    public void A_demonstration_is_stamped_and_no_person_or_machine_is_in_the_properties()
    {
        var paper = new HotSpotReport().Build(October with { Demo = true }, Papers.Words);
        using var bytes = new MemoryStream(WordPaper.Write(paper));
        using var file = WordprocessingDocument.Open(bytes, isEditable: false);
        Assert.Equal("TRÌNH DIỄN – SỐ LIỆU MÔ PHỎNG", Paragraphs(file).First().InnerText);
        Assert.Null(file.PackageProperties.Creator);
        Assert.Null(file.PackageProperties.LastModifiedBy);
    }

    [Fact]
    public void A_name_with_characters_that_no_file_can_hold_loses_only_those()
    {
        var paper = new HotSpotReport().Build(October, new(Papers.Words.Texts, t => t, _ => "Mỏ\u0001 <A> & 😟\ud800", c => c));
        using var bytes = new MemoryStream(WordPaper.Write(paper));
        using var file = WordprocessingDocument.Open(bytes, isEditable: false);
        Assert.Contains(Paragraphs(file), p => p.InnerText.Contains("Mỏ <A> & 😟", StringComparison.Ordinal));
    }

    internal static byte[] Paper(string id) => WordPaper.Write(ReportDiscovery.All.Single(r => r.Id == id).Build(October, Papers.Words));

    private static double Millimetres(long twentieths) => twentieths / 1440.0 * 25.4 is var mm && Math.Abs(mm - Math.Round(mm)) < 0.02 ? Math.Round(mm) : mm;

    private static double Millimetres(uint twentieths) => Millimetres((long)twentieths);

    private static IEnumerable<Paragraph> Paragraphs(WordprocessingDocument file) => file.MainDocumentPart!.Document.Body!.Descendants<Paragraph>();
}
