namespace SocialWatch.Privacy.Masking;

/// <summary>The tokens that stand in a stored text in place of personal data. They are part of the data format. Thread-safe.</summary>
public static class MaskTexts
{
    private static readonly string[] Texts =
    [
        "[số điện thoại]", "[số giấy tờ]", "[số bảo hiểm]", "[mã nhân viên]", "[số tài khoản]", "[số thẻ]", "[thư điện tử]", "[tên tài khoản]",
        "[liên kết cá nhân]", "[tên người]", "[biển số xe]", "[số đọc bằng lời]",
    ];

    /// <summary>The token of a kind.</summary>
    public static string Of(MaskKind kind) => Texts[(int)kind];

    /// <summary>Length of the token that starts at <paramref name="at"/>, 0 when none does.</summary>
    internal static int LengthAt(ReadOnlySpan<char> text, int at)
    {
        var rest = text[at..];
        if (rest[0] != '[')
        {
            return 0;
        }

        foreach (var token in Texts)
        {
            if (rest.StartsWith(token, StringComparison.Ordinal))
            {
                return token.Length;
            }
        }

        return 0;
    }
}
