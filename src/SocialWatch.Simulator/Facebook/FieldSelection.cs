namespace SocialWatch.Simulator.Facebook;

/// <summary>One requested field: its name, its modifiers such as limit(0), and the fields asked of what it holds.</summary>
internal sealed record FieldRequest(string Name, IReadOnlyDictionary<string, string> Modifiers, IReadOnlyList<FieldRequest>? Fields)
{
    /// <summary>The name in the answer: that of ".as(name)" where given.</summary>
    public string Label => Modifiers.GetValueOrDefault("as", Name);
}

/// <summary>Reads the "fields" parameter: <c>id,comments.filter(stream).summary(true).limit(0){id,from}</c>.</summary>
internal sealed class FieldSelection(string text)
{
    private int at;

    /// <summary>The fields, or null when the text is not in the language.</summary>
    public static IReadOnlyList<FieldRequest>? Parse(string text)
    {
        var reader = new FieldSelection(text);
        var fields = reader.List();
        return fields is not null && reader.at == text.Length ? fields : null;
    }

    private List<FieldRequest>? List()
    {
        var fields = new List<FieldRequest>();
        while (true)
        {
            if (Field() is not { } field)
            {
                return null;
            }

            fields.Add(field);
            if (!Take(','))
            {
                return fields;
            }
        }
    }

    private FieldRequest? Field()
    {
        var name = Word();
        if (name.Length == 0)
        {
            return null;
        }

        var modifiers = new Dictionary<string, string>(StringComparer.Ordinal);
        IReadOnlyList<FieldRequest>? inner = null;
        while (true)
        {
            if (Take('.'))
            {
                var modifier = Word();
                var end = text.IndexOf(')', at);
                if (modifier.Length == 0 || !Take('(') || end < 0)
                {
                    return null;
                }

                modifiers[modifier] = text[at..end].Trim();
                at = end + 1;
            }
            else if (Take('{'))
            {
                inner = List();
                if (inner is null || !Take('}'))
                {
                    return null;
                }
            }
            else
            {
                return new FieldRequest(name, modifiers, inner);
            }
        }
    }

    private string Word()
    {
        SkipBlanks();
        var start = at;
        while (at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || text[at] == '_'))
        {
            at++;
        }

        var word = text[start..at];
        SkipBlanks();
        return word;
    }

    private bool Take(char letter)
    {
        SkipBlanks();
        if (at < text.Length && text[at] == letter)
        {
            at++;
            SkipBlanks();
            return true;
        }

        return false;
    }

    private void SkipBlanks()
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
        {
            at++;
        }
    }
}
