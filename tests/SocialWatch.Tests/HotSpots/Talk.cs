using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace SocialWatch.Tests.HotSpots;

/// <summary>One row of a made stream.</summary>
internal sealed record TalkRow(DateTimeOffset At, string Unit, string Text, string Author);

/// <summary>Made talk of working people: long texts that differ, about wages or meals, as rows of an import file.</summary>
internal sealed class Talk(int seed)
{
    private static readonly string[] Who = ["tổ một", "chuyền hai", "ca đêm", "lò ba", "kho thành phẩm", "bộ phận cắt", "xưởng in", "đội xe", "phân xưởng bốn", "tổ là ủi"];
    private static readonly string[] Wages = ["vẫn chưa có lương tháng này", "bị trừ tiền chuyên cần", "phiếu lương ghi thiếu phụ cấp", "đơn giá thấp quá", "chậm lương mười ngày rồi"];
    private static readonly string[] Meals = ["cơm ca hôm nay ít thịt", "bữa ăn ca nguội ngắt", "suất ăn có mùi lạ", "canh trong nhà ăn mặn chát", "cơm sống không nuốt được"];
    private static readonly string[] Ends = ["mong công đoàn xem giúp", "anh em bàn tán suốt buổi", "hỏi thì không ai trả lời", "làm sao mà sống nổi", "ai cũng bức xúc lắm", "chờ mãi không thấy gì", "nói bao nhiêu lần rồi"];
    private readonly Random _random = new(seed);
    private int _number;

    public List<TalkRow> Rows { get; } = [];

    /// <summary>Ordinary days: so many mentions a day of each topic, more in the evening.</summary>
    public Talk Usual(DateTimeOffset from, int days, double perDay, string unit)
    {
        foreach (var meals in (bool[])[false, true])
        {
            for (var at = from; at < from.AddDays(days);)
            {
                at = at.AddDays(-Math.Log(1 - _random.NextDouble()) / perDay);
                Rows.Add(new(at, unit, Say(meals), "nguoi-" + _random.Next(400).ToString(CultureInfo.InvariantCulture)));
            }
        }

        return this;
    }

    /// <summary>So many people, each with words of their own.</summary>
    public Talk Crowd(DateTimeOffset from, TimeSpan over, int people, string unit, bool meals = false)
    {
        for (var i = 0; i < people; i++)
        {
            Rows.Add(new(from + (over * (i / (double)people)), unit, Say(meals), $"dot-{seed}-{from:ddHH}-{i}"));
        }

        return this;
    }

    public string Say(bool meals) => string.Join(
        " ", Pick(Who), "bên em", Pick(meals ? Meals : Wages) + ",", Pick(Ends), "từ hôm", _random.Next(1, 28).ToString(CultureInfo.InvariantCulture), Pick(Who), Pick(Ends));

    /// <summary>Writes the rows as an import file, in order of time.</summary>
    public async Task<string> WriteAsync(string file, CancellationToken cancellationToken)
    {
        var options = new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        await File.WriteAllLinesAsync(
            file, Rows.OrderBy(r => r.At).Select(r => JsonSerializer.Serialize(new { id = "r" + _number++, at = r.At.ToString("O", CultureInfo.InvariantCulture), text = r.Text, author = r.Author, unit = r.Unit }, options)),
            cancellationToken);
        return file;
    }

    private string Pick(string[] from) => from[_random.Next(from.Length)];
}
