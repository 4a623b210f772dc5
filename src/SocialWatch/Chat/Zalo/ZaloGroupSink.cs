using Microsoft.Extensions.Options;
using SocialWatch.Channels;
using SocialWatch.Connectors.Zalo;
using SocialWatch.Notify;

namespace SocialWatch.Chat.Zalo;

/// <summary>Tells staff in a group that the Official Account made (GMF). The address is the group's id. Zalo shows no marks and no buttons here.</summary>
internal sealed class ZaloGroupSink(IZaloApis apis, IOptions<ZaloSettings> options) : ISink
{
    public string Id => ZaloStaff.Sink;

    public async Task<SendOutcome> SendAsync(OutboundMessage message, CancellationToken cancellationToken)
    {
        try
        {
            var sent = await apis.For(options.Value.NotifyAccount).SendTextMessageToGroupAsync(message.Address, ZaloLines.Of(message), null, cancellationToken);
            return new(SendResult.Sent, Receipt: sent.MessageId);
        }
        catch (ZaloApiException e)
        {
            return new(
                e.Bucket switch
                {
                    ZaloBucket.RateLimited or ZaloBucket.Quota => SendResult.Retry,
                    // The account itself cannot speak, or Zalo has a bad moment: nothing is wrong with the message, and somebody must hear of it.
                    ZaloBucket.Token or ZaloBucket.Human or ZaloBucket.Transient => SendResult.Unreachable,
                    _ => SendResult.Rejected,
                },
                Error: e.Message, RetryAfter: e.Fault.RetryAfter);
        }
        catch (Exception e) when (e is SourceFaultException or HttpRequestException or IOException or TimeoutException)
        {
            var fault = SourceFault.From(e);
            return new(SendResult.Unreachable, Error: fault.Code, RetryAfter: fault.RetryAfter);
        }
    }
}
