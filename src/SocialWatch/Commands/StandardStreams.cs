using System.Text;

namespace SocialWatch.Commands;

/// <summary>Standard output and error as UTF-8 without a byte-order mark; output is buffered, for lists can be long.</summary>
internal sealed class StandardStreams : IDisposable
{
    private const int PipedWidth = 200;
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private StandardStreams(TextWriter output, TextWriter error, int width) => (Out, Error, Width) = (output, error, width);

    public TextWriter Out { get; }
    public TextWriter Error { get; }

    /// <summary>Characters per line: the terminal's, or a roomy one when the output goes into a file or another program.</summary>
    public int Width { get; }

    public static StandardStreams Open()
    {
        if (!Console.IsOutputRedirected && OperatingSystem.IsWindows())
        {
            Console.OutputEncoding = Utf8;
        }

        // A screen wants each line at once; a pipe wants speed.
        var output = new StreamWriter(Console.OpenStandardOutput(), Utf8, 1 << 16) { AutoFlush = !Console.IsOutputRedirected };
        var error = new StreamWriter(Console.OpenStandardError(), Utf8) { AutoFlush = true };
        return new(output, error, Console.IsOutputRedirected ? PipedWidth : Math.Max(60, Console.WindowWidth));
    }

    public void Dispose()
    {
        Out.Dispose();
        Error.Dispose();
    }
}
