using System.Runtime.CompilerServices;
using SocialWatch.Channels;
using SocialWatch.Mentions;

namespace SocialWatch.Tests.Pipeline;

/// <summary>A network of a test: yields what it is told, one page per entry, and throws where the entry is an exception. Counts its polls.</summary>
internal sealed class FakeConnector(string kind) : IConnector
{
    /// <summary>The pages of the next poll; taken as they are yielded.</summary>
    public Queue<object> Pages { get; } = new();

    /// <summary>Thrown by every poll while it is set.</summary>
    public Exception? Always { get; set; }

    public int Polls { get; private set; }

    public string? Watermark { get; private set; }

    public string Kind => kind;

    public ConnectorTraits Traits { get; set; } = new(CanBackfill: true, SeesEdits: true, SeesRemovals: true);

    public void Page(string watermark, params FetchedItem[] items) => Pages.Enqueue(new FetchedPage(items, watermark));

    public async IAsyncEnumerable<FetchedPage> FetchAsync(Source source, string? watermark, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.Yield();
        Polls++;
        Watermark = watermark;
        if (Always is not null)
        {
            throw Always;
        }

        while (Pages.TryDequeue(out var next))
        {
            yield return next as FetchedPage ?? throw (Exception)next;
        }
    }

    public Task<IReadOnlyList<CheckFinding>> CheckAsync(Source source, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<CheckFinding>>([]);
}
