using SocialWatch.Notify;

namespace SocialWatch.Demo;

/// <summary>The post office of the demonstration: takes every mail and shows it on the screen instead of sending it.</summary>
internal sealed class DemoMailbox : ISink
{
    public string Id => "email";

    public Task<SendOutcome> SendAsync(OutboundMessage message, CancellationToken cancellationToken) =>
        Task.FromResult(new SendOutcome(SendResult.Sent, "demo:" + message.Code));
}
