using System.Text;
using SocialWatch.Channels;
using SocialWatch.Mentions;
using SocialWatch.Tests.Kit;

namespace SocialWatch.Tests.Connectors.Website;

/// <summary>Feeds as they really are, through the real HTTP stack.</summary>
public sealed class WebsiteConnectorTests
{
    [Fact]
    public async Task A_recorded_feed_is_mapped_field_by_field()
    {
        await using var stub = await WebsiteFeedStub.StartAsync(WebsiteFeedStub.Fixture("rss_vnexpress_2019.xml"));
        var item = Assert.Single(Assert.Single(await stub.Host.PollAsync(stub.OurSource, null)).Items);
        Assert.Equal(
            new FetchedItem
            {
                Channel = "web",
                ExternalId = "https://video.vnexpress.net/tin-tuc/thoi-su/trai-lang-ho-het-duoi-nang-ruoc-hai-qua-phao-dai-6m-3878858.html",
                Kind = MentionKind.Post,
                At = new(2019, 2, 8, 16, 9, 56, TimeSpan.FromHours(7)),
                Text = "Trai làng hò hét dưới nắng rước hai quả pháo dài 6m\nHai quả pháo dài 5 - 6m được thanh niên trai tráng khỏe mạnh rước xung quang làng Đồng Kỵ, Từ Sơn (Bắc Ninh).",
                Origin = Origin.Own,
                TaggedNames = item.TaggedNames,
            },
            item);
    }

    [Fact]
    public async Task An_untidy_feed_gives_all_that_can_be_read_and_counts_the_rest()
    {
        await using var stub = await WebsiteFeedStub.StartAsync(WebsiteFeedStub.Fixture("untidy.xml"));
        var page = Assert.Single(await stub.Host.PollAsync(stub.OurSource, null));
        Assert.Equal(
            [
                ("https://cd.example/tin/1?a=1&b=2", "Tăng lương & phụ cấp ca đêm…\nTừ 1/12\nmức mới\náp dụng toàn tỉnh\n& các đơn vị"),
                ("tin-2", "Hội thao thợ lò\nKhai mạc\nsáng nay"),
                ("tin-3", "Ký tự lạ 😀 và điều khiển\nKý tự lạ"),
            ],
            page.Items.Select(i => (i.ExternalId, i.Text)));
        Assert.Equal(new DateTimeOffset(2026, 11, 15, 1, 0, 0, TimeSpan.Zero), page.Items[1].At);
        Assert.Equal(new DateTimeOffset(2026, 11, 16, 8, 5, 0, TimeSpan.FromHours(7)), page.Items[2].At);
        Assert.Equal(new Dictionary<string, int> { ["no_time"] = 1, ["no_id"] = 1 }, page.PassedOver);
    }

    [Fact]
    public async Task Atom_is_read_too()
    {
        await using var stub = await WebsiteFeedStub.StartAsync(WebsiteFeedStub.Fixture("atom.xml"));
        Assert.Equal(
            [
                ("tag:cd.example,2026:1", new DateTimeOffset(2026, 11, 16, 8, 0, 0, TimeSpan.FromHours(7)), "Giờ nghỉ giữa ca < 30 phút\nĐề nghị giữ đủ"),
                ("https://cd.example/2", new DateTimeOffset(2026, 11, 14, 8, 0, 0, 250, TimeSpan.Zero), "Lịch & tin\nThứ hai\nThứ ba"),
            ],
            Assert.Single(await stub.Host.PollAsync(stub.OurSource, null)).Items.Select(i => (i.ExternalId, i.At, i.Text)));
    }

