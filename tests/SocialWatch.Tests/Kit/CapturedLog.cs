using System.Text;
using Microsoft.Extensions.Logging;

namespace SocialWatch.Tests.Kit;

/// <summary>Keeps everything that is logged, down to the last detail, exceptions and scopes included. Thread-safe.</summary>
internal sealed class CapturedLog : ILoggerProvider, ILogger
{
    private readonly Lock _gate = new();
    private readonly StringBuilder _text = new();

    public string Text
    {
        get
        {
            lock (_gate)
            {
                return _text.ToString();
            }
        }
    }

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
    {
        Write($"{state}");
        return null;
    }

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Write($"{logLevel} {eventId.Id} {formatter(state, exception)} {exception}");

    public void Dispose()
    {
    }

    private void Write(string line)
    {
        lock (_gate)
        {
            _text.AppendLine(line);
        }
    }
}
