using FsCheck;
using FsCheck.Fluent;
using SocialWatch.Mentions.Stories;
using SocialWatch.Text;

namespace SocialWatch.Tests.Mentions;

public sealed class StoryIndexTests
{
    private const string Rumour = "Nghe nói từ tháng sau công ty cắt hết phụ cấp nhà trọ với tiền xăng, bà con hỏi tổ trưởng chưa";
    private static readonly DateTimeOffset At = new(2026, 11, 20, 8, 0, 0, TimeSpan.FromHours(7));

    private static bool Nobody(string mention) => false;

    [Fact]
    public void A_pasted_text_folds_whatever_its_case_accents_and_punctuation()
    {
        var index = new StoryIndex();
        Assert.Equal(new StoryFold("M1", true), index.Fold("M1", Rumour, At, Nobody));
        Assert.Equal(new StoryFold("M1", false), index.Fold("M2", Rumour.ToUpperInvariant() + "!!!", At.AddDays(1), Nobody));
        Assert.Equal(new StoryFold("M1", false), index.Fold("M3", VietnameseText.Fold(Rumour), At.AddDays(2), Nobody));
        Assert.Equal(new StoryFold("M1", false), index.Fold("M4", Rumour + " trời ơi", At.AddDays(3), Nobody));
        Assert.Equal(new StoryFold("M5", true), index.Fold("M5", "Cơm ca hôm nay ngon hơn mọi bữa, bếp trưởng mới nấu vừa miệng lắm", At, Nobody));
    }

    [Fact]
    public void Thirty_short_sentences_by_thirty_people_stay_thirty()
    {
        var index = new StoryIndex();
        Assert.Equal(30, Enumerable.Range(0, 30).Count(i => index.Fold($"M{i}", "chưa có lương ad ơi", At.AddMinutes(i), Nobody).IsNew));
    }

    [Fact]
    public void A_short_sentence_folds_only_equal_and_by_the_same_person()
    {
        var index = new StoryIndex();
        index.Fold("M1", "chưa có lương ad ơi", At, Nobody);
        Assert.Equal("M1", index.Fold("M2", "Chua co luong ad oi!", At, m => m == "M1").Story);
        Assert.True(index.Fold("M3", "chưa có thưởng ad ơi", At, _ => true).IsNew);
    }

    [Fact]
    public void After_seven_days_the_same_text_is_a_new_story()
    {
        var index = new StoryIndex();
        index.Fold("M1", Rumour, At, Nobody);
        Assert.False(index.Fold("M2", Rumour, At.AddDays(7), Nobody).IsNew);
        Assert.True(index.Fold("M3", Rumour, At.AddDays(14).AddSeconds(1), Nobody).IsNew);
    }

    [Fact]
    public void Exact_duplicates_make_one_story_in_any_order()
    {
        var texts = Gen.Choose(0, 5).ListOf(30).Select(picks => picks.Select(p => $"{Rumour} bên xưởng số {p} {new string((char)('a' + p), 1)} nữa nhé").ToArray());
        Prop.ForAll(texts.ToArbitrary(), Gen.Choose(0, int.MaxValue).ToArbitrary(), (rows, seed) =>
        {
            var shuffled = rows.ToArray();
            new Random(seed).Shuffle(shuffled);
            return new[] { rows, shuffled }.All(order =>
            {
                var index = new StoryIndex();
                var stories = order.Select((t, i) => (t, index.Fold($"M{i}", t, At.AddMinutes(i), Nobody).Story)).ToList();
                return stories.GroupBy(s => s.t).All(g => g.Select(s => s.Story).Distinct().Count() == 1);
            });
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void It_finds_exactly_what_comparing_with_everything_finds()
    {
        var random = new Random(11);
        var index = new StoryIndex();
        var kept = new List<(HashSet<string> Set, string Story)>();
        for (var i = 0; i < 600; i++)
        {
            var words = Enumerable.Range(0, random.Next(8, 14)).Select(k => k < 8 ? $"w{(k + random.Next(2)) % 9}" : $"w{random.Next(30)}").ToArray();
            var set = Enumerable.Range(0, words.Length - 2).Select(k => string.Join(' ', words.Skip(k).Take(3))).ToHashSet();
            var near = kept.Where(o => 10 * o.Set.Intersect(set).Count() >= 7 * o.Set.Union(set).Count()).ToList();
            var fold = index.Fold($"M{i}", string.Join(' ', words), At.AddMinutes(i), Nobody);
            Assert.Equal(near.Count == 0, fold.IsNew);
            Assert.True(fold.IsNew || near.Exists(n => n.Story == fold.Story));
            kept.Add((set, fold.Story));
        }
    }

    [Fact]
    public void Reloading_continues_the_same_stories_and_forgetting_ends_them()
    {
        var index = new StoryIndex();
        index.Add("M7", "M3", Rumour, At);
        index.Add("M8", "M2", "chưa có lương", At);
        Assert.Equal(2, index.Count);
        Assert.Equal("M3", index.Fold("M9", Rumour, At.AddDays(1), Nobody).Story);
        Assert.Equal("M2", index.Fold("M10", "chua co luong", At.AddDays(1), m => m == "M8").Story);
        index.Forget(At.AddDays(2));
        Assert.Equal(0, index.Count);
        Assert.True(index.Fold("M11", Rumour, At.AddDays(2), Nobody).IsNew);
    }

    [Fact]
    public void Wordless_and_empty_texts_are_kept_apart()
    {
        var index = new StoryIndex();
        index.Fold("M1", "😡😡", At, Nobody);
        Assert.Equal("M1", index.Fold("M2", "😡😡", At, _ => true).Story);
        Assert.True(index.Fold("M3", "🙂", At, _ => true).IsNew);
    }
}
