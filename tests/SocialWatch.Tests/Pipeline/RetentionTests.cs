using SocialWatch.Privacy;

namespace SocialWatch.Tests.Pipeline;

/// <summary>The ends of people's data (DESIGN 7), by moving the clock over them.</summary>
public sealed class RetentionTests
{
    [Fact]
    public async Task Counting_marks_go_with_their_key_and_texts_with_their_age()
    {
        await using var bench = await Bench.StartAsync();
        const string Words = "Lương tháng này công ty trả chậm quá ad ơi";
        await bench.TakeAsync(bench.Comment("c1", Words, "mot"), bench.Comment("c2", IngestTests.Question, "hai"));
        Assert.NotEmpty(await bench.ReadAsync((s, t) => s.MarkedWeeksAsync(t)));
        var key = Path.Combine(bench.Folder, "keys", "week-2026-W46.key");
        Assert.True(File.Exists(key));

        // The week ends on Sunday the 15th; two weeks later its key goes, and everything made with it.
        await bench.LiveAsync(Bench.At(29, "23:00"), TimeSpan.FromHours(8));
        Assert.True(File.Exists(key));
        Assert.All(await bench.MentionsAsync(), m => Assert.NotNull(m.SelfMark));
        await bench.LiveAsync(Bench.At(30, "03:30"), TimeSpan.FromHours(1));
        Assert.False(File.Exists(key));
        Assert.Empty(await bench.ReadAsync((s, t) => s.MarkedWeeksAsync(t)));
        Assert.All(await bench.MentionsAsync(), m => Assert.Null(m.SelfMark));
        Assert.Equal(0, await bench.ReadAsync((s, t) => s.PeopleAsync("wages", "lien-doan", Bench.Nine.AddDays(-1), Bench.Nine.AddDays(1), "2026-W46", t)));
        Assert.Null(bench.Get<IKeyRing>().WeekKey("2026-W46"));

        await bench.LiveAsync(Bench.Nine.AddDays(89), TimeSpan.FromHours(24));
        Assert.Contains(await bench.MentionsAsync(), m => m.Text == Words);
        await bench.LiveAsync(Bench.Nine.AddDays(92), TimeSpan.FromHours(24));
        Assert.All(await bench.MentionsAsync(), m => Assert.Equal("", m.Text));
        Assert.Empty(new EndToEnd.ByteHunt([Words, IngestTests.Question], []).InFolder(bench.Folder));
        Assert.Equal(2, (await bench.MentionsAsync()).Count);
    }

    [Fact]
    public async Task Texts_of_messages_go_a_day_after_delivery_and_their_rows_stay()
    {
        await using var bench = await Bench.StartAsync();
        await bench.TakeAsync(bench.Comment("c1", IngestTests.Poisoning));
        await bench.DutiesAsync();
        var sent = (await bench.OutboxAsync()).Where(r => r.Level == 3).ToList();
        Assert.NotEmpty(sent);
        Assert.All(sent, r => Assert.True(r.Title.Length > 10 && r.SentAt is not null));
        await bench.LiveAsync(Bench.Nine.AddHours(80), TimeSpan.FromHours(1));
        // What nobody took is told again later; here it is about the first messages.
        var first = sent.Select(r => r.Id).ToHashSet();
        var later = (await bench.OutboxAsync()).Where(r => first.Contains(r.Id)).ToList();
        Assert.Equal(sent.Select(r => (r.Id, r.Code, r.Receipt)), later.Select(r => (r.Id, r.Code, r.Receipt)));
        Assert.All(later, r => Assert.Equal(("", ""), (r.Title, r.Body)));
        Assert.Empty(new EndToEnd.ByteHunt([sent[0].Title], []).InFolder(bench.Folder));
    }
}
