using System.Text;
using SocialWatch.Privacy.Masking;
using SocialWatch.Text;

namespace SocialWatch.Tests.Privacy;

/// <summary>The written lists of Fixtures/Masking: what stands between ⟦ and ⟧ must vanish, rows of "-" must stay as they are. All of it is invented.</summary>
public sealed class MaskingListsTests
{
    private static readonly Masker Sut = new(new MaskerOptions(["0203 3999 888"]));

    private static readonly List<(string Kind, string Text)> Rows =
    [
        .. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Fixtures", "Masking"), "*.txt").Order(StringComparer.Ordinal)
            .SelectMany(File.ReadLines).Where(l => l.Length > 0 && l[0] != '#').Select(l => (l[..l.IndexOf('|')].Trim(), l[(l.IndexOf('|') + 1)..].Trim())),
    ];

    [Fact]
    public void At_least_99_of_100_are_masked_in_every_kind_of_the_design()
    {
        var rows = Rows.Where(r => r.Kind != "-").ToList();
        var left = rows.Where(r => IsLeft(r.Kind, r.Text)).Select(r => $"{r.Kind}: {r.Text}").ToList();
        Assert.True(left.Count <= 0.01 * rows.Count, $"{left.Count} of {rows.Count}\n{string.Join('\n', left)}");
        var kinds = rows.Select(r => r.Kind).Concat(MaskerTests.Masked.Select(m => m.Data.Item1)).GroupBy(k => k).ToDictionary(g => g.Key, g => g.Count());
        Assert.All(Enum.GetNames<MaskKind>(), k => Assert.True(kinds.GetValueOrDefault(k) >= 20, $"{k}: {kinds.GetValueOrDefault(k)}"));
        Assert.True(kinds.Values.Sum() >= 340, $"{kinds.Values.Sum()}");
    }

    [Fact]
    public void At_most_one_of_100_that_must_stay_is_masked_by_mistake()
    {
        var rows = Rows.Where(r => r.Kind == "-").Select(r => VietnameseText.Clean(r.Text)).ToList();
        var masked = rows.Where(t => Sut.Mask(t, []).Text != t).ToList();
        Assert.True(rows.Count >= 100 && masked.Count <= 0.01 * rows.Count, string.Join('\n', masked));
    }

    private static bool IsLeft(string kind, string marked)
    {
        var plain = new StringBuilder();
        var spans = new List<TextSpan>();
        var start = 0;
        foreach (var c in marked)
        {
            if (c == '⟦')
            {
                start = plain.Length;
            }
            else if (c == '⟧')
            {
                spans.Add(new(start, plain.Length - start));
            }
            else
            {
                plain.Append(c);
            }
        }

        var text = plain.ToString();
        var cleaned = SpanCleaning.Clean(text, kind == nameof(MaskKind.TaggedName) ? spans : []);
        var masked = Sut.Mask(cleaned.Text, cleaned.Spans).Text;
        return spans.Exists(s => masked.Contains(text.Substring(s.Start, s.Length), StringComparison.Ordinal)
            || text.Substring(s.Start, s.Length).Split(' ', '.', '-', ',').Any(p => p.Length > 2 && p.All(char.IsDigit) && masked.Contains(p, StringComparison.Ordinal)));
    }
}
