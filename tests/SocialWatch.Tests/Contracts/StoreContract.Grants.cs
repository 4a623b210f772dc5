using SocialWatch.Storage;
using static SocialWatch.Tests.Contracts.Samples;

namespace SocialWatch.Tests.Contracts;

public abstract partial class StoreContract
{
    [Fact]
    public async Task A_new_grant_keeps_the_one_before_it()
    {
        Assert.Null(await ReadAsync(s => s.GrantAsync("zalo/oa", Token)));
        await WriteAsync(s => s.SaveGrantAsync("zalo/oa", [1, 2], Nine, Token));
        await WriteAsync(s => s.SaveGrantAsync("zalo/other", [9], Nine, Token));
        await WriteAsync(s => s.SaveGrantAsync("zalo/oa", [3, 4], Nine.AddHours(1), Token));
        AssertSame(new Grant("zalo/oa", [3, 4], [1, 2], Nine.AddHours(1)), (await ReadAsync(s => s.GrantAsync("zalo/oa", Token)))!);
        Assert.Null((await ReadAsync(s => s.GrantAsync("zalo/other", Token)))!.Previous);
    }

    [Fact]
    public async Task Only_one_holder_may_renew_until_it_is_done_or_its_time_is_over()
    {
        var until = Nine.AddMinutes(1);
        Assert.True(await WriteAsync(s => s.ClaimGrantAsync("zalo/oa", "a", Nine, until, Token)));
        await using (var again = await OpenAgainAsync())
        {
            Assert.False(await again.WriteAsync((s, t) => s.ClaimGrantAsync("zalo/oa", "b", Nine, until, t), Token));
            Assert.True(await again.WriteAsync((s, t) => s.ClaimGrantAsync("zalo/x", "b", Nine, until, t), Token));
        }

        await WriteAsync(s => s.ReleaseGrantAsync("zalo/oa", "b", Token));
        Assert.False(await WriteAsync(s => s.ClaimGrantAsync("zalo/oa", "b", Nine, until, Token)));
        Assert.True(await WriteAsync(s => s.ClaimGrantAsync("zalo/oa", "b", until, until.AddMinutes(1), Token)));
        await WriteAsync(s => s.ReleaseGrantAsync("zalo/oa", "b", Token));
        Assert.True(await WriteAsync(s => s.ClaimGrantAsync("zalo/oa", "c", until, until.AddMinutes(1), Token)));
        await WriteAsync(s => s.SaveGrantAsync("zalo/oa", [1], until, Token));
        Assert.True(await WriteAsync(s => s.ClaimGrantAsync("zalo/oa", "d", until, until.AddMinutes(1), Token)));
    }
}
