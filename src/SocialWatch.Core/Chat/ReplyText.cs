namespace SocialWatch.Chat;

/// <summary>The lines of an answer, cut to one message by leaving out whole list lines from the end and saying how many. Not thread-safe; made for one answer.</summary>
/// <param name="more">(count) → the line that says how many were left out.</param>
public sealed class ReplyText(Func<int, string> more)
{
    /// <summary>Most UTF-16 units of an answer: under every chat's own limit, with room for title marks and code.</summary>
    public const int Limit = 3500;

    private readonly List<(string Text, bool Item)> _lines = [];

    /// <summary>A line that always stays.</summary>
    public ReplyText Add(string line)
    {
        _lines.Add((line, false));
        return this;
    }

    /// <summary>A line of a list: the last ones go first when there is no room.</summary>
    public ReplyText AddItem(string line)
    {
        _lines.Add((line, true));
        return this;
    }

    /// <summary>The text; over the limit only if the lines that always stay are.</summary>
    public string Fit()
    {
        var length = _lines.Sum(l => l.Text.Length + 1) - 1;
        var dropped = 0;
        var tail = "";
        while (length + tail.Length > Limit && _lines.FindLastIndex(l => l.Item) is var last and >= 0)
        {
            length -= _lines[last].Text.Length + 1;
            _lines.RemoveAt(last);
            tail = "\n" + more(++dropped);
        }

        return string.Join('\n', _lines.Select(l => l.Text)) + tail;
    }
}
