using DocumentFormat.OpenXml.Packaging;
using SocialWatch.HotSpots;
using SocialWatch.Mentions;
using SocialWatch.Storage;
using SocialWatch.Tests.Commands;

namespace SocialWatch.Tests.Reports;

public sealed class ReportVerbTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 10, 5, 12, 0, 0, TimeSpan.FromHours(7));
    private readonly Terminal _terminal = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("sw-report-").FullName;

    private string Out => Path.Combine(_folder, "bao-cao.docx");

    [Theory]
    [InlineData("2026-10", "tháng 10 năm 2026")]
    [InlineData("2026-W41", "tuần 41 năm 2026")]
    [InlineData("2026-Q4", "quý IV năm 2026")]
    [InlineData("2026-H2", "6 tháng cuối năm 2026")]
    [InlineData("2026", "năm 2026")]
    public async Task Every_period_that_holds_the_hot_spot_tells_of_it(string period, string words)
    {
        await _terminal.FillAsync(demo: true, FillAsync);
        Assert.Equal(0, await _terminal.OnDataAsync("report", "diem-nong", "--period", period, "--out", Out));
        Assert.Equal($"Đã ghi báo cáo diem-nong {words} vào {Out}.\n", _terminal.Out);
        var text = Text();
        Assert.Contains("Điểm nóng qua mạng xã hội " + words, text, StringComparison.Ordinal);
        Assert.Contains("H1: Tiền lương – Than Nam Sơn", text, StringComparison.Ordinal);
        Assert.Contains("LIÊN ĐOÀN LAO ĐỘNG TỈNH", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_about_terms_of_the_vocabulary_and_no_word_or_name_of_a_member_is_in_the_file()
    {
        await _terminal.FillAsync(demo: true, FillAsync);
        Assert.Equal(0, await _terminal.OnDataAsync("report", "diem-nong", "--period", "2026-10", "--out", Out));
        var text = Text();
        Assert.Contains("lương (40)", text, StringComparison.Ordinal);
        Assert.Contains("40 ý kiến trên 1 kênh: phản ánh 40, hỏi 0", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Thanh", text, StringComparison.Ordinal);
        Assert.DoesNotContain("quản đốc", text, StringComparison.Ordinal);
        Assert.DoesNotContain("phụ cấp", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_weekly_summary_counts_the_floor_of_its_seven_days_and_takes_no_other_period()
    {
        await _terminal.FillAsync(demo: true, FillAsync);
        Assert.Equal(0, await _terminal.OnDataAsync("report", "tuan", "--period", "2026-W41", "--out", Out));
        Assert.Contains("IV. ĐĂNG TẢI TIN, BÀI", Text(), StringComparison.Ordinal);
        await RefusedAsync("Báo cáo tuan không làm theo kỳ “2026-10”; các kỳ: tuần (2026-W41).", "report", "tuan", "--period", "2026-10", "--out", Out);
    }

    [Fact]
    public async Task What_is_wrong_is_one_line_and_writes_nothing()
    {
        await _terminal.FillAsync(demo: true, FillAsync);
        await RefusedAsync("Không có báo cáo “nong”; các báo cáo: diem-nong, tuan.", "report", "nong", "--period", "2026-10", "--out", Out);
        await RefusedAsync(
            "--period “2026-13” không hợp lệ: cần tháng 2026-10, tuần 2026-W41, quý 2026-Q3, nửa năm 2026-H1 hoặc năm 2026.", "report", "diem-nong", "--period", "2026-13", "--out", Out);
        await RefusedAsync("Thiếu --out: tệp Word cần ghi, ví dụ bao-cao.docx.", "report", "diem-nong", "--period", "2026-10");
        await RefusedAsync($"--out “{_folder}”: không có thư mục này, hoặc đây là một thư mục.", "report", "diem-nong", "--period", "2026-10", "--out", _folder);
        var nowhere = Path.Combine(_folder, "không có", "x.docx");
        await RefusedAsync($"--out “{nowhere}”: không có thư mục này, hoặc đây là một thư mục.", "report", "diem-nong", "--period", "2026-10", "--out", nowhere);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder));
    }

    [Fact]
    public async Task A_period_after_the_last_event_of_the_store_does_not_hold()
    {
        await _terminal.FillAsync(demo: true, FillAsync);
        Assert.Equal(1, await _terminal.OnDataAsync("report", "diem-nong", "--period", "2026-11", "--out", Out));
        Assert.Equal("Kỳ tháng 11 năm 2026 bắt đầu sau số liệu cuối cùng trong kho (05/10/2026 12:00): chưa có gì để báo cáo.\n", _terminal.Error);
        Assert.False(File.Exists(Out));
    }

    [Fact]
    public async Task The_digest_is_written_as_a_page_too_and_only_with_a_file()
    {
        await _terminal.FillAsync(demo: true, FillAsync);
        var page = Path.Combine(_folder, "ban-tin.html");
        Assert.Equal(0, await _terminal.OnDataAsync("digest", "--html", "--out", page));
        Assert.Equal($"Đã ghi bản tin ngày 05/10/2026 vào {page}.\n", _terminal.Out);
        var first = await File.ReadAllBytesAsync(page, TestContext.Current.CancellationToken);
        Assert.Equal(0, await _terminal.OnDataAsync("digest", "--html", "--out", page));
        Assert.Equal(first, await File.ReadAllBytesAsync(page, TestContext.Current.CancellationToken));
        Assert.Contains("H1 Tiền lương", System.Text.Encoding.UTF8.GetString(first), StringComparison.Ordinal);
        await RefusedAsync("Dùng --html và --out cùng nhau, không kèm --json: digest --html --out ban-tin.html.", "digest", "--html");
        await RefusedAsync("Dùng --html và --out cùng nhau, không kèm --json: digest --html --out ban-tin.html.", "digest", "--out", page);
    }

    public void Dispose()
    {
        _terminal.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static async ValueTask<int> FillAsync(IWriteSession s, CancellationToken token)
    {
        await s.AddAsync(
            [
                .. Enumerable.Range(1, 40).Select(i => new Mention
                {
                    Id = "M" + i, Channel = "fb-than", ExternalId = "x" + i, At = Noon.AddMinutes(-60), IngestedAt = Noon, Kind = MentionKind.Comment, Origin = Origin.Member,
                    Text = "anh Thanh quản đốc nói chậm lương tháng này", Unit = "than-nam-son", Labels = ["wages", "complaint"], Topics = new Dictionary<string, double> { ["wages"] = 0.9 },
                    Complaint = 0.8, Story = "M" + i,
                }),
                .. Enumerable.Range(41, 3).Select(i => new Mention
                {
                    Id = "M" + i, Channel = "fb-than", ExternalId = "x" + i, At = Noon.AddDays(-40), IngestedAt = Noon, Kind = MentionKind.Message, Origin = Origin.Member, Private = true,
                    Text = "phụ cấp của tôi", Unit = "than-nam-son", Labels = ["wages"], Topics = new Dictionary<string, double> { ["wages"] = 0.9 }, Story = "M" + i,
                }),
            ],
            [], token);
        var spot = new HotSpot { Id = "H1", Topic = "wages", Unit = "than-nam-son", Detector = "floor", OpenedAt = Noon.AddMinutes(-30), Observed = 40, Expected = 1.5, People = 3, Stories = 5 };
        await s.SaveHotSpotAsync(spot, new(spot.Id, spot.OpenedAt, "opened", 40, 1.5, 3, 5, Level.Hot), token);
        await s.TouchAsync(Noon, token);
        return 0;
    }

    private async Task RefusedAsync(string line, params string[] args)
    {
        Assert.Equal(2, await _terminal.OnDataAsync(args));
        Assert.Equal(("", line + "\n"), (_terminal.Out, _terminal.Error));
    }

    private string Text()
    {
        using var file = WordprocessingDocument.Open(Out, isEditable: false);
        return string.Join('\n', file.MainDocumentPart!.Document.Descendants<DocumentFormat.OpenXml.Wordprocessing.Paragraph>().Select(p => p.InnerText));
    }
}
