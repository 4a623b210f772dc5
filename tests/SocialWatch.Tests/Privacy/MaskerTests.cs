using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using SocialWatch.Privacy.Masking;
using SocialWatch.Text;

namespace SocialWatch.Tests.Privacy;

public sealed class MaskerTests
{
    private static readonly JsonElement Table = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Fixtures", "masking.json"))).RootElement;
    private static readonly Masker Sut = new(new MaskerOptions([.. Table.GetProperty("hotlines").EnumerateArray().Select(h => h.GetString()!)]));

    public static TheoryData<string, string> Masked =>
        [.. Table.GetProperty("masked").EnumerateArray().Select(r => (r.GetProperty("kind").GetString()!, r.GetProperty("text").GetString()!))];

    public static TheoryData<string> Kept => [.. Table.GetProperty("kept").EnumerateArray().Select(r => r.GetString()!)];

    private static MaskedText Mask(string text) => Sut.Mask(VietnameseText.Clean(text), []);

    [Theory]
    [MemberData(nameof(Masked))]
    public void What_belongs_to_a_person_is_masked(string kind, string text)
    {
        var masked = Mask(text);
        Assert.True(masked.Counts.ContainsKey(Enum.Parse<MaskKind>(kind)), $"{kind}: {masked.Text}");
        Assert.Contains(MaskTexts.Of(Enum.Parse<MaskKind>(kind)), masked.Text, StringComparison.Ordinal);
        Assert.True(masked.Text.Count(char.IsDigit) < 5, masked.Text);
        Assert.DoesNotContain("thu", masked.Text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kept))]
    public void Wages_dates_hours_articles_and_hotlines_stay(string text) => Assert.Equal(VietnameseText.Clean(text), Mask(text).Text);

    [Fact]
    public void The_table_is_as_large_as_promised()
    {
        Assert.True(Masked.Count >= 120);
        Assert.True(Kept.Count >= 60);
        Assert.Equal(Enum.GetNames<MaskKind>().Where(k => k != nameof(MaskKind.TaggedName)).Order(), Masked.Select(r => r.Data.Item1).Distinct().Order());
    }

    [Fact]
    public void Tagged_names_are_masked_where_the_platform_says_and_overlaps_count_once()
    {
        var masked = Sut.Mask("Nhờ Trần Thử xem giúp, cả Lê Mẫu nữa", [new(4, 8), new(9, 3), new(27, 6), new(500, 3), new(-5, 2)]);
        Assert.Equal("Nhờ [tên người] xem giúp, cả[tên người]u nữa", Sut.Mask("Nhờ Trần Thử xem giúp, cả Lê Mẫu nữa", [new(4, 8), new(25, 6)]).Text);
        Assert.Equal(2, masked.Counts[MaskKind.TaggedName]);
        Assert.DoesNotContain("Thử", masked.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Several_kinds_in_one_text_are_each_counted()
    {
        var masked = Mask("Em mã nv 01234, sđt 0900000123, stk vcb 0011000012345, lương 5tr chưa trả từ 20/10/2026");
        Assert.Equal("Em mã nv [mã nhân viên], sđt [số điện thoại], stk vcb [số tài khoản], lương 5tr chưa trả từ 20/10/2026", masked.Text);
        Assert.Equal(3, masked.Counts.Count);
    }

    [Fact]
    public void Masking_twice_changes_nothing()
    {
        string[] pieces =
        [
            "0900000123", "o9oo000123", "stk", "mã nv", "cccd", "bhxh", "@", "a@b.vn", "@tên", "không", "chín", "một", "hai", "ba", "năm", "14A-123.45", "t.me/x", "http://", "fb.com/", " ", " ", " ", ".",
            "-", "(", ")", "+84", "0", "12", "345", "6789", "000", "đ", "k", "tr", "\n", "[", "]", "[số điện thoại]", "[tên người]", "xe", "gọi", "5.310.000", "20/11/2026", "Nguyễn", "a", "_", "=",
        ];
        var texts = Gen.Elements(pieces).ListOf().Select(p => VietnameseText.Clean(string.Concat(p)));
        Prop.ForAll(texts.ToArbitrary(), text =>
        {
            var once = Sut.Mask(text, []).Text;
            return Sut.Mask(once, []).Text == once;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(3000).WithEndSize(40));
    }

    [Fact]
    public void No_ten_digit_number_survives_in_any_spelling()
    {
        var digits = Gen.Choose(0, 9).ListOf(8);
        var separators = Gen.Elements("", " ", ".", "-");
        Prop.ForAll(digits.ToArbitrary(), separators.ToArbitrary(), (d, separator) =>
        {
            var number = "09" + string.Concat(d);
            var spelt = number[..4] + separator + number[4..7] + separator + number[7..];
            return Mask($"gọi {spelt} nhé").Text == "gọi [số điện thoại] nhé";
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Hostile_texts_of_64_KB_cost_little()
    {
        foreach (var piece in new[] { "1", "0 9 ", "@", "không ", "[", "a@", "stk 1 ", "a.", "http://", "14A-", "o0" })
        {
            var text = string.Concat(Enumerable.Repeat(piece, 65536 / piece.Length));
            var watch = System.Diagnostics.Stopwatch.StartNew();
            var masked = Mask(text);
            Assert.True(watch.ElapsedMilliseconds < 2000, $"{piece}: {watch.ElapsedMilliseconds} ms");
            Assert.Equal(masked.Text, Mask(masked.Text).Text);
        }
    }
}
