using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;
using SocialWatch.Time;

namespace SocialWatch.Diagnostics;

/// <summary>
/// One line per log entry, scrubbed by <see cref="LogScrubber"/>. Turned on with <c>AddConsole(o =&gt; o.FormatterName = ScrubbingConsoleFormatter.Key)</c> and
/// <c>AddConsoleFormatter&lt;ScrubbingConsoleFormatter, ConsoleFormatterOptions&gt;()</c>.
/// </summary>
internal sealed class ScrubbingConsoleFormatter(TimeProvider time) : ConsoleFormatter(Key)
{
    public const string Key = "scrubbed";

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        var message = logEntry.Formatter(logEntry.State, logEntry.Exception);
        var at = LocalClock.Local(time.GetUtcNow()).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
        textWriter.WriteLine(LogScrubber.Scrub($"{at} {Short(logEntry.LogLevel)} {logEntry.Category}[{logEntry.EventId.Id}] {message}"));
        if (logEntry.Exception is { } exception)
        {
            textWriter.WriteLine(LogScrubber.Scrub(exception.ToString()));
        }
    }

    private static string Short(LogLevel level) => level switch
    {
        LogLevel.Trace => "trace",
        LogLevel.Debug => "debug",
        LogLevel.Information => "info ",
        LogLevel.Warning => "warn ",
        LogLevel.Error => "error",
        LogLevel.Critical => "fatal",
        LogLevel.None => "",
    };
}
