using FsCheck;
using FsCheck.Fluent;
using SocialWatch.Mentions.Stories;

namespace SocialWatch.Tests.Mentions;

/// <summary>DESIGN 5.3 as properties, and floods of one text.</summary>
public sealed class StoryFloodTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 20, 8, 0, 0, TimeSpan.FromHours(7));
    private static readonly Gen<string> Word = Gen.Elements("lương", "thưởng", "ca", "cơm", "xe", "nhà", "trọ", "phép");

    private static string Text(IEnumerable<string> words) => string.Join(' ', words);

    [Fact]
    public void Under_eight_words_only_the_same_text_of_the_same_person_folds()
    {
        Prop.ForAll(Word.ListOf(5).ToArbitrary(), Word.ListOf(5).ToArbitrary(), Gen.Elements(true, false).ToArbitrary(), (a, b, same) =>
        {
            var index = new StoryIndex();
            index.Fold("M1", Text(a), At, _ => same);
            return index.Fold("M2", Text(b), At, _ => same).IsNew != (same && Text(a) == Text(b));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void From_eight_words_on_two_texts_fold_exactly_when_their_shingles_are_alike_and_a_week_apart_at_most()
    {
        var long1 = Word.ListOf(12);
        Prop.ForAll(long1.ToArbitrary(), long1.Zip(Gen.Choose(0, 12)).ToArbitrary(), Gen.Choose(0, 10).ToArbitrary(), (a, other, days) =>
        {
            // The second text is the first with its end replaced: alike texts are as frequent as unlike ones.
            var b = a.Take(other.Item2).Concat(other.Item1.Skip(other.Item2)).ToList();
            var (x, y) = (Shingles(a), Shingles(b));
            var alike = 10 * x.Intersect(y).Count() >= 7 * x.Union(y).Count();
            var index = new StoryIndex();
            index.Fold("M1", Text(a), At, _ => false);
            return index.Fold("M2", Text(b), At.AddDays(days), _ => false).IsNew != (alike && days <= 7);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_flood_of_one_text_with_a_number_is_one_story_and_costs_little()
    {
        var index = new StoryIndex();
        var watch = System.Diagnostics.Stopwatch.StartNew();
        for (var i = 0; i < 20_000; i++)
        {
            var fold = index.Fold($"M{i}", $"Lương tháng này chậm quá mọi người ơi ai ở chuyền cũng chưa nhận được đồng nào hết trơn số thứ tự {i}", At.AddSeconds(i), _ => false);
            Assert.Equal("M0", fold.Story);
        }

        Assert.True(index.Count <= 300, $"{index.Count} kept");
        Assert.True(watch.ElapsedMilliseconds < 15_000, $"{watch.ElapsedMilliseconds} ms");
    }

    [Fact]
    public void A_full_story_lives_on_as_long_as_it_goes_on()
    {
        var index = new StoryIndex();
        for (var i = 0; i < 600; i++)
        {
            index.Fold($"M{i}", $"Lương tháng này chậm quá mọi người ơi ai ở chuyền cũng chưa nhận được đồng nào hết trơn số thứ tự {i}", At.AddHours(i), _ => false);
        }

        // 25 days after the first, an hour after the last.
        Assert.Equal("M0", index.Fold("M999", "Lương tháng này chậm quá mọi người ơi ai ở chuyền cũng chưa nhận được đồng nào hết trơn số thứ tự 999", At.AddHours(600), _ => false).Story);
    }

    private static HashSet<string> Shingles(IReadOnlyList<string> words) => [.. Enumerable.Range(0, words.Count - 2).Select(i => Text(words.Skip(i).Take(3)))];
}
