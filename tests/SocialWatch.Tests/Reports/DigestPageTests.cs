using System.Text.RegularExpressions;
using System.Xml.Linq;
using SocialWatch.Alerts;
using SocialWatch.Channels;
using SocialWatch.Digests;

namespace SocialWatch.Tests.Reports;

public class DigestPageTests
{
    private static readonly Wording Names = new(Papers.Words.Texts, t => "Chủ đề " + t, u => $"Mỏ <b>\"{u}\"</b> & con", c => "Trang " + c);

    [Fact]
    public void The_same_input_gives_the_same_bytes_and_everything_of_the_day_is_on_it()
    {
        var page = Page();
        Assert.Equal(page, Page());
        var text = Text(page);
        Assert.All(
            new[]
            {
                "BẢN TIN NGÀY 05/10/2026", "H1 Chủ đề wages", "nóng", "9 (1,5)", "<5", "H2 Chủ đề meals", "đã lắng", "Trễ, chưa trả lời (1): C7", "Trễ, chưa ghi lý do (1): C8", "Trang fb: im lặng từ 08:00 05/10",
                "Trang web: mất dữ liệu từ 08:00 05/10 đến 13:00 05/10", "3/4", "7 phát ra · 2 hữu ích · 1 gộp bớt", "Chủ đề wages, Mỏ <b>\"mo\"</b> & con: 0, 1, 0, 2, 3, 9, 4 ý kiến",
            },
            part => Assert.Contains(part, text, StringComparison.Ordinal));
    }

    [Fact]
    public void It_stands_alone_without_script_and_without_anything_to_fetch()
    {
        var page = Page();
        Assert.DoesNotMatch(new Regex("<script|javascript:|<link|<img|<iframe|src=|href=|url\\(|@import|https?://| on[a-z]+=", RegexOptions.IgnoreCase), page);
        Assert.Contains("default-src 'none'", page, StringComparison.Ordinal);
        Assert.Contains("width=device-width", page, StringComparison.Ordinal);
        Assert.Contains("@page{size:A4", page, StringComparison.Ordinal);
    }

    [Fact]
    public void It_is_well_formed_charts_are_inline_and_a_name_is_never_markup()
    {
        var page = Page();
        var body = XDocument.Parse(page[page.IndexOf("<body>", StringComparison.Ordinal)..page.IndexOf("</html>", StringComparison.Ordinal)].Replace("<br>", "<br/>", StringComparison.Ordinal));
        Assert.Equal(2 + 5 + 2, body.Descendants("svg").Count());
        Assert.All(body.Descendants("svg"), s => Assert.NotEqual("", s.Element("title")!.Value));
        Assert.All(body.Descendants("rect"), r => Assert.All(new[] { "x", "y", "width", "height" }, a => Assert.True(int.Parse(r.Attribute(a)!.Value) >= 0)));
        Assert.DoesNotContain("<b>\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_quiet_day_says_nil_and_an_old_snapshot_that_lacks_fields_is_still_a_page()
    {
        var quiet = Text(new DigestPage(Names).Build(new DigestBuilder(Names).Build(new() { Date = new(2026, 10, 5), AsOf = Papers.Start }).Json));
        Assert.Contains("Không có điểm nóng nào.", quiet, StringComparison.Ordinal);
        Assert.Contains("Mọi kênh đều có dữ liệu.", quiet, StringComparison.Ordinal);
        Assert.Contains("chữ cũ", new DigestPage(Names).Build("""{"date":"2026-10-04","as_of":"2026-10-05T07:00:00+07:00","text":"chữ cũ"}"""), StringComparison.Ordinal);
        Assert.Contains("TRÌNH DIỄN", new DigestPage(Names).Build("""{"date":"2026-10-04"}""", demo: true), StringComparison.Ordinal);
    }

    private static string Page()
    {
        var (first, second) = (Papers.Hot(1, "wages", "mo", 3, SocialWatch.HotSpots.HotSpotState.Open).Spot with { Observed = 9, Expected = 1.5 }, Papers.Hot(2, "meals", "mo", 20).Spot);
        var input = new DigestInput
        {
            Date = new(2026, 10, 5), AsOf = Papers.Start, Newest = Papers.Start, Read = 120,
            HotSpots = [new(first, [0, 1, 0, 2, 3, 9, 4]), new(second, [0, 0, 0, 0, 0, 0, 0])],
            Questions = new() { Received = 12, AnsweredInTime = 7, Open = 3, DueSoon = 1, Late = [new("C7", true, null), new("C8", false, null)], Cells = [new("mo", "wages", 4)] },
            Floor = [new(new(2026, 10, 5), "fb", "mo", 4, 3, 0, 0, false, null, false), new(new(2026, 10, 5), "web", "mo", 4, 5, 0, 0, false, true, true)],
            Channels = [new ChannelState("fb") { Health = ChannelHealth.Silent, StaleSince = Papers.Start }],
            Gaps = [new("web", Papers.Start, Papers.Start.AddHours(5), "outage")],
            Alerts = new(7, 2, 1),
        };
        return new DigestPage(Names).Build(new DigestBuilder(Names).Build(input).Json);
    }

    private static string Text(string page) => System.Net.WebUtility.HtmlDecode(Regex.Replace(page, "<style>.*?</style>|<[^>]+>", " ", RegexOptions.Singleline));
}