    [Theory]
    [InlineData("utf-8", "utf-8", true)]
    [InlineData("utf-8", "iso-8859-1", false)]
    [InlineData("utf-16", "utf-8", true)]
    [InlineData("utf-16BE", "utf-16", false)]
    [InlineData("windows-1258", "windows-1258", false)]
    public async Task The_encoding_is_found_whatever_is_declared(string real, string declared, bool mark)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var encoding = Encoding.GetEncoding(real);
        var xml = $"<?xml version='1.0' encoding='{declared}'?><rss><channel><item><guid>1</guid><title>ăn ca trễ</title><pubDate>2026-11-16T08:00:00Z</pubDate></item></channel></rss>";
        await using var stub = await WebsiteFeedStub.StartAsync([.. mark ? encoding.Preamble : [], .. encoding.GetBytes(xml)], $"text/xml; charset={declared}");
        var text = Assert.Single(Assert.Single(await stub.Host.PollAsync(stub.OurSource, null)).Items).Text;
        Assert.Equal(real == "windows-1258" ? encoding.GetString(encoding.GetBytes("ăn ca trễ")) : "ăn ca trễ", text);
    }

    [Fact]
    public async Task An_unchanged_feed_is_not_sent_again()
    {
        await using var stub = await WebsiteFeedStub.StartAsync();
        stub.Http.On(
            "/rss",
            StubReply.Bytes(WebsiteFeedStub.Fixture("atom.xml"), "text/xml", ("ETag", "W/\"không chuẩn"), ("Last-Modified", "hôm qua")) with { Headers = [("ETag", "\"v1\""), ("Last-Modified", "Mon, 16 Nov 2026 01:00:00 GMT")] },
            StubReply.Bytes([], "text/xml") with { Status = 304 });
        var first = await stub.Host.PollAsync(stub.OurSource, null);
        var second = Assert.Single(await stub.Host.PollAsync(stub.OurSource, first[^1].Watermark));
        Assert.Empty(second.Items);
        Assert.Equal(first[^1].Watermark, second.Watermark);
        Assert.Equal(("\"v1\"", "Mon, 16 Nov 2026 01:00:00 GMT"), (stub.Http.RequestHeaders[1]["If-None-Match"], stub.Http.RequestHeaders[1]["If-Modified-Since"]));
        Assert.DoesNotContain("If-None-Match", stub.Http.RequestHeaders[0].Keys);

        // Another address, or a mark that cannot be read: an unconditional read.
        stub.Http.On("/rss", StubReply.Bytes(WebsiteFeedStub.Fixture("atom.xml"), "text/xml"));
        await stub.Host.PollAsync(stub.OurSource with { Channels = [stub.Site("web", "/rss?x=1")] }, first[^1].Watermark);
        await stub.Host.PollAsync(stub.OurSource, "hỏng");
        Assert.All(stub.Http.RequestHeaders.Skip(2), headers => Assert.DoesNotContain("If-None-Match", headers.Keys));
    }

    [Theory]
    [InlineData("<!DOCTYPE html><html><body>Bảo trì Nguyễn Riêng</body></html>", "website:not_a_feed")]
    [InlineData("<opml/>", "website:not_a_feed")]
    [InlineData("<rss><channel><item><title>Nguyễn Riêng", "website:not_xml")]
    [InlineData("", "website:not_xml")]
    [InlineData("""<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><rss><channel><item><title>&b;</title></item></channel></rss>""", "website:not_xml")]
    [InlineData("""<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/hostname">]><rss><channel><item><title>&x;</title></item></channel></rss>""", "website:not_xml")]
    public async Task What_is_no_feed_is_refused_and_not_quoted(string body, string code)
    {
        await using var stub = await WebsiteFeedStub.StartAsync(Encoding.UTF8.GetBytes(body));
        var (_, exception, fault) = await stub.Host.FailAsync(stub.OurSource, null);
        Assert.Equal(new(FaultKind.Malformed, code), fault);
        Assert.DoesNotContain("Riêng", exception.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_feed_over_the_limit_is_refused()
    {
        await using var stub = await WebsiteFeedStub.StartAsync(new byte[(1 << 20) + 1]);
        Assert.Equal("http:too_large", (await stub.Host.FailAsync(stub.OurSource, null)).Fault.Code);
    }

    [Fact]
    public async Task A_dead_site_does_not_silence_the_others()
    {
        await using var stub = await WebsiteFeedStub.StartAsync(WebsiteFeedStub.Fixture("atom.xml"));
        stub.Http.On("/hong", StubReply.Html("lỗi", 500)).On("/mat", StubReply.Html("", 404));
        var source = stub.OurSource with { Channels = [stub.Site("hong", "/hong"), stub.Site("mat", "/mat"), stub.Site("web", "/rss")] };
        var (pages, _, fault) = await stub.Host.FailAsync(source, null);
        Assert.Equal(2, Assert.Single(pages).Items.Count);
        Assert.Equal(new(FaultKind.Transient, "http:500"), fault);
        var findings = await stub.Host.Connector.CheckAsync(source with { Channels = [.. source.Channels, stub.Site("sai", "/") with { Source = "file:///etc/passwd" }] }, TestContext.Current.CancellationToken);
        Assert.Equal([(false, "channels.json hong.source"), (false, "channels.json mat.source"), (true, "channels.json web.source"), (false, "channels.json sai.source")], findings.Select(f => (f.Ok, f.Setting)));
    }
}
