using System.Net;
using FsCheck;
using FsCheck.Fluent;
using SocialWatch.Chat.Telegram;
using SocialWatch.Notify;

namespace SocialWatch.Tests.Chat.Telegram;

public class TelegramMarkupTests
{
    [Fact]
    public void Whatever_the_words_the_visible_text_keeps_under_the_limit_and_ends_with_the_code()
    {
        var pieces = Gen.Elements("&", "<b>", "</b>", "Thợ lò ế", "😀", "👩‍🏭", "\n", new string('ư', 300), "e\u0302\u0301").ListOf().Select(string.Concat);
        var messages =
            from title in pieces
            from body in pieces
            from times in Gen.Choose(1, 40)
            select new OutboundMessage("1", title, string.Concat(Enumerable.Repeat(body, times)), "T-7K2M", "alert");
        Prop.ForAll(messages.ToArbitrary(), m =>
        {
            var html = TelegramMarkup.Html(m);
            var seen = WebUtility.HtmlDecode(html.Replace("<b>", "", StringComparison.Ordinal).Replace("</b>", "", StringComparison.Ordinal));
            Assert.Equal(TelegramMarkup.Plain(m), seen);
            Assert.True(seen.Length <= TelegramMarkup.Limit);
            Assert.EndsWith("\n\nT-7K2M", seen, StringComparison.Ordinal);
            Assert.Equal(1, html.Split("<b>").Length - 1);
            Assert.DoesNotContain(seen.EnumerateRunes(), r => r.Value == 0xFFFD);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void An_emoji_at_the_cut_is_whole_or_gone()
    {
        var plain = TelegramMarkup.Plain(new("1", "T", new string('x', 4096 - 2 - 4 - 2) + "👩‍🏭" + "yyyyyyyy", "AB", "alert"));

        Assert.EndsWith("x…\n\nAB", plain, StringComparison.Ordinal);
        Assert.True(plain.Length <= 4096);
    }
}
