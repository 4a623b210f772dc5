using System.Buffers;
using System.Runtime.CompilerServices;

namespace SocialWatch.Connectors.Import;

/// <summary>One line without its end.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Bytes">Valid until the next line is asked for.</param>
/// <param name="TooLong">It was longer than allowed; its bytes are not kept.</param>
internal readonly record struct Line(int Number, ReadOnlyMemory<byte> Bytes, bool TooLong);

/// <summary>Cuts a stream into lines at LF (a CR before it goes too). A line longer than <see cref="MaxLine"/> is passed over without being kept.</summary>
internal static class LineReader
{
    /// <summary>Bytes of the longest line that is looked at.</summary>
    public const int MaxLine = 4 << 20;

    public static async IAsyncEnumerable<Line> ReadAsync(Stream stream, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var chunk = new byte[64 * 1024];
        var line = new ArrayBufferWriter<byte>(1024);
        var number = 0;
        var tooLong = false;
        int read;
        while ((read = await stream.ReadAsync(chunk, cancellationToken)) > 0)
        {
            var start = 0;
            while (start < read)
            {
                var end = Array.IndexOf(chunk, (byte)'\n', start, read - start);
                var length = (end < 0 ? read : end) - start;
                tooLong |= line.WrittenCount + length > MaxLine;
                if (!tooLong)
                {
                    line.Write(chunk.AsSpan(start, length));
                }

                if (end < 0)
                {
                    break;
                }

                yield return Finish(++number, line, tooLong);
                line.ResetWrittenCount();
                tooLong = false;
                start = end + 1;
            }
        }

        if (line.WrittenCount > 0 || tooLong)
        {
            yield return Finish(++number, line, tooLong);
        }
    }

    private static Line Finish(int number, ArrayBufferWriter<byte> line, bool tooLong)
    {
        var bytes = line.WrittenMemory;
        return tooLong ? new(number, default, true) : new(number, bytes.Span is [.., (byte)'\r'] ? bytes[..^1] : bytes, false);
    }
}
