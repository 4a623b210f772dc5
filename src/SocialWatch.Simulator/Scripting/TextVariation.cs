using System.Globalization;
using System.Text;

namespace SocialWatch.Simulator.Scripting;

/// <summary>Says the same thing a little differently, the way people do: without accents, shortened, with an ending.</summary>
internal static class TextVariation
{
    private static readonly (string Full, string Short)[] TeenCode =
    [
        ("không", "ko"), ("được", "đc"), ("gì", "j"), ("rồi", "r"), ("với", "vs"), ("lương", "lg"), ("công ty", "cty"),
        ("mọi người", "mn"), ("bao giờ", "bh"), ("người", "ng"), ("quá", "wá"), ("vậy", "z"),
    ];

    private static readonly string[] Endings = [" ạ", " ad ơi", "...", "!!", " :(", " nhé", " 😥", " mn ạ", "", ""];

    public static string Of(string text, Dice dice)
    {
        var varied = dice.Next(4) switch
        {
            0 => text,
            1 => WithoutAccents(text).ToLowerInvariant(),
            2 => TeenCode.Aggregate(text, (said, pair) => said.Replace(pair.Full, pair.Short, StringComparison.OrdinalIgnoreCase)),
            _ => char.ToLowerInvariant(text[0]) + text[1..],
        };
        return varied.TrimEnd('.', '!') + dice.Pick(Endings);
    }

    private static string WithoutAccents(string text)
    {
        var bare = new StringBuilder(text.Length);
        foreach (var letter in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)
            {
                bare.Append(letter switch { 'đ' => 'd', 'Đ' => 'D', _ => letter });
            }
        }

        return bare.ToString();
    }
}
