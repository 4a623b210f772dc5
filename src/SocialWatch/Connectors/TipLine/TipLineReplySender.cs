using SocialWatch.Channels;

namespace SocialWatch.Connectors.TipLine;

/// <summary>There is no way out to a place without an API: whoever answers does so there, as themselves. Thread-safe.</summary>
internal sealed class TipLineReplySender : IReplySender
{
    private const string None = "tipline:no_api";

    public string Kind => Channel.TipLineKind;

    public ReplyMeans Means(Channel channel, bool isPrivate) => new(CanReply: false, ReadsBack: false, MaxLength: 0);

    public Task<ReplyOutcome> SendAsync(ReplyOrder order, CancellationToken cancellationToken) => Task.FromResult(new ReplyOutcome(ReplyEnd.Refused, Error: None));

    public Task<ReadBack> ReadBackAsync(ReplyOrder order, CancellationToken cancellationToken) => Task.FromResult(new ReadBack(ReadBackEnd.Impossible));
}
