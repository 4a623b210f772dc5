namespace SocialWatch.Cases;

/// <summary>
/// Whether an own text only says that the question arrived and will be answered: a receipt stops no clock (product anchors 7, SLA 3). Short texts with
/// a receipt phrase and nothing but a promise; a long one has said something. Pure, thread-safe.
/// </summary>
public static class ReceiptRule
{
    private const int Longest = 45;

    /// <summary>A receipt this short needs no promise to be seen as one, unless it names a number: a day or an amount is an answer.</summary>
    private const int Short = 14;

    private static readonly string[] Arrived =
    [
        "da nhan duoc", "da tiep nhan", "da ghi nhan", "xin ghi nhan", "xin tiep nhan", "tiep nhan cau hoi", "tiep nhan y kien", "tiep nhan phan anh", "ghi nhan y kien",
        "ghi nhan phan anh", "da nhan tin nhan", "da nhan cau hoi", "da nhan thong tin",
    ];

    private static readonly string[] Promises =
    [
        "se tra loi", "se phan hoi", "se lien he", "se thong tin", "se giai dap", "se kiem tra", "se xem xet", "se chuyen", "phan hoi som", "tra loi som", "tra loi trong", "phan hoi trong",
        "vui long cho", "xin vui long cho", "trong thoi gian som nhat", "som nhat co the", "cho it phut",
    ];

    /// <summary>True for a receipt.</summary>
    public static bool IsReceipt(string text)
    {
        var form = PhraseForm.Of(text);
        var words = PhraseForm.Words(form).Length;
        return words <= Longest && PhraseForm.HoldsAny(form, Arrived) && ((words <= Short && !form.Any(char.IsDigit)) || PhraseForm.HoldsAny(form, Promises));
    }
}
