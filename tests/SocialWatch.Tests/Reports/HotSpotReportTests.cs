using SocialWatch.HotSpots;
using SocialWatch.Reports;

namespace SocialWatch.Tests.Reports;

public class HotSpotReportTests
{
    private static readonly ReportInput October = Papers.October(
        Papers.Hot(1, "wages", "mo", 12), Papers.Hot(2, "wages", "may", 3), Papers.Hot(3, "meals", "mo", 40, HotSpotState.Handling, Level.Urgent), Papers.Hot(4, "wages", "mo", -1));

    [Fact]
    public void The_matrix_adds_up_across_down_and_with_the_list()
    {
        var paper = new HotSpotReport().Build(October, Papers.Words);
        var matrix = Papers.Table(paper, "Số điểm nóng theo đơn vị và chủ đề");
        Assert.Equal(["TT", "Đơn vị", "Chủ đề wages", "Chủ đề meals", "Cộng"], matrix.Columns.Select(c => c.Heading));
        Assert.Equal(["1 Đơn vị mo 2 1 3", "2 Đơn vị may 1 0 1"], matrix.Rows.Select(r => string.Join(' ', r)));
        Assert.Equal(["", "Cộng", "3", "1", "4"], matrix.Total!);
        Assert.Equal(4, Papers.Table(paper, "Danh sách điểm nóng").Rows.Count);
        Assert.Contains(Papers.Texts(paper), t => t.Contains("4 điểm nóng tại 2 đơn vị, thuộc 2 chủ đề: 1 mức khẩn, 3 mức nóng, 0 mức theo dõi; đã lắng 3, chưa lắng 1", StringComparison.Ordinal));
    }

    [Fact]
    public void Many_topics_share_a_last_column_and_still_add_up()
    {
        var input = Papers.October([.. Enumerable.Range(1, 9).Select(i => Papers.Hot(i, "t" + i, "mo", 9))]);
        var matrix = Papers.Table(new HotSpotReport().Build(input, Papers.Words), "Số điểm nóng theo đơn vị và chủ đề");
        Assert.Equal("Chủ đề khác", matrix.Columns[^2].Heading);
        Assert.Equal(["1", "Đơn vị mo", "1", "1", "1", "1", "1", "4", "9"], matrix.Rows.Single());
    }

    [Fact]
    public void Fewer_than_five_people_print_as_such_and_the_hottest_window_is_shown()
    {
        var rows = Papers.Table(new HotSpotReport().Build(October, Papers.Words), "Danh sách điểm nóng").Rows;
        Assert.Equal(["khẩn", "nóng", "nóng", "nóng"], rows.Select(r => r[2]));
        Assert.Equal(["40", "12", "<5", "không đếm được"], rows.Select(r => r[5]));
        Assert.Equal("08:00 08/10/2026\nchưa lắng", rows[0][3]);
        Assert.Equal("08:00 06/10/2026\n14:00 07/10/2026", rows[1][3]);
        Assert.All(rows, r => Assert.Equal("9 (0,5)", r[4]));
        Assert.All(rows, r => Assert.Equal("6", r[6]));
        Assert.All(rows, r => Assert.Equal("chậm lương (7), lương (<5)\n12 ý kiến trên 2 kênh: phản ánh 9, hỏi <5", r[7]));
    }

    [Fact]
    public void What_was_done_is_told_from_the_timeline_and_an_unknown_line_of_it_is_still_told()
    {
        var rows = Papers.Table(new HotSpotReport().Build(October, Papers.Words), "việc đã làm và kết quả từng điểm nóng").Rows;
        Assert.Equal(
            "08:00 06/10/2026: phát hiện, 8 ý kiến, mức nóng\n08:01 06/10/2026: đã báo cán bộ phụ trách\n10:00 06/10/2026: cập nhật, 9 ý kiến, mức nóng", rows[1][2]);
        Assert.StartsWith("Đang xử lý.", rows[0][3], StringComparison.Ordinal);
        Assert.Equal("Đã lắng sau 30 giờ.\nCâu hỏi, phản ánh cùng chủ đề, đơn vị trong kỳ: nhận 10, đã trả lời 7, còn chờ <5.", rows[1][3]);
    }

