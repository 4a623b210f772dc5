using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;

namespace SocialWatch.Benchmarks;

/// <summary>Import rows like those of a busy organisation: questions, complaints, chatter, some phone numbers; the same rows for a seed.</summary>
internal static class GeneratedRows
{
    private static readonly string[] Openings =
        ["Ad ơi", "Cho em hỏi", "Mọi người ơi", "Công đoàn xem giúp", "Nghe nói", "Em ở xưởng hai", "Tổ em", "Hôm nay", "Cả nhà cho hỏi", "Từ đầu tháng"];

    private static readonly string[] Middles =
    [
        "lương tháng này vẫn chưa về tài khoản", "bữa ăn ca dạo này ít thịt quá", "xe đưa đón hay trễ giờ", "làm thêm chủ nhật tính mấy lần lương", "chế độ thai sản nộp ở đâu",
        "tiền chuyên cần bị trừ không rõ lý do", "nhà trọ tăng giá điện", "hợp đồng hết hạn mà chưa ký lại", "quạt trong xưởng hỏng cả tuần", "giải bóng đá khi nào bắt đầu",
        "thưởng Tết năm nay thế nào", "máy mới chạy ồn lắm", "phép năm còn bảy ngày", "sổ bảo hiểm chốt chưa", "lớp học buổi tối còn chỗ không",
    ];

    private static readonly string[] Endings =
        ["ạ", "ad trả lời giúp em với", "mong công đoàn có ý kiến", "gọi em số 0912 345 678 nhé", "cảm ơn nhiều", "ai biết chỉ giúp", "chán thật sự", "xin cảm ơn công đoàn", "ở phân xưởng ba", "vậy ạ?"];

    /// <summary>Writes rows as JSON Lines; their times end at <paramref name="newest"/>.</summary>
    [SuppressMessage("Security", "CA5394", Justification = "Rows of a benchmark, repeatable on purpose.")]
    public static async Task WriteAsync(string file, int count, TimeSpan span, DateTimeOffset newest, CancellationToken cancellationToken)
    {
        var dice = new Random(20261121);
        await using var writer = new StreamWriter(file);
        for (var i = 0; i < count; i++)
        {
            var at = newest - (span * ((double)(count - i) / count));
            var row = new
            {
                id = i.ToString(CultureInfo.InvariantCulture), at = at.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture),
                text = Text(dice),
                author = $"nguoi-{dice.Next(count / 5)}", kind = "comment", parent = $"bai-{dice.Next(1 + (count / 40))}",
            };
            await writer.WriteLineAsync(JsonSerializer.Serialize(row).AsMemory(), cancellationToken);
        }
    }

    /// <summary>One text.</summary>
    [SuppressMessage("Security", "CA5394", Justification = "Rows of a benchmark, repeatable on purpose.")]
    public static string Text(Random dice) => $"{Pick(dice, Openings)} {Pick(dice, Middles)}, {Pick(dice, Middles)} {Pick(dice, Endings)} {dice.Next(1, 400)}";

    [SuppressMessage("Security", "CA5394", Justification = "Rows of a benchmark, repeatable on purpose.")]
    private static string Pick(Random dice, string[] from) => from[dice.Next(from.Length)];
}
