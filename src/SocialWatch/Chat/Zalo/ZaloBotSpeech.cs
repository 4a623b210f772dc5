using SocialWatch.Connectors.Zalo;

namespace SocialWatch.Chat.Zalo;

/// <summary>An update as the desk reads it: only words that a person typed. Pure.</summary>
internal static class ZaloBotSpeech
{
    public static StaffMessage? Read(ZaloBotUpdate update)
    {
        if (update.Message is not { MessageId: { Length: > 0 } id, Text: { Length: > 0 } text, Chat: { Id: { Length: > 0 } chat } where } message
            || message.From?.IsBot == true || update.EventName is not (null or "message.text.received") || ZaloSignature.Time(message.Date) is not { } at)
        {
            return null;
        }

        var alone = where.ChatType is "PRIVATE"; // in a group nobody is told apart: their ids here are in no list of staff
        return new(ZaloBotSink.Name, chat, id, ZaloText.Incoming(text).Trim(), at, alone);
    }
}
