using SocialWatch.Channels;
using SocialWatch.Modules;
using SocialWatch.Tests.Connectors;
using SocialWatch.Tests.Kit;

namespace SocialWatch.Tests.Contracts;

/// <summary>How one connector is set before a stub of its network. The network's answers are the deriving class's to give.</summary>
internal sealed record ConnectorRig(IModule Module, Func<Uri, IReadOnlyDictionary<string, string?>> Settings, Func<Uri, Source> Source)
{
    /// <summary>Answers with two items; null for a connector without a network.</summary>
    public Action<StubHttp>? Healthy { get; init; }

    /// <summary>Answers the same state again, to one who has read it.</summary>
    public Action<StubHttp>? Unchanged { get; init; }

    /// <summary>Answers that there is nothing.</summary>
    public Action<StubHttp>? Empty { get; init; }

    /// <summary>Strings that must not get out: tokens, and people in the answers of <see cref="Healthy"/>.</summary>
    public IReadOnlyList<string> Secrets { get; init; } = [];
}

/// <summary>What every connector owes its callers. A new connector derives this once; <see cref="ConnectorContractCoverage"/> asks for it.</summary>
public abstract class ConnectorContract
{
    internal abstract ConnectorRig Rig { get; }

    [Fact]
    public async Task Its_kind_is_a_short_lower_case_word_and_its_module_is_named_after_it()
    {
        await using var stub = await StubHttp.StartAsync();
        await using var host = Host(stub);
        Assert.Matches("^[a-z]+$", host.Connector.Kind);
        Assert.Equal("connector/" + host.Connector.Kind, Rig.Module.Id);
    }

    [Fact]
    public async Task Ids_are_stable_and_what_was_read_is_not_new_again()
    {
        await using var stub = await StubHttp.StartAsync();
        await using var host = Host(stub);
        Rig.Healthy?.Invoke(stub);
        var first = await host.PollAsync(Source(stub), null);
        Rig.Healthy?.Invoke(stub);
        Assert.Equal(Ids(first), Ids(await host.PollAsync(Source(stub), null)));
        Assert.Equal(Rig.Healthy is null ? 0 : 2, Ids(first).Count);
        Assert.All(first.SelectMany(p => p.Items), item => Assert.Contains(Source(stub).Channels, c => c.Id == item.Channel));

        Rig.Unchanged?.Invoke(stub);
        var second = await host.PollAsync(Source(stub), first.LastOrDefault()?.Watermark);
        Assert.Subset(Ids(first), Ids(second));
        Rig.Unchanged?.Invoke(stub);
        var third = await host.PollAsync(Source(stub), second.LastOrDefault()?.Watermark ?? first.LastOrDefault()?.Watermark);
        Assert.Equal(Ids(second), Ids(third));
        Assert.Empty(stub.Unmatched);
    }

    [Fact]
    public async Task Nothing_there_is_the_end_and_no_fault()
    {
        await using var stub = await StubHttp.StartAsync();
        await using var host = Host(stub);
        Rig.Empty?.Invoke(stub);
        Assert.Empty(Ids(await host.PollAsync(Source(stub), null)));
    }

    [Theory]
    [InlineData(401, "", FaultKind.Credentials)]
    [InlineData(429, "", FaultKind.RateLimited)]
    [InlineData(500, "<h1>lỗi</h1>", FaultKind.Transient)]
    [InlineData(200, "<html><body>đang bảo trì</body></html>", FaultKind.Malformed)]
    [InlineData(200, """{"rác":""", FaultKind.Malformed)]
    [InlineData(200, "", FaultKind.Malformed)]
    public async Task A_refusal_maps_to_its_fault_and_gives_no_secret_away(int status, string body, FaultKind kind)
    {
        await using var stub = await StubHttp.StartAsync();
        await using var host = Host(stub);
        if (Rig.Healthy is null)
        {
            return;
        }

        stub.On("/", StubReply.Html(body, status));
        var (pages, exception, fault) = await host.FailAsync(Source(stub), null);
        Assert.Equal(kind, fault.Kind);
        Assert.Empty(Ids(pages));
        AssertNoSecret([exception.ToString(), fault.ToString(), .. host.Lines]);
        Assert.Contains(await host.Connector.CheckAsync(Source(stub), TestContext.Current.CancellationToken), finding => !finding.Ok && finding.Setting.Length > 0);
    }

    [Fact]
    public async Task A_cut_connection_is_a_network_fault_without_a_secret()
    {
        await using var stub = await StubHttp.StartAsync();
        await using var host = Host(stub);
        if (Rig.Healthy is null)
        {
            return;
        }

        stub.On("/", StubReply.Json(new string(' ', 100) + "{}") with { Cut = true });
        var (_, exception, fault) = await host.FailAsync(Source(stub), null);
        Assert.Equal(FaultKind.Network, fault.Kind);
        AssertNoSecret([exception.ToString(), fault.ToString(), .. host.Lines]);
    }

    [Fact]
    public async Task A_stop_is_obeyed_at_once_and_is_no_fault()
    {
        await using var stub = await StubHttp.StartAsync();
        await using var host = Host(stub);
        stub.On("/", StubReply.Silence);
        using var stop = new CancellationTokenSource();
        if (Rig.Healthy is null)
        {
            await stop.CancelAsync();
        }
        else
        {
            stop.CancelAfter(TimeSpan.FromMilliseconds(200));
        }

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in host.Connector.FetchAsync(Source(stub), null, stop.Token))
            {
            }
        });
    }

    [Fact]
    public async Task No_watermark_and_no_log_holds_a_secret_or_a_person()
    {
        await using var stub = await StubHttp.StartAsync();
        await using var host = Host(stub);
        Rig.Healthy?.Invoke(stub);
        var pages = await host.PollAsync(Source(stub), null);
        AssertNoSecret([.. pages.Select(p => p.Watermark), .. host.Lines]);
    }

    private ConnectorHost Host(StubHttp stub) => new(Rig.Module, Rig.Settings(stub.Address), TimeProvider.System);

    private Source Source(StubHttp stub) => Rig.Source(stub.Address);

    private void AssertNoSecret(IReadOnlyList<string> texts) =>
        Assert.All(Rig.Secrets, secret => Assert.All(texts, text => Assert.DoesNotContain(secret, text, StringComparison.OrdinalIgnoreCase)));

    private static HashSet<string> Ids(IEnumerable<FetchedPage> pages) => [.. pages.SelectMany(p => p.Items).Select(i => $"{i.Channel}/{i.ExternalId}")];
}

/// <summary>No connector without its contract.</summary>
public sealed class ConnectorContractCoverage
{
    [Fact]
    public void Every_discovered_connector_is_under_the_contract()
    {
        var discovered = ModuleDiscovery.Find(typeof(IModule).Assembly).Select(m => m.Id).Where(id => id.StartsWith("connector/", StringComparison.Ordinal));
        var covered = typeof(ConnectorContract).Assembly.GetTypes()
            .Where(t => !t.IsAbstract && t.IsSubclassOf(typeof(ConnectorContract)))
            .Select(t => ((ConnectorContract)Activator.CreateInstance(t)!).Rig.Module.Id);
        Assert.Equal(discovered.Order(StringComparer.Ordinal), covered.Order(StringComparer.Ordinal));
    }
}
