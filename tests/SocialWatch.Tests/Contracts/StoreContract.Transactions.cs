using FsCheck;
using FsCheck.Fluent;
using SocialWatch.Storage;
using static SocialWatch.Tests.Contracts.Samples;

namespace SocialWatch.Tests.Contracts;

public abstract partial class StoreContract
{
    [Fact]
    public async Task A_failed_work_leaves_nothing_not_even_numbers()
    {
        await WriteAsync(s => s.NextAsync("M", 3, Token));

        await Assert.ThrowsAsync<WorkFailedException>(() => WriteAsync(async s =>
        {
            Assert.Equal(4, await s.NextAsync("M", 10, Token));
            await s.AddAsync([Mention(4)], [Person("a")], Token);
            await s.SetWatermarkAsync("import/x", "w1", Token);
            await s.EnqueueAsync(Outgoing(1), Token);
            throw new WorkFailedException();
        }));

        Assert.Empty(await ListAsync(new()));
        Assert.Null(await ReadAsync(s => s.WatermarkAsync("import/x", Token)));
        Assert.Empty(await ReadAsync(s => s.OutboxAsync(new(), Token)));
        Assert.Equal(0, await ReadAsync(s => s.PeopleAsync("wages", "u1", Nine, Nine.AddHours(1), Week, Token)));
        Assert.Equal(4, await WriteAsync(s => s.NextAsync("M", 1, Token)));
    }

    [Fact]
    public async Task A_page_and_its_watermark_are_one()
    {
        await WriteAsync(async s =>
        {
            await s.AddAsync([Mention(1)], [], Token);
            await s.SetWatermarkAsync("import/x", "after 1", Token);
        });
        await Assert.ThrowsAsync<WorkFailedException>(() => WriteAsync(async s =>
        {
            await s.SetWatermarkAsync("import/x", "after 2", Token);
            await s.AddAsync([Mention(2)], [], Token);
            throw new WorkFailedException();
        }));

        Assert.Equal("after 1", await ReadAsync(s => s.WatermarkAsync("import/x", Token)));
        Assert.Single(await ListAsync(new()));
    }

    [Fact]
    public async Task Sequences_start_at_one_and_are_apart()
    {
        Assert.Equal(1, await WriteAsync(s => s.NextAsync("C", 1, Token)));
        Assert.Equal(2, await WriteAsync(s => s.NextAsync("C", 5, Token)));
        Assert.Equal(7, await WriteAsync(s => s.NextAsync("C", 1, Token)));
        Assert.Equal(1, await WriteAsync(s => s.NextAsync("H", 1, Token)));
    }

    [Fact]
    public async Task A_reader_beside_a_write_sees_the_state_before_it()
    {
        await WriteAsync(s => s.AddAsync([Mention(1)], [], Token));

        await WriteAsync(async s =>
        {
            await s.AddAsync([Mention(2)], [], Token);
            await s.RemoveAsync("M1", Nine, Token);
            Assert.Equal(Mention(1).Text, Assert.Single(await ListAsync(new())).Text);
        });

        Assert.Equal(2, (await ListAsync(new())).Count);
    }

    [Fact]
    public async Task A_reader_keeps_its_state_and_the_erased_text_goes_when_it_ends()
    {
        await WriteAsync(s => s.AddAsync([Mention(1, "còn SECRETHELD trong sổ")], [], Token));

        await ReadAsync(async s =>
        {
            Assert.Contains("SECRETHELD", (await s.MentionAsync("M1", Token))!.Text);
            await WriteAsync(w => w.RemoveAsync("M1", Nine, Token));
            Assert.Contains("SECRETHELD", (await s.MentionAsync("M1", Token))!.Text);
            return true;
        });

        Assert.Equal("", (await ReadAsync(s => s.MentionAsync("M1", Token)))!.Text);
        Assert.False(DiskHolds("SECRETHELD"u8));
    }

    [Fact]
    public async Task What_another_process_writes_is_seen_at_once()
    {
        await WriteAsync(s => s.AddAsync([Mention(1)], [], Token));
        Assert.Single(await ListAsync(new()));

        await using var other = await OpenAgainAsync();
        await WriteAsync(other, s => s.AddAsync([Mention(2)], [], Token));

        Assert.Equal(2, (await ListAsync(new())).Count);
        await WriteAsync(s => s.AddAsync([Mention(3)], [], Token));
        Assert.Equal(3, await ReadAsync(other, s => s.CountAsync(Nine, Nine.AddHours(1), Token)));
    }

    [Fact]
    public async Task A_session_is_of_no_use_after_its_work()
    {
        IWriteSession? kept = null;
        await WriteAsync(s =>
        {
            kept = s;
            return ValueTask.CompletedTask;
        });

        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await kept!.TouchAsync(Nine, Token));
    }

    [Fact]
    public void Any_order_and_repetition_of_the_same_rows_gives_the_same_store()
    {
        // Eight items and eight messages, each offered any number of times in any order and cut into transactions anywhere.
        var steps = Gen.Choose(0, 15).ListOf().Select(l => l.ToArray()).ToArbitrary();
        var round = 0;
        Prop.ForAll(steps, offered => OfferedOnceEachAsync(offered, round++).GetAwaiter().GetResult()).QuickCheckThrowOnFailure();
    }

    private async Task<bool> OfferedOnceEachAsync(int[] offered, int round)
    {
        var first = (round * 16) + 1;
        var channel = $"page-{round}";
        foreach (var page in offered.Chunk(3))
        {
            await WriteAsync(async s =>
            {
                foreach (var n in page)
                {
                    await OfferAsync(s, first + n, n, channel);
                }
            });
        }

        var mentions = await ListAsync(new(Channel: channel));
        var messages = (await ReadAsync(s => s.OutboxAsync(new(), Token))).Where(o => o.Key.StartsWith(channel + "/", StringComparison.Ordinal));
        return mentions.Select(m => m.Text).Order().SequenceEqual(offered.Where(n => n < 8).Distinct().Select(n => $"chuyện {n}").Order())
            && messages.Select(m => m.Key).Order().SequenceEqual(offered.Where(n => n >= 8).Distinct().Select(n => $"{channel}/{n}").Order());
    }

    private static async Task OfferAsync(IWriteSession session, int number, int n, string channel)
    {
        if (n >= 8)
        {
            await session.EnqueueAsync(Outgoing(number, $"{channel}/{n}"), Token);
            return;
        }

        // A second offer of a known item comes with a new number, as from a second poll.
        var known = await session.KnownAsync(channel, [$"x{n}"], Token);
        var id = known.Count == 0 ? number : 1_000_000 + number;
        await session.AddAsync([Mention(id, $"chuyện {n}") with { Channel = channel, ExternalId = $"x{n}" }], [Person($"p{n}")], Token);
    }
}
