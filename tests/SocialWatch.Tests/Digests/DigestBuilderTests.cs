using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using SocialWatch.Digests;
using SocialWatch.HotSpots;
using SocialWatch.HotSpots.Forecasts;
using SocialWatch.Organisation;

namespace SocialWatch.Tests.Digests;

public class DigestBuilderTests
{
    private static string[] Lines(DigestInput input) => new DigestBuilder(Days.Names).Build(input).Text.Split('\n');

    private static string Line(DigestInput input, string start) => Assert.Single(Lines(input), l => l.StartsWith(start, StringComparison.Ordinal));

    [Fact]
    public void Every_section_stands_in_the_order_in_which_it_is_read()
    {
        string[] starts =
        [
            "BẢN TIN NGÀY 05/10/2026", "Số liệu tính lúc 07:00 06/10", "Đã đọc 5.120 mục; 1/2 kênh", "ĐIỂM NÓNG (4): khẩn 1, nóng 1, theo dõi 1, đã lắng 1", "H9 ", "  về: ngộ độc, đau bụng", "H3 ", "H5 ",
            "H7 ", "Dự báo chủ đề wages", "Dự báo chủ đề meals", "CÂU HỎI: nhận 12, trả lời đúng hạn 7, trễ 2, còn mở 3", "Trễ chưa trả lời: C7", "Lý do trễ: ", "Theo đơn vị: ",
            "ĐĂNG BÀI: 1/2", "Thiếu: trang fb 3/4", "Đủ: trang web 5/4", "KÊNH KHÔNG CÓ DỮ LIỆU (1)", "trang oa: im lặng từ 07:00 04/10", "CẢNH BÁO: 7 phát ra · 2 hữu ích · 1 gộp bớt",
            "Tin cần kiểm chứng: 6",
        ];

        var lines = Lines(Days.Full());

        Assert.Equal(starts.Length, lines.Length);
        Assert.All(starts.Zip(lines), pair => Assert.StartsWith(pair.First, pair.Second, StringComparison.Ordinal));
    }

    [Fact]
    public void A_hot_spot_says_its_level_what_was_usual_its_day_against_the_one_before_and_few_people_as_few()
    {
        var line = Line(Days.Full(), "H3 ");

        Assert.Equal("H3 chủ đề wages – đơn vị u3: nóng, 13 ý kiến (thường khoảng 1,5); cả ngày 17 ▲12, <5 người ▁▂▁▂▃▄█", line);
        Assert.Contains(", 9 người ", Line(Days.Full(), "H9 "), StringComparison.Ordinal);
        Assert.Contains("cả ngày 2 ▼3", Line(Days.Full() with { HotSpots = [Days.Spot(3) with { Daily = [5, 2] }] }, "H3 "), StringComparison.Ordinal);
        Assert.Contains("cả ngày 2 =", Line(Days.Full() with { HotSpots = [Days.Spot(3) with { Daily = [2, 2] }] }, "H3 "), StringComparison.Ordinal);
    }

    [Fact]
    public void A_forecast_comes_with_its_past_error_or_says_that_there_is_none()
    {
        Assert.Equal("Dự báo chủ đề wages 7 ngày tới: 5–24 ý kiến/ngày (trước đây lệch 3,4)", Line(Days.Full(), "Dự báo chủ đề wages"));
        Assert.Contains("chưa đủ ngày để biết độ lệch", Line(Days.Full(), "Dự báo chủ đề meals"), StringComparison.Ordinal);
        Assert.DoesNotContain(Lines(Days.Full() with { HotSpots = [Days.Spot(7, state: HotSpotState.Resolved)] }), l => l.StartsWith("Dự báo", StringComparison.Ordinal));
    }

    [Fact]
    public void A_forecast_needs_two_weeks_and_one_that_was_worse_than_the_week_before_is_not_shown()
    {
        Assert.Null(DigestForecast.Of("wages", Days.Date, [.. Enumerable.Repeat(9, 13)]));
        Assert.Null(DigestForecast.Of("wages", Days.Date, [.. Enumerable.Repeat(9, 14)])?.Score);
        var weekly = Enumerable.Range(0, 70).Select(d => d % 7 == 0 ? 40 : d % 7 * 3).ToList();
        Assert.Null(DigestForecast.Of("wages", Days.Date, weekly)); // exactly as a week before: nothing beats that
        var restless = Enumerable.Range(1, 70).Select(d => 20 + (int)((d * 2654435761L >> 7) % 13)).ToList();
        var forecast = DigestForecast.Of("wages", Days.Date, restless)!;
        Assert.Equal(ForecastCheck.Of(Days.Date, restless), forecast.Score);
        Assert.Equal([.. Enumerable.Range(1, 7).Select(d => Days.Date.AddDays(d))], forecast.Days.Select(d => d.Day));
    }

