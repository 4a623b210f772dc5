using SocialWatch.Text;

namespace SocialWatch.Chat;

/// <summary>
/// A message that starts with a slash, taken apart: <c>/xem@cong_doan_bot H12</c> → verb <c>xem</c>, argument <c>H12</c>. The verb is folded, so that accents and
/// capitals do not matter; <see cref="TwoWords"/> is the reading in which the command was written as two words (<c>/trợ giúp</c>).
/// </summary>
/// <param name="Verb">Folded, without slash and bot name; perhaps empty.</param>
/// <param name="Argument">The rest, trimmed.</param>
/// <param name="NamesBot">Whether a bot's name stood behind the verb.</param>
public sealed record CommandLine(string Verb, string Argument, bool NamesBot)
{
    /// <summary>Null when the message is no command.</summary>
    public static CommandLine? Read(string text)
    {
        var clean = VietnameseText.Clean(text);
        if (!clean.StartsWith('/') && !clean.StartsWith('／'))
        {
            return null;
        }

        var (word, rest) = Split(clean[1..]);
        var at = word.IndexOf('@', StringComparison.Ordinal);
        return new(VietnameseText.Fold(at < 0 ? word : word[..at]), rest, at >= 0);
    }

    /// <summary>The same with the first word of the argument joined to the verb; null when there is none.</summary>
    public CommandLine? TwoWords()
    {
        var (word, rest) = Split(Argument);
        return word.Length == 0 ? null : this with { Verb = Verb + VietnameseText.Fold(word), Argument = rest };
    }

    private static (string Word, string Behind) Split(string text)
    {
        var end = text.AsSpan().IndexOfAny(' ', '\n');
        return end < 0 ? (text, "") : (text[..end], text[end..].Trim());
    }
}
