using System.Threading.Channels;

namespace SocialWatch.Webhooks;

/// <summary>Tells the processing that a body was kept; many rings are one. Thread-safe.</summary>
internal sealed class EnvelopeSignal
{
    private readonly Channel<bool> _bell = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Ring() => _bell.Writer.TryWrite(true);

    public async Task WaitAsync(CancellationToken cancellationToken) => await _bell.Reader.ReadAsync(cancellationToken);
}
