using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SocialWatch.Channels;
using SocialWatch.Modules;

namespace SocialWatch.Tests.Connectors;

/// <summary>One connector, registered by its own module on given settings, with every log line kept.</summary>
internal sealed class ConnectorHost : IAsyncDisposable, ILoggerProvider, ILogger
{
    private readonly ServiceProvider _services;

    public ConnectorHost(IModule module, IEnumerable<KeyValuePair<string, string?>> settings, TimeProvider time)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        var services = new ServiceCollection();
        services.AddSingleton(time);
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(this));
        module.Register(services, configuration);
        _services = services.BuildServiceProvider();
        Connector = _services.GetRequiredService<IConnector>();
    }

    public IConnector Connector { get; }

    public List<string> Lines { get; } = [];

    public T Get<T>() where T : notnull => _services.GetRequiredService<T>();

    /// <summary>All pages of one poll.</summary>
    public async Task<List<FetchedPage>> PollAsync(Source source, string? watermark, int pages = int.MaxValue)
    {
        var got = new List<FetchedPage>();
        await foreach (var page in Connector.FetchAsync(source, watermark, TestContext.Current.CancellationToken))
        {
            got.Add(page);
            if (got.Count == pages)
            {
                break;
            }
        }

        return got;
    }

    /// <summary>The fault that ends a poll, and the pages before it.</summary>
    public async Task<(List<FetchedPage> Pages, Exception Exception, SourceFault Fault)> FailAsync(Source source, string? watermark)
    {
        var got = new List<FetchedPage>();
        var exception = await Assert.ThrowsAnyAsync<Exception>(async () =>
        {
            await foreach (var page in Connector.FetchAsync(source, watermark, TestContext.Current.CancellationToken))
            {
                got.Add(page);
            }
        });
        return (got, exception, Connector.Explain(exception));
    }

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        lock (Lines)
        {
            Lines.Add(formatter(state, exception) + exception);
        }
    }

    public void Dispose()
    {
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
