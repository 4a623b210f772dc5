using System.Threading.Channels;
using SocialWatch.Privacy;
using SocialWatch.Storage;

namespace SocialWatch.Webhooks;

/// <summary>
/// Keeps webhook bodies safe before they are answered for (DESIGN 5.2): sealed, and many callers in one transaction, since each commit waits for the disk. Thread-safe.
/// </summary>
internal sealed class EnvelopeBox(IStore store, IKeyRing keys, EnvelopeSignal signal, TimeProvider time) : BackgroundService
{
    private const int Most = 256;

    private readonly Channel<Waiting> _waiting = Channel.CreateBounded<Waiting>(4096);

    /// <summary>Ends when the body is durable.</summary>
    /// <exception cref="StoreFaultException">It could not be kept: the caller must not say it was.</exception>
    public async Task KeepAsync(string hook, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var waiting = new Waiting(new(0, hook, time.GetUtcNow(), Sealing.Seal(keys.SealKey, Place(hook), body.Span)));
        await _waiting.Writer.WriteAsync(waiting, cancellationToken);
        await waiting.Kept.Task.WaitAsync(cancellationToken);
    }

    /// <summary>The body of a kept envelope.</summary>
    public byte[] Open(Envelope envelope) => Sealing.Open(keys.SealKey, Place(envelope.Hook), envelope.Sealed);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var batch = new List<Waiting>();
        while (await _waiting.Reader.WaitToReadAsync(stoppingToken))
        {
            batch.Clear();
            while (batch.Count < Most && _waiting.Reader.TryRead(out var next))
            {
                batch.Add(next);
            }

            await KeepAsync(batch);
        }
    }

    // Not cancelled half-way: whoever waits is told what became of it.
    private async Task KeepAsync(List<Waiting> batch)
    {
        try
        {
            await store.WriteAsync(
                async (session, token) =>
                {
                    await session.KeepEnvelopesAsync(batch.ConvertAll(w => w.Envelope), token);
                    return true;
                },
                CancellationToken.None);
            batch.ForEach(w => w.Kept.TrySetResult());
            signal.Ring();
        }
        catch (StoreFaultException e)
        {
            batch.ForEach(w => w.Kept.TrySetException(e));
        }
    }

    private static string Place(string hook) => "envelope/" + hook;

    private sealed record Waiting(Envelope Envelope)
    {
        public TaskCompletionSource Kept { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
