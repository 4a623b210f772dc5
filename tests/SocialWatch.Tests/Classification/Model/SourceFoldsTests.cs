using SocialWatch.Classification.Model;

namespace SocialWatch.Tests.Classification.Model;

public sealed class SourceFoldsTests
{
    [Fact]
    public void The_rows_of_a_file_are_held_out_together_and_the_folds_are_nearly_equal()
    {
        int[] sources = [.. Enumerable.Range(0, 400).Select(i => i % 23)];
        var folds = SourceFolds.Choose(sources, 5)!;
        Assert.All(sources.Zip(folds).GroupBy(p => p.First), file => Assert.Single(file.Select(p => p.Second).Distinct()));
        Assert.All(folds.CountBy(f => f), f => Assert.InRange(f.Value, 60, 100));
        Assert.Equal(5, folds.Distinct().Count());
    }

    [Fact]
    public void Few_files_or_one_that_is_most_of_the_text_are_folded_by_chance()
    {
        Assert.Null(SourceFolds.Choose([.. Enumerable.Range(0, 90).Select(i => i % 9)], 5));
        Assert.Null(SourceFolds.Choose([.. Enumerable.Range(0, 90).Select(i => i < 30 ? 0 : i)], 5));
    }

    [Fact]
    public void Training_keeps_copies_and_joined_rows_in_the_fold_of_their_file()
    {
        var rows = SmallText.Rows().Select((r, i) => r with { Source = i % 12, Text = $"{r.Text} tep{(char)('a' + (i % 12))}" }).ToList();
        var examples = TrainingExamples.Make(LabelledSet.From(rows), new());
        var foldOf = Enumerable.Range(0, rows.Count).GroupBy(i => rows[i].Source).ToDictionary(g => (char)('a' + g.Key), g => g.Select(i => examples.Folds[i]).Distinct().Single());
        Assert.True(examples.Texts.Count > rows.Count);
        Assert.All(Enumerable.Range(0, examples.Texts.Count), i =>
            Assert.All(foldOf.Where(f => examples.Texts[i].Contains($"tep{f.Key}", StringComparison.Ordinal)), f => Assert.Equal(f.Value, examples.Folds[i])));
    }
}
