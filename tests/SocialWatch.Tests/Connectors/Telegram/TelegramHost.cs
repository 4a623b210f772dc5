using System.Collections.Concurrent;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SocialWatch.Channels;
using SocialWatch.Chat.Telegram;
using SocialWatch.Connectors.Telegram;

namespace SocialWatch.Tests.Connectors.Telegram;

/// <summary>The Telegram modules in a real container, with every log line kept.</summary>
internal sealed class TelegramHost : IDisposable
{
    private readonly ServiceProvider _services;

    public TelegramHost(string baseUrl, TimeProvider? time = null, long[]? staff = null, Dictionary<string, string?>? more = null, string token = BotServer.Token)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>(more ?? [])
        {
            ["Telegram:BaseUrl"] = baseUrl,
            ["Telegram:Accounts:bot:Token"] = token,
        }).Build();
        var services = new ServiceCollection();
        services.AddLogging(l => l.SetMinimumLevel(LogLevel.Trace).AddProvider(new Keep(Log)));
        services.AddSingleton(time ?? TimeProvider.System);
        services.AddSingleton<IStaffChats>(new StaffChats((staff ?? []).Select(s => $"telegram:{s}")));
        new TelegramModule().Register(services, settings);
        new TelegramSinkModule().Register(services, settings);
        _services = services.BuildServiceProvider(validateScopes: true);
    }

    public ConcurrentQueue<string> Log { get; } = new();

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public async Task<List<FetchedPage>> FetchAsync(Source source, string? watermark = null)
    {
        var pages = new List<FetchedPage>();
        await foreach (var page in Get<IConnector>().FetchAsync(source, watermark, TestContext.Current.CancellationToken))
        {
            pages.Add(page);
        }

        return pages;
    }

    /// <summary>Polls and returns what the fault means; fails when there is none or when it shows the token.</summary>
    public async Task<SourceFault> FaultAsync(Source source)
    {
        var thrown = await Assert.ThrowsAnyAsync<Exception>(() => FetchAsync(source));
        Assert.DoesNotContain("secret", thrown.ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(Log, l => l.Contains("secret", StringComparison.OrdinalIgnoreCase));
        return Get<IConnector>().Explain(thrown);
    }

    public void Dispose() => _services.Dispose();

    public static Source Of(params (string Id, string Source)[] channels) => new(
        "telegram/bot",
        "telegram",
        "bot",
        [.. channels.Select(c => new Channel { Id = c.Id, Kind = "telegram", Name = c.Id, Unit = "root", Source = c.Source, Account = "bot" })]);

    public static string Fixture(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Fixtures", "telegram", name + ".json"));

    /// <summary>A recorded message as an update.</summary>
    public static string Update(int id, string message, string kind = "message") => $$"""{"update_id":{{id}},"{{kind}}":{{message}}}""";

    private sealed class Keep(ConcurrentQueue<string> log) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            log.Enqueue(formatter(state, exception) + exception);

        public void Dispose()
        {
        }
    }
}
