using System.Globalization;
using System.Text.RegularExpressions;
using SocialWatch.Text;

namespace SocialWatch.Answers;

/// <summary>What somebody wants to answer, as typed behind the case's code.</summary>
public abstract partial record ReplyWish
{
    private ReplyWish()
    {
    }

    /// <summary>Nothing was typed: how to is asked.</summary>
    public sealed record HowTo : ReplyWish;

    /// <summary>A text; <paramref name="Asker"/> null = whom it fits.</summary>
    public sealed record Write(string Text, int? Asker) : ReplyWish;

    /// <summary>A ready answer (<c>K7</c>) or the holding statement of a hot spot (<c>H3</c>).</summary>
    public sealed record Take(char Kind, string Ready, int? Asker) : ReplyWish;

    /// <summary>A doubtful answer did arrive: somebody looked.</summary>
    public sealed record DidArrive : ReplyWish;

    /// <summary>A doubtful or failed answer goes again: somebody looked.</summary>
    public sealed record Again : ReplyWish;

    /// <summary>The click that sends after the platform's window, as a person.</summary>
    public sealed record AsPerson : ReplyWish;

    /// <summary>What was written under the card is meant for the member.</summary>
    public sealed record Send : ReplyWish;

    /// <summary>The answer that waits is dropped.</summary>
    public sealed record Drop : ReplyWish;

    /// <summary>Reads what stands behind the code of the case: <c>#2 …</c> speaks to the second asker. Pure.</summary>
    public static ReplyWish Read(string rest)
    {
        var (asker, text) = (default(int?), rest.Trim());
        if (ToAsker().Match(text) is { Success: true } to)
        {
            asker = int.Parse(to.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
            text = to.Groups[2].Value.Trim();
        }

        if (ReadyCode().Match(text) is { Success: true } code)
        {
            var kind = char.ToUpperInvariant(code.Groups[1].ValueSpan[0]);
            return new Take(kind, kind + long.Parse(code.Groups[2].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture), asker);
        }

        return VietnameseText.Fold(text).Replace(' ', '-') switch
        {
            "" => new HowTo(),
            "da-gui" or "dagui" => new DidArrive(),
            "gui-lai" or "guilai" => new Again(),
            "nguoi-that" => new AsPerson(),
            "gui" or "gui-cau-nay" => new Send(),
            "bo" or "huy" => new Drop(),
            _ => new Write(text, asker),
        };
    }

    [GeneratedRegex(@"^#\s*([0-9]{1,4})(?![\p{L}0-9])[.,:;]?\s*(.*)$", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex ToAsker();

    [GeneratedRegex(@"^#?\s*([khKH])\s*([0-9]{1,9})\.?$", RegexOptions.CultureInvariant)]
    private static partial Regex ReadyCode();
}
