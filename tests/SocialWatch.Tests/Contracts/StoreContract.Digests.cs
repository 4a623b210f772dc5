using FsCheck;
using FsCheck.Fluent;
using SocialWatch.Cases;
using SocialWatch.HotSpots;
using SocialWatch.Mentions;
using SocialWatch.Storage;
using SocialWatch.Time;
using static SocialWatch.Tests.Contracts.Samples;

namespace SocialWatch.Tests.Contracts;

public abstract partial class StoreContract
{
    private static readonly DateOnly Eighth = new(2026, 10, 8);

    private sealed record Step(int Kind, int Target, int Hours, int Labels, bool Own, int Unit);

    private static Gen<Step> AnyStep =>
        from kind in Gen.Choose(0, 9)
        from target in Gen.Choose(1, 60)
        from hours in Gen.Choose(-60, 60)
        from labels in Gen.Choose(0, 15)
        from own in Gen.Choose(0, 6)
        from unit in Gen.Choose(1, 2)
        select new Step(kind, target, hours, labels, own == 0, unit);

    [Fact]
    public async Task After_any_history_the_counts_of_the_days_equal_a_recount_of_the_mentions()
    {
        var next = 0;
        foreach (var history in Gen.ListOf(AnyStep).Sample(60, 25))
        {
            await WriteAsync(async s =>
            {
                foreach (var step in history)
                {
                    next = await PlayAsync(s, step, next);
                }
            });
            Assert.Equal(await RecountAsync(), await CountedAsync());
        }

        Assert.True(next > 50);
    }

    [Fact]
    public async Task A_day_counts_its_claims_and_a_range_of_any_edges_its_members()
    {
        var late = LocalClock.At(Eighth, new(23, 59));
        await WriteAsync(s => s.AddAsync(
            [
                Mention(1) with { Labels = ["wages", "claim"] }, Mention(2, at: late) with { Labels = ["claim"] }, Mention(3, at: late.AddMinutes(1)),
                Mention(4) with { Origin = Origin.Own, Labels = ["claim"] }, Mention(5) with { Labels = ["wages", "claim"] }, Mention(6, at: late.AddDays(2)),
            ],
            [], Token));
        await WriteAsync(s => s.RemoveAsync("M5", Nine, Token));
        await WriteAsync(s => s.EditAsync(Mention(2, at: late) with { Labels = ["meals"] }, Token));

        Assert.Equal([new(Eighth, "meals", 1), new(Eighth, "wages", 1), new(Eighth.AddDays(1), "wages", 1)], await ReadAsync(s => s.TopicDaysAsync(Eighth, Eighth.AddDays(1), Token)));
        Assert.Equal(new DayTotals(3, 1), await ReadAsync(s => s.DayTotalsAsync(Eighth, Token)));
        Assert.Equal(new DayTotals(0, 0), await ReadAsync(s => s.DayTotalsAsync(new(2026, 10, 1), Token)));
        Assert.Equal(5, await ReadAsync(s => s.CountAsync(Nine.AddDays(-1), late.AddDays(3), Token)));
        Assert.Equal(2, await ReadAsync(s => s.CountAsync(late, late.AddMinutes(2), Token)));
        Assert.Equal(2, await ReadAsync(s => s.CountAsync(late, late.AddDays(2), Token)));
        Assert.Equal(0, await ReadAsync(s => s.CountAsync(late, late, Token)));
    }

    [Fact]
    public async Task The_cases_of_a_day_are_those_it_opened_answered_or_missed_and_all_that_wait()
    {
        Case Answered(int number, DateTimeOffset at, DateTimeOffset answered) =>
            Case(number, at) with { State = CaseState.Answered, AnsweredAt = answered, NextDueAt = null };
        var cases = new[]
        {
            Answered(1, Nine.AddDays(-3), Nine.AddDays(-2)), Answered(2, Nine.AddDays(-1), Nine), Answered(3, Nine, Nine.AddDays(1)), Case(4, Nine.AddDays(-80)),
            Answered(5, Nine.AddDays(-2), Nine.AddDays(1)) with { Misses = [new(ClockKind.FirstReply, Nine.AddHours(1), "M5")] }, Case(6, Nine.AddDays(1)),
            Case(7, Nine.AddDays(-2)) with { State = CaseState.ToConfirm },
            Answered(8, Nine.AddDays(-2), Nine.AddDays(1)) with { Misses = [new(ClockKind.FirstReply, Nine.AddDays(-1), "M8")] },
        };
        await WriteAsync(async s =>
        {
            foreach (var one in cases)
            {
                await s.SaveCaseAsync(one, Opening(one), [], Token);
            }
        });

        var found = await ReadAsync(s => s.CasesOfDayAsync(LocalClock.StartOf(Eighth), LocalClock.StartOf(Eighth.AddDays(1)), Token));

        Assert.Equal(["C4", "C5", "C7", "C2", "C3"], found.Select(c => c.Id));
        Assert.Equal([new Miss(ClockKind.FirstReply, Nine.AddHours(1), "M5")], found[1].Misses);
    }