    [Fact]
    public void A_quiet_day_says_so_of_everything()
    {
        var digest = new DigestBuilder(Days.Names).Build(new() { Date = Days.Date, AsOf = Days.Seven });

        Assert.Contains("0 điểm nóng, đã đọc 0 mục, 0/0 kênh không có dữ liệu.", digest.Text, StringComparison.Ordinal);
        Assert.Contains("CÂU HỎI: nhận 0", digest.Text, StringComparison.Ordinal);
        Assert.Contains("ĐĂNG BÀI: không trang nào phải đăng", digest.Text, StringComparison.Ordinal);
        Assert.Contains("Tin cần kiểm chứng: 0", digest.Text, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(digest.Json);
        Assert.True(json.RootElement.GetProperty("nil").GetBoolean());
    }

    [Fact]
    public void The_object_has_the_fields_of_the_contract_and_nothing_else()
    {
        using var json = JsonDocument.Parse(new DigestBuilder(Days.Names).Build(Days.Full()).Json);

        Assert.Equal(["date", "as_of", "text", "hotspots", "questions", "floor", "stale", "alerts", "nil"], json.RootElement.EnumerateObject().Select(p => p.Name));
        var spot = json.RootElement.GetProperty("hotspots")[0];
        Assert.Equal("H9", spot.GetProperty("id").GetString());
        Assert.Equal(["ngộ độc", "đau bụng"], spot.GetProperty("cause").EnumerateArray().Select(t => t.GetString()));
        Assert.Equal(3.4, spot.GetProperty("forecast").GetProperty("error").GetDouble());
        Assert.Equal("<5", json.RootElement.GetProperty("hotspots")[1].GetProperty("people").GetString());
        Assert.Equal(6, json.RootElement.GetProperty("questions").GetProperty("claims").GetInt32());
    }

    [Fact]
    public void Any_day_fits_on_one_screen_loses_whole_lines_only_and_the_least_important_first()
    {
        var days =
            from spots in Gen.Choose(0, 30)
            from pages in Gen.Choose(0, 30)
            from late in Gen.Choose(0, 300)
            from name in Gen.Choose(1, 90)
            select (spots, pages, late, name);
        Prop.ForAll(days.ToArbitrary(), day =>
        {
            var names = new SocialWatch.Alerts.Wording(Days.Names.Texts, t => new string('t', day.name), u => $"{u} " + new string('u', day.name), c => $"{c} " + new string('c', day.name));
            var input = Days.Full() with
            {
                HotSpots = [.. Enumerable.Range(1, day.spots).Select(n => Days.Spot(n, (Level)(1 + (n % 3)), terms: ["chậm lương", "nợ lương"]))],
                Floor = [.. Enumerable.Range(1, day.pages).Select(n => Days.Full().Floor[n % 2] with { Channel = $"p{n}" })],
                Questions = Days.Full().Questions with { Late = [.. Enumerable.Range(1, day.late).Select(n => new LateCase($"C{n}", n % 2 == 0, null))] },
            };
            var all = new DigestBuilder(names).Build(input);
            var lines = all.Text.Split('\n');
            Assert.True(all.Text.Length <= DigestBuilder.Limit - 70);
            Assert.Equal(all.Text, new DigestBuilder(names).Build(input).Text);
            Assert.Contains(lines, l => l.StartsWith("CẢNH BÁO", StringComparison.Ordinal));
            // A cause never stands without its hot spot.
            Assert.DoesNotContain(lines.Zip(lines.Skip(1)), p => p.Second.StartsWith("  về", StringComparison.Ordinal) && !p.First.StartsWith('H'));
            Assert.True(lines.Any(l => l.StartsWith("… và ", StringComparison.Ordinal)) || lines.Count(l => l.StartsWith('H')) == day.spots);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Reads_are_told_by_role_and_a_person_counts_once()
    {
        Person Person(string id, bool group, params string[] roles) => new(id, id, roles, "u", []) { Group = group };
        Person[] people = [Person("a", false, "admin", "staff", "standing_committee"), Person("b", false, "staff"), Person("c", false, "moderator"), Person("nhóm", true, "staff")];

        var reads = DigestReads.ByRole([people[0], people[1]], ["a", "c", "ai đó đã nghỉ"], people, ["standing_committee", "staff"]);

        Assert.Equal([new RoleReads("standing_committee", 1, 1), new("staff", 0, 1), new("moderator", 1, 1)], reads);
    }
}
