using SocialWatch.Privacy.Masking;
using SocialWatch.Text;

namespace SocialWatch.Chat.Desk;

/// <summary>What staff write about a hot spot: cleaned, masked like any text (DESIGN 7), one line of a bounded length.</summary>
internal sealed class StaffText(Masker masker)
{
    /// <summary>UTF-16 units kept.</summary>
    private const int Most = 400;

    /// <summary>Null when nothing is left.</summary>
    public string? Read(string written)
    {
        var line = masker.Mask(VietnameseText.Clean(written).ReplaceLineEndings(" "), []).Text.Trim();
        if (line.Length > Most)
        {
            // Not within a mask or a pair.
            var end = line.LastIndexOf(' ', Most);
            line = line[..(end > Most / 2 ? end : Most - 1)].TrimEnd() + "…";
        }

        return line.Length == 0 ? null : line;
    }
}
