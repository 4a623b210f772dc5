using System.Text;
using System.Text.Json;
using SocialWatch.Text;

namespace SocialWatch.Tests.Training;

/// <summary>The shipped training text itself: its form, and that no row repeats another.</summary>
public sealed class TrainingTextTests
{
    private static readonly string[] Topics = ["wages", "benefits", "meals", "conditions", "employment", "union"];
    private static readonly IReadOnlyList<(string File, string Id, string Text)> Rows = [.. Files().SelectMany(Read)];

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
            Assert.True(text.Length is > 0 and <= 600 && text.IsNormalized(NormalizationForm.FormC), line);
            Assert.All(row.GetProperty("topics").EnumerateArray(), t => Assert.Contains(t.GetString(), Topics));
            Assert.All(new[] { "complaint", "question", "claim" }, s => Assert.Contains(row.GetProperty(s).ValueKind, new[] { JsonValueKind.True, JsonValueKind.False }));
        }

        Assert.True(ids.Count > 5_000);
    }

    [Fact]
    public void No_two_rows_are_near_duplicates()
    {
        var index = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        var sizes = new List<int>();
        var shared = new Dictionary<int, int>();
        foreach (var row in Rows)
        {
            var grams = Grams(row.Text);
            shared.Clear();
            foreach (var gram in grams)
            {
                if (!index.TryGetValue(gram, out var with))
                {
                    index.Add(gram, with = []);
                }

                foreach (var other in with)
                {
                    shared[other] = shared.GetValueOrDefault(other) + 1;
                }

                with.Add(sizes.Count);
            }

            foreach (var (other, count) in shared)
            {
                Assert.True((double)count / (grams.Count + sizes[other] - count) <= 0.6, $"{row.File} {row.Id}: {row.Text} ~ {Rows[other].Text}");
            }

            sizes.Add(grams.Count);
        }
    }

    [Fact]
    public void No_opening_of_four_words_is_worn_out()
    {
        var most = Rows.Select(r => Words(r.Text)).Where(w => w.Length >= 4).GroupBy(w => string.Join(' ', w.Take(4))).MaxBy(g => g.Count())!;
        Assert.True(most.Count() <= Rows.Count * 0.005, $"{most.Key}: {most.Count()}");
    }

    /// <summary>The real development set lies outside the project; where its place is told, no run of eight words is shared with it.</summary>
    [Fact]
    public void Nothing_is_copied_from_the_real_development_set()
    {
        var path = Environment.GetEnvironmentVariable("SOCIALWATCH_DEV_REAL");
        Assert.SkipUnless(File.Exists(path), "SOCIALWATCH_DEV_REAL names no file");
        var runs = Read(path!).SelectMany(r => Runs(r.Text)).ToHashSet(StringComparer.Ordinal);
        Assert.All(Rows, r => Assert.DoesNotContain(Runs(r.Text), runs.Contains));
    }

    private static IEnumerable<string> Runs(string text)
    {
        var words = Words(text);
        return Enumerable.Range(0, Math.Max(0, words.Length - 7)).Select(i => string.Join(' ', words.AsSpan(i, 8).ToArray()));
    }

    private static HashSet<string> Grams(string text)
    {
        var folded = string.Join(' ', Words(text));
        return folded.Length < 3 ? [folded] : [.. Enumerable.Range(0, folded.Length - 2).Select(i => folded.Substring(i, 3))];
    }

    private static string[] Words(string text) => new string([.. VietnameseText.Fold(text).Select(c => char.IsAsciiLetterOrDigit(c) ? c : ' ')])
        .Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static IEnumerable<(string File, string Id, string Text)> Read(string file)
    {
        foreach (var line in File.ReadLines(file))
        {
            using var document = JsonDocument.Parse(line);
            yield return (Path.GetFileName(file), document.RootElement.GetProperty("id").ToString(), document.RootElement.GetProperty("text").GetString()!);
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