    [Fact]
    public async Task The_hot_spots_of_a_day_are_alive_or_began_or_ended_since_it_began()
    {
        HotSpot Over(int number, DateTimeOffset at, DateTimeOffset end) => HotSpot(number, at: at) with { State = HotSpotState.Resolved, ResolvedAt = end };
        await WriteAsync(async s =>
        {
            foreach (var one in new[]
            {
                Over(1, Nine.AddDays(-3), Nine.AddDays(-1)), Over(2, Nine.AddDays(-3), Nine), HotSpot(3, at: Nine.AddDays(-20)), Over(4, Nine, Nine.AddHours(1)),
                HotSpot(5, at: Nine.AddDays(1)), Over(6, Nine.AddDays(-1), Nine.AddDays(2)),
            })
            {
                await s.SaveHotSpotAsync(one, null, Token);
            }
        });

        var found = await ReadAsync(s => s.HotSpotsOfDayAsync(LocalClock.StartOf(Eighth), LocalClock.StartOf(Eighth.AddDays(1)), Token));

        Assert.Equal(["H3", "H2", "H6", "H4"], found.Select(h => h.Id));
    }

    [Fact]
    public async Task Who_read_a_digest_is_noted_once_with_the_first_time()
    {
        Assert.True(await WriteAsync(s => s.ReadDigestAsync(Eighth, "chu-tich", Nine, Token)));
        Assert.True(await WriteAsync(s => s.ReadDigestAsync(Eighth, "can-bo", Nine.AddMinutes(-1), Token)));
        Assert.False(await WriteAsync(s => s.ReadDigestAsync(Eighth, "chu-tich", Nine.AddHours(1), Token)));

        Assert.Equal([new("can-bo", Nine.AddMinutes(-1)), new("chu-tich", Nine)], await ReadAsync(s => s.DigestReadsAsync(Eighth, Token)));
        Assert.Empty(await ReadAsync(s => s.DigestReadsAsync(Eighth.AddDays(1), Token)));
    }

    /// <summary>Mostly new mentions; else an edit that relabels, a removal, or a duplicate that must change nothing.</summary>
    private static async ValueTask<int> PlayAsync(IWriteSession session, Step step, int last)
    {
        var number = step.Kind < 5 || last == 0 ? last + 1 : 1 + (step.Target % last);
        string[] labels = [.. new[] { "wages", "meals", "claim", "complaint" }.Where((_, i) => (step.Labels & (1 << i)) != 0)];
        var mention = Mention(number, at: Nine.AddHours(step.Hours)) with { Labels = labels, Origin = step.Own ? Origin.Own : Origin.Member, Unit = $"u{step.Unit}" };
        if (step.Kind is 7 && number <= last)
        {
            await session.RemoveAsync($"M{number}", Nine, Token);
        }
        else if (step.Kind is 5 or 6 && number <= last)
        {
            await session.EditAsync(mention, Token);
        }
        else
        {
            await session.AddAsync([mention], [], Token);
        }

        return Math.Max(last, number);
    }

    private async Task<string> RecountAsync()
    {
        var all = await ReadAsync(async s =>
        {
            var found = new List<Mention>();
            await foreach (var mention in s.MentionsAsync(new(), Token))
            {
                found.Add(mention);
            }

            return found;
        });
        var members = all.FindAll(m => m.Origin == Origin.Member);
        var topics = members.Where(m => !m.Removed).SelectMany(m => m.Labels.Where(m.Topics.ContainsKey), (m, t) => (Day: LocalClock.DateOf(m.At), Topic: t, m.Unit))
            .CountBy(t => t).Select(c => $"{c.Key.Day:O} {c.Key.Topic} {c.Key.Unit} {c.Value}");
        var totals = members.GroupBy(m => LocalClock.DateOf(m.At)).OrderBy(g => g.Key)
            .Select(g => $"{g.Key:O} {g.Count()} {g.Count(m => !m.Removed && m.Labels.Contains("claim"))}");
        return string.Join('\n', topics.Order(StringComparer.Ordinal).Concat(totals));
    }

    private Task<string> CountedAsync() => ReadAsync(async s =>
    {
        var (first, last) = (Eighth.AddDays(-4), Eighth.AddDays(4));
        var lines = (await s.DailyCountsAsync(first, last, Token)).Select(c => $"{c.Day:O} {c.Topic} {c.Unit} {c.Mentions}").Order(StringComparer.Ordinal).ToList();
        for (var day = first; day <= last; day = day.AddDays(1))
        {
            if (await s.DayTotalsAsync(day, Token) is { Members: > 0 } totals)
            {
                lines.Add($"{day:O} {totals.Members} {totals.Claims}");
            }
        }

        return string.Join('\n', lines);
    });
}
