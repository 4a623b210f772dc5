using SocialWatch.Channels;

namespace SocialWatch.Tests.Answers;

/// <summary>A network that is told how the next sends end; what arrived stands in <see cref="Arrived"/>.</summary>
internal sealed class FakeReplySender(string kind) : IReplySender
{
    private int _made;

    public List<ReplyOrder> Arrived { get; } = [];

    public int ReadBacks { get; private set; }

    public ReplyMeans Means { get; set; } = new(true, ReadsBack: true, 4000);

    /// <summary>What happens to each order: whether it arrives, and how the call ends.</summary>
    public Func<ReplyOrder, (bool Arrives, Func<ReplyOutcome> End)> Next { get; set; } = _ => (true, () => new(ReplyEnd.Sent));

    public string Kind => kind;

    ReplyMeans IReplySender.Means(Channel channel, bool isPrivate) => Means;

    public Task<ReplyOutcome> SendAsync(ReplyOrder order, CancellationToken cancellationToken)
    {
        var (arrives, end) = Next(order);
        if (arrives)
        {
            Arrived.Add(order);
        }

        var outcome = end();
        return Task.FromResult(outcome.End == ReplyEnd.Sent && order.Conversation is null ? outcome with { Receipt = $"r{++_made}" } : outcome);
    }

    public Task<ReadBack> ReadBackAsync(ReplyOrder order, CancellationToken cancellationToken)
    {
        ReadBacks++;
        return Task.FromResult(
            !Means.ReadsBack ? new ReadBack(ReadBackEnd.Impossible)
            : Arrived.Any(a => a.Text == order.Text && a.Item == order.Item) ? new(ReadBackEnd.Found, "r-found") : new(ReadBackEnd.Absent));
    }
}
