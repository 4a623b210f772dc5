using System.Runtime.CompilerServices;
using SocialWatch.Channels;

namespace SocialWatch.Connectors.TipLine;

/// <summary>The kind <c>tipline</c> has nothing to poll: people look there and tell. Thread-safe.</summary>
internal sealed class TipLineConnector : IConnector
{
    public string Kind => Channel.TipLineKind;

    public ConnectorTraits Traits => new(CanBackfill: false, SeesEdits: false, SeesRemovals: false);

    public async IAsyncEnumerable<FetchedPage> FetchAsync(Source source, string? watermark, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await Task.CompletedTask;
        yield break;
    }

    public Task<IReadOnlyList<CheckFinding>> CheckAsync(Source source, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<CheckFinding>>(
        [.. source.Channels.Select(c => new CheckFinding(true, $"channels.json {c.Id}", "cán bộ ghi nhận bằng lệnh /ghinhan và /daxem"))]);
}
