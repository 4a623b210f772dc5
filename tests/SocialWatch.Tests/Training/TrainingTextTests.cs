using System.Text;
using System.Text.Json;

namespace SocialWatch.Tests.Training;

/// <summary>The shipped training text itself: its form, and that no row repeats another.</summary>
public sealed class TrainingTextTests
{
    private static readonly string[] Topics = ["wages", "benefits", "meals", "conditions", "employment", "union"];
    private static readonly string[] Signals = ["complaint", "question", "claim"];
    private static readonly IReadOnlyList<(string Id, string Text, IReadOnlySet<string> Labels)> Rows = [.. Files().SelectMany(Read)];

    [Fact]
    public void Every_row_has_an_id_of_its_own_a_text_in_nfc_known_topics_and_three_signals()
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var line in Files().SelectMany(f => File.ReadLines(f)))
        {
            using var document = JsonDocument.Parse(line);
            var row = document.RootElement;
            var text = row.GetProperty("text").GetString()!;
            Assert.True(ids.Add(row.GetProperty("id").GetString()!), line);
            Assert.True(text.Length is > 0 and <= 500 && text.IsNormalized(NormalizationForm.FormC), line);
            Assert.All(row.GetProperty("topics").EnumerateArray(), t => Assert.Contains(t.GetString(), Topics));
            Assert.All(Signals, s => Assert.Contains(row.GetProperty(s).ValueKind, new[] { JsonValueKind.True, JsonValueKind.False }));
        }
    }

    [Fact]
    public void No_two_rows_share_more_than_three_fifths_of_their_three_grams() => Assert.Empty(
        ThreeGrams.Alike([.. Rows.Select(r => r.Text)], 0.6).Select(p => $"{Rows[p.Later].Id}: {Rows[p.Later].Text} ~ {Rows[p.Earlier].Id}: {Rows[p.Earlier].Text}"));

    /// <summary>What people write runs from a word to a page: every length must be there in numbers, or the model only knows one of them.</summary>
    [Theory]
    [InlineData(1, 24, 400)]
    [InlineData(25, 99, 5_000)]
    [InlineData(100, 199, 700)]
    [InlineData(200, 400, 200)]
    public void There_are_rows_of_every_length(int from, int to, int atLeast) => Assert.True(Rows.Count(r => r.Text.Length >= from && r.Text.Length <= to) >= atLeast);

    [Fact]
    public void There_are_nine_thousand_rows_and_hundreds_for_and_against_every_label()
    {
        Assert.True(Rows.Count >= 9_000);
        Assert.All((string[])[.. Topics, .. Signals, "none"], label =>
        {
            var rows = Rows.Count(r => r.Labels.Contains(label));
            Assert.True(rows >= 600 && rows <= Rows.Count - 600, $"{label}: {rows}");
        });
    }

    [Fact]
    public void No_opening_of_four_words_is_worn_out()
    {
        var most = Rows.Select(r => ThreeGrams.Words(r.Text)).Where(w => w.Length >= 4).GroupBy(w => string.Join(' ', w.Take(4))).MaxBy(g => g.Count())!;
        Assert.True(most.Count() <= Rows.Count * 0.005, $"{most.Key}: {most.Count()}");
    }

    /// <summary>The real development set lies outside the project; where its place is told, no run of eight words is shared with it.</summary>
    [Fact]
    public void Nothing_is_copied_from_the_real_development_set()
    {
        var path = Environment.GetEnvironmentVariable("SOCIALWATCH_DEV_REAL");
        Assert.SkipUnless(File.Exists(path), "SOCIALWATCH_DEV_REAL names no file");
        var runs = Read(path!).SelectMany(r => Runs(r.Text)).ToHashSet(StringComparer.Ordinal);
        Assert.Empty(Rows.Where(r => Runs(r.Text).Any(runs.Contains)).Select(r => $"{r.Id}: {r.Text}"));
    }

    private static IEnumerable<string> Runs(string text)
    {
        var words = ThreeGrams.Words(text);
        return Enumerable.Range(0, Math.Max(0, words.Length - 7)).Select(i => string.Join(' ', words.AsSpan(i, 8).ToArray()));
    }

    private static IEnumerable<(string Id, string Text, IReadOnlySet<string> Labels)> Read(string file)
    {
        foreach (var line in File.ReadLines(file))
        {
            using var document = JsonDocument.Parse(line);
            var row = document.RootElement;
            var labels = row.GetProperty("topics").EnumerateArray().Select(t => t.GetString()!).DefaultIfEmpty("none").ToHashSet(StringComparer.Ordinal);
            labels.UnionWith(Signals.Where(s => row.GetProperty(s).GetBoolean()));
            yield return (row.GetProperty("id").ToString(), row.GetProperty("text").GetString()!, labels);
        }
    }

    private static IEnumerable<string> Files()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !Directory.Exists(Path.Combine(folder.FullName, "models", "training")))
        {
            folder = folder.Parent;
        }

        return Directory.EnumerateFiles(Path.Combine(folder!.FullName, "models", "training"), "*.jsonl").Order(StringComparer.Ordinal);
    }
}
