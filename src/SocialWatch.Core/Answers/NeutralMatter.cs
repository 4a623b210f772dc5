using SocialWatch.Cases;

namespace SocialWatch.Answers;

/// <summary>
/// Whether a question touches politics, dissent, strike or organising: then no ready or automatic answer is offered and the officer gets a neutral note (DESIGN 7). The
/// answer of this check lives as long as the card it is asked for: it is no label, and nobody stores, counts or exports it. Pure, thread-safe.
/// </summary>
public static class NeutralMatter
{
    private static readonly string[] Phrases =
    [
        "dinh cong", "bai cong", "lan cong", "ngung viec tap the", "nghi viec tap the", "dong loat nghi", "dong loat ngung", "ca xuong nghi", "bieu tinh", "tuan hanh", "tay chay",
        "ngung viec doi", "nghi viec doi", "ngung viec de doi", "nghi viec de doi", "ngung lam doi", "dinh cong di", "to chuc nguoi lao dong", "to chuc cua nguoi lao dong",
        "cong doan doc lap", "lap cong doan rieng", "tu lap cong doan", "lap hoi rieng", "lap nhom rieng", "thanh lap to chuc", "keu goi anh em", "keu goi cong nhan", "ky don tap the",
        "chinh tri", "chinh quyen", "nha nuoc", "che do nay", "da dang", "bau cu quoc hoi", "dang cong san", "dang vien", "phan dong", "nhan quyen", "dan chu",
    ];

    /// <summary>True for a text of that kind, with or without accents.</summary>
    public static bool Is(string text) => PhraseForm.HoldsAny(PhraseForm.Of(text), Phrases);
}