    [Fact]
    public void Questions_add_up_across_and_down_and_small_units_stand_together()
    {
        var paper = new HotSpotReport().Build(October, Papers.Words);
        var answers = Papers.Table(paper, "Tiếp nhận và trả lời câu hỏi, phản ánh theo đơn vị");
        Assert.Equal(
            ["1|Đơn vị mo|10|6|1|1|1|1|75%", "2|Các đơn vị có dưới 5 câu hỏi (2 đơn vị)|2|1|0|1|0|0|50%"], answers.Rows.Select(r => string.Join('|', r)));
        Assert.Equal("|Cộng|12|7|1|2|1|1|70%", string.Join('|', answers.Total!));
        Assert.Contains(Papers.Texts(paper), t => t.Contains("Trả lời ngay 2 câu hỏi, phản ánh đã trễ hạn: C12; C8.", StringComparison.Ordinal));
        Assert.Contains(Papers.Texts(paper), t => t == "Lý do trễ: chưa ghi lý do (3).");
    }

    [Fact]
    public void What_staff_did_and_what_came_of_it_stands_in_their_own_words()
    {
        var hot = Papers.Hot(1, "wages", "mo", 12);
        var at = hot.Spot.OpenedAt;
        var (handled, noise) = (
            hot with
            {
                Spot = hot.Spot with { EndedBy = HotSpotEnd.Person, Result = "Đơn vị đã trả đủ lương tháng 9" },
                Timeline = [.. hot.Timeline, HotSpotEvent.Of(hot.Spot, at.AddHours(3), "handling", "Đã làm việc với phòng nhân sự"), HotSpotEvent.Of(hot.Spot, at.AddHours(9), "result", "Đã trả đủ")],
            },
            Papers.Hot(2, "meals", "mo", 8) is var other ? other with { Spot = other.Spot with { EndedBy = HotSpotEnd.Noise } } : null!);

        var rows = Papers.Table(new HotSpotReport().Build(Papers.October(handled, noise), Papers.Words), "Diễn biến, việc đã làm và kết quả từng điểm nóng").Rows;

        Assert.Contains("đơn vị đang xử lý: Đã làm việc với phòng nhân sự", rows[0][2], StringComparison.Ordinal);
        Assert.Contains("kết quả: Đã trả đủ", rows[0][2], StringComparison.Ordinal);
        Assert.StartsWith("Đơn vị đã trả đủ lương tháng 9\nCán bộ kết thúc xử lý sau 30 giờ.", rows[0][3], StringComparison.Ordinal);
        Assert.StartsWith("Cán bộ xác định không phải điểm nóng.", rows[1][3], StringComparison.Ordinal);
    }

    [Fact]
    public void A_period_without_hot_spots_says_so_and_keeps_its_four_chapters()
    {
        var paper = new HotSpotReport().Build(Papers.October() with { Cases = [] }, Papers.Words);
        Assert.Equal(
            ["I. TÌNH HÌNH CHUNG", "II. ĐIỂM NÓNG THEO CHỦ ĐỀ VÀ ĐƠN VỊ", "III. VIỆC ĐÃ LÀM VÀ KẾT QUẢ", "IV. NHIỆM VỤ TIẾP THEO"],
            paper.Body.OfType<PaperHeading>().Where(h => h.Level == 1).Select(h => h.Text));
        Assert.Contains("Trong kỳ không ghi nhận điểm nóng nào.", Papers.Texts(paper));
        Assert.Contains("Trong kỳ không tiếp nhận câu hỏi, phản ánh nào.", Papers.Texts(paper));
        Assert.EndsWith("./.", Papers.Texts(paper).Last(), StringComparison.Ordinal);
        Assert.Null(paper.Stamp);
    }

    [Fact]
    public void Missing_data_and_an_unfinished_period_are_said()
    {
        var texts = Papers.Texts(new HotSpotReport().Build(October with { AsOf = Papers.Start.AddDays(9) }, Papers.Words)).ToList();
        Assert.Contains("Kỳ báo cáo chưa kết thúc: số liệu mới có đến 08:00 14/10/2026.", texts);
        Assert.Contains("- Kênh Kênh fb mất dữ liệu từ 08:00 05/10/2026 đến 13:00 05/10/2026.", texts);
        Assert.Contains(texts, t => t.Contains("1 kênh không đọc được hoặc im lặng bất thường: Kênh web", StringComparison.Ordinal));
        Assert.DoesNotContain(texts, t => t.Contains("Số liệu đầy đủ", StringComparison.Ordinal));
    }

    [Fact]
    public void Who_spoke_when_it_was_hottest_is_not_lost_when_it_comes_back_smaller()
    {
        var hot = Papers.Hot(1, "meals", "mo", 14);
        var back = hot with { Spot = hot.Spot with { People = 1, Stories = 1, Observed = 1 } };
        var row = Papers.Table(new HotSpotReport().Build(Papers.October(back), Papers.Words), "Danh sách điểm nóng").Rows.Single();
        Assert.Equal(["9 (0,5)", "14", "6"], row.Skip(4).Take(3));
    }
}
