using SocialWatch.Storage;
using static SocialWatch.Tests.Contracts.Samples;

namespace SocialWatch.Tests.Contracts;

public abstract partial class StoreContract
{
    [Fact]
    public async Task Tips_of_a_channel_come_newest_first_and_officers_leave_them_after_their_time()
    {
        var old = new Tip("fb", TipKind.Report, Nine, "staff", "can-bo-1", "M1");
        var young = new Tip("fb", TipKind.Seen, Nine.AddDays(2), "moderator", "can-bo-2", null);
        await WriteAsync(async s =>
        {
            await s.AddTipAsync(old, Token);
            await s.AddTipAsync(young, Token);
            await s.AddTipAsync(old with { Channel = "khac", Kind = TipKind.Forward }, Token);
            return 0;
        });
        Assert.Equal([young, old], await ReadAsync(s => s.TipsAsync("fb", 10, Token)));
        Assert.Equal([young], await ReadAsync(s => s.TipsAsync("fb", 1, Token)));

        Assert.Equal(2, await WriteAsync(s => s.ForgetTipOfficersAsync(Nine.AddDays(1), Token)));
        Assert.Equal(0, await WriteAsync(s => s.ForgetTipOfficersAsync(Nine.AddDays(1), Token)));
        Assert.Equal([young, old with { Officer = null }], await ReadAsync(s => s.TipsAsync("fb", 10, Token)));
    }
}
