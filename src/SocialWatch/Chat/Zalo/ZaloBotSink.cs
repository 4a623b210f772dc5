using SocialWatch.Channels;
using SocialWatch.Notify;

namespace SocialWatch.Chat.Zalo;

/// <summary>Tells staff through a bot of the Zalo Bot Platform. The address is a chat id. It retries nothing.</summary>
internal sealed class ZaloBotSink(IZaloBotApi api) : ISink
{
    public const string Name = "zalo-bot";

    public string Id => Name;

    public async Task<SendOutcome> SendAsync(OutboundMessage message, CancellationToken cancellationToken)
    {
        try
        {
            return new(SendResult.Sent, Receipt: await api.SendMessageAsync(message.Address, ZaloLines.Of(message), cancellationToken));
        }
        catch (SourceFaultException e)
        {
            return new(
                e.Fault.Kind switch
                {
                    FaultKind.RateLimited => SendResult.Retry,
                    // Refused for this chat: it blocked the bot, or there is none such. Everything else is the platform's or the token's trouble.
                    FaultKind.Permission => SendResult.Rejected,
                    FaultKind.Malformed when e.Fault.Code.StartsWith("zalo-bot:4", StringComparison.Ordinal) => SendResult.Rejected,
                    _ => SendResult.Unreachable,
                },
                Error: e.Fault.Code, RetryAfter: e.Fault.RetryAfter);
        }
    }
}
