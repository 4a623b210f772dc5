using System.Globalization;
using SocialWatch.Alerts;
using SocialWatch.Text;

namespace SocialWatch.Chat.Desk;

/// <summary>A short list of reasons: staff pick one by its number or its first words; what is stored is the code.</summary>
internal sealed class ReasonList(DeskWords words)
{
    /// <summary>Fewer letters than this name no reason.</summary>
    private const int Shortest = 3;

    /// <summary>The code picked; null when nothing or nothing known was written, or more than one begins so.</summary>
    public string? Read(string prefix, string[] codes, string written)
    {
        var wish = VietnameseText.Fold(written).Trim().TrimEnd('.');
        if (int.TryParse(wish, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return number >= 1 && number <= codes.Length ? codes[number - 1] : null;
        }

        var fitting = wish.Length < Shortest ? [] : Array.FindAll(codes, c => VietnameseText.Fold(words.Say($"{prefix}.{c}")).StartsWith(wish, StringComparison.Ordinal));
        return fitting.Length == 1 ? fitting[0] : null;
    }

    /// <summary>The question which one it is.</summary>
    public string Ask(string key, string code, string prefix, string[] codes)
    {
        var text = words.List().Add(words.Say(key, ("code", code)));
        for (var i = 0; i < codes.Length; i++)
        {
            text.AddItem(words.Say("chat.reason.line", ("number", Wording.Count(i + 1)), ("reason", words.Say($"{prefix}.{codes[i]}"))));
        }

        return text.Fit();
    }
}
