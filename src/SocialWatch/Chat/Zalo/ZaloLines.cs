using SocialWatch.Connectors.Zalo;
using SocialWatch.Notify;

namespace SocialWatch.Chat.Zalo;

/// <summary>Title, body and code as one plain text of at most 2,000 characters; nobody is mentioned. Pure.</summary>
internal static class ZaloLines
{
    private const int TitleLimit = 256;

    public static string Of(OutboundMessage message)
    {
        var title = PlainText.Cut(PlainText.OneLine(ZaloText.Outgoing(message.Title)), TitleLimit);
        var code = "\n\n" + PlainText.Cut(PlainText.OneLine(message.Code), TitleLimit);
        return $"{title}\n{PlainText.Cut(ZaloText.Outgoing(message.Body).Trim('\n'), ZaloText.Limit - title.Length - 1 - code.Length)}{code}";
    }
}
