using SocialWatch.Channels;
using SocialWatch.Storage;

namespace SocialWatch.Tests.Contracts;

public abstract partial class StoreContract
{
    [Fact]
    public async Task Hidings_are_counted_by_day_channel_and_reason()
    {
        var day = new DateOnly(2026, 11, 12);
        await WriteAsync(s => s.CountHidingAsync(day, "fb", HideReason.Spam, Token));
        await WriteAsync(s => s.CountHidingAsync(day, "fb", HideReason.Spam, Token));
        await WriteAsync(s => s.CountHidingAsync(day, "fb", HideReason.LeakedData, Token));
        await WriteAsync(s => s.CountHidingAsync(day.AddDays(1), "fb", HideReason.Threat, Token));
        Assert.Equal(
            [new(day, "fb", HideReason.LeakedData, 1), new(day, "fb", HideReason.Spam, 2), new HidingCount(day.AddDays(1), "fb", HideReason.Threat, 1)],
            await ReadAsync(s => s.HidingsAsync(day, day.AddDays(1), Token)));
        Assert.Empty(await ReadAsync(s => s.HidingsAsync(day.AddDays(-9), day.AddDays(-1), Token)));
    }
}
