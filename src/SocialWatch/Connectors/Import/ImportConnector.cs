using System.Runtime.CompilerServices;
using SocialWatch.Channels;

namespace SocialWatch.Connectors.Import;

/// <summary>The kind <c>import</c> has nothing to poll: its rows come by the command, through <see cref="ImportReader"/>. Thread-safe.</summary>
internal sealed class ImportConnector : IConnector
{
    public string Kind => "import";

    public ConnectorTraits Traits => new(CanBackfill: true, SeesEdits: true, SeesRemovals: false);

    public async IAsyncEnumerable<FetchedPage> FetchAsync(Source source, string? watermark, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await Task.CompletedTask;
        yield break;
    }

    public Task<IReadOnlyList<CheckFinding>> CheckAsync(Source source, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<CheckFinding>>([.. source.Channels.Select(c => new CheckFinding(true, $"channels.json {c.Id}.source", "nhập bằng lệnh import"))]);
}
