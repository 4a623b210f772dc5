using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using SocialWatch.Channels;
using SocialWatch.Configuration;
using SocialWatch.Mentions;
using SocialWatch.Pipeline;
using SocialWatch.Service;
using SocialWatch.Storage;
using SocialWatch.Tests.Configuration;
using SocialWatch.Tests.Kit;
using SocialWatch.Tests.Storage;

namespace SocialWatch.Tests.Pipeline;

/// <summary>The real pipeline on a real store, with a clock that is moved and a platform that says what a test scripts.</summary>
internal sealed class PipelineBench : IAsyncDisposable
{
    private const string Channels = """
        [{ "id": "nhom", "kind": "telegram", "name": "Nhóm", "unit": "lien-doan", "ownership": "owned", "source": "group:-1001", "account": "bot", "interval": "1m" },
         { "id": "khach", "kind": "telegram", "name": "Nhóm khách", "unit": "lien-doan", "ownership": "invited", "source": "group:-1002", "account": "bot", "interval": "2m",
           "invitation": { "by": "Tổ trưởng", "at": "2026-01-01", "notice": true, "until": "2026-11-09" } }]
        """;

    private readonly TemporaryFolder _folder;
    private readonly ServiceProvider _services;

    private PipelineBench(TemporaryFolder folder, TestClock clock, IStore store, UnionConfig config)
    {
        (_folder, Clock, Store) = (folder, clock, store);
        var services = new ServiceCollection();
        ServiceGraph.Add(services, config, new ConfigurationBuilder().Build(), store, _folder.Path, clock, demo: false);
        services.AddSingleton<IConnector>(Platform);
        _services = services.BuildServiceProvider();
    }

    public static DateTimeOffset Start { get; } = new(2026, 11, 10, 9, 0, 0, TimeSpan.FromHours(7));
    public static CancellationToken Stop => TestContext.Current.CancellationToken;

    public TestClock Clock { get; }
    public IStore Store { get; }
    public ScriptedPlatform Platform { get; } = new();
    public Source Source => Get<SourceCatalogue>().Sources.Single();

    public static async Task<PipelineBench> OpenAsync()
    {
        var clock = new TestClock(Start);
        using var loading = new Loading().With("channels.json", Channels);
        var config = loading.Load().Config ?? throw new InvalidOperationException("The configuration of the bench is wrong.");
        var folder = new TemporaryFolder();
        return new(folder, clock, await DataFolder.OpenAsync(new() { Path = folder.Path }, clock, Stop), config);
    }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public async Task<IngestReport> TakeAsync(params FetchedItem[] items) => await Get<IngestStage>().CommitAsync(items, IngestMode.Live, null, Stop);

    public FetchedItem Says(string id, string text, string author = "mot") => new()
    {
        Channel = "nhom", ExternalId = id, Kind = MentionKind.Comment, At = Clock.GetUtcNow(), Text = text, AuthorKey = author, ThreadExternalId = "bai", ParentExternalId = "bai",
    };

    public async Task<T> ReadAsync<T>(Func<IReadSession, CancellationToken, ValueTask<T>> read) => await Store.ReadAsync(read, Stop);

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Store.DisposeAsync();
        _folder.Dispose();
    }

    /// <summary>Answers every poll with what is set, and counts them.</summary>
    internal sealed class ScriptedPlatform : IConnector
    {
        public string Kind => "telegram";
        public ConnectorTraits Traits { get; } = new(CanBackfill: true, SeesEdits: true, SeesRemovals: false);
        public int Polls { get; private set; }
        public Action OnPoll { get; set; } = () => { };

        public async IAsyncEnumerable<FetchedPage> FetchAsync(
            Source source, string? watermark, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
        {
            await Task.CompletedTask;
            Polls++;
            OnPoll();
            yield break;
        }

        public Task<IReadOnlyList<CheckFinding>> CheckAsync(Source source, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<CheckFinding>>([]);
    }
}
