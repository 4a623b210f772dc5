using System.Globalization;

namespace SocialWatch.Printing;

/// <summary>One line on standard error that is written over, for long work; says nothing when the stream is a file or a pipe.</summary>
internal sealed class ProgressLine(TextWriter error, string pattern)
{
    private readonly bool _on = !Console.IsErrorRedirected;
    private int _width;

    public void Show(object what)
    {
        if (_on)
        {
            var line = string.Format(CultureInfo.InvariantCulture, pattern, what);
            error.Write('\r' + line.PadRight(_width));
            _width = line.Length;
        }
    }

    public void Clear()
    {
        if (_on && _width > 0)
        {
            error.Write('\r' + new string(' ', _width) + '\r');
            _width = 0;
        }
    }
}
