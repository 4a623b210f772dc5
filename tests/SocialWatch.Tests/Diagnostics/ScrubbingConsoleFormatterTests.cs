using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using SocialWatch.Diagnostics;
using SocialWatch.Tests.Kit;

namespace SocialWatch.Tests.Diagnostics;

/// <summary>The console line says when, how bad, where and what, and no secret, the exception's text included.</summary>
public sealed class ScrubbingConsoleFormatterTests
{
    [Fact]
    public void A_line_is_scrubbed_with_its_exception()
    {
        var written = new StringWriter { NewLine = "\n" };
        var entry = new LogEntry<string>(LogLevel.Warning, "Poll", 7, "x?access_token=abc", new InvalidOperationException("/bot1:abc/x"), (state, _) => state);
        new ScrubbingConsoleFormatter(new TestClock(new(2026, 11, 20, 1, 0, 0, TimeSpan.Zero))).Write(entry, null, written);
        Assert.Equal("2026-11-20T08:00:00+07:00 warn  Poll[7] x?access_token=***\nSystem.InvalidOperationException: /bot***/x\n", written.ToString());
    }
}
