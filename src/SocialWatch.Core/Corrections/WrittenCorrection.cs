namespace SocialWatch.Corrections;

/// <summary>A correction as somebody typed it: <c>wages=0</c>, <c>tien-luong = 1</c>.</summary>
/// <param name="Label">The id, null when no such label exists.</param>
/// <param name="Written">The label as it was typed.</param>
/// <param name="Holds">Null when it is neither 0 nor 1.</param>
public sealed record WrittenCorrection(string? Label, string Written, bool? Holds)
{
    /// <summary>True when it says something that can be stored.</summary>
    public bool IsWhole => Label is not null && Holds is not null;

    /// <summary>Reads <c>label=0|1</c>; "có" and "không" stand for 1 and 0. Null when there is no equals sign. Pure.</summary>
    public static WrittenCorrection? Read(string text, LabelNames names)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(names);
        var sign = text.IndexOf('=', StringComparison.Ordinal);
        if (sign < 0)
        {
            return null;
        }

        var written = text[..sign].Trim();
        return new(names.Find(written), written, Text.VietnameseText.Fold(text[(sign + 1)..].Trim()) switch
        {
            "1" or "co" => true,
            "0" or "khong" or "ko" => false,
            _ => null,
        });
    }
}
