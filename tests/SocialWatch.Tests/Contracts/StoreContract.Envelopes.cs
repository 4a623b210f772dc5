using SocialWatch.Storage;
using static SocialWatch.Tests.Contracts.Samples;

namespace SocialWatch.Tests.Contracts;

public abstract partial class StoreContract
{
    private static Envelope Body(byte content, DateTimeOffset at) => new(0, "facebook", at, [content, 2, 3]);

    [Fact]
    public async Task Envelopes_come_back_in_the_order_of_arrival_and_leave_by_number()
    {
        await WriteAsync(s => s.KeepEnvelopesAsync([Body(1, Nine.AddMinutes(1)), Body(2, Nine)], Token));
        await WriteAsync(s => s.KeepEnvelopesAsync([Body(3, Nine)], Token));

        var all = await ReadAsync(s => s.EnvelopesAsync(10, 3, Token));
        Assert.Equal([1, 2, 3], all.Select(e => (int)e.Sealed[0]));
        AssertSame(Body(1, Nine.AddMinutes(1)) with { Number = all[0].Number }, all[0]);
        Assert.Equal([1, 2], (await ReadAsync(s => s.EnvelopesAsync(2, 3, Token))).Select(e => (int)e.Sealed[0]));

        await WriteAsync(s => s.DropEnvelopesAsync([all[0].Number, all[2].Number], Token));
        await WriteAsync(s => s.KeepEnvelopesAsync([Body(4, Nine)], Token));
        var left = await ReadAsync(s => s.EnvelopesAsync(10, 3, Token));
        Assert.Equal([2, 4], left.Select(e => (int)e.Sealed[0]));
        Assert.DoesNotContain(left[1].Number, all.Select(e => e.Number));
    }

    [Fact]
    public async Task An_envelope_that_failed_too_often_stands_aside_until_its_day_is_over()
    {
        await WriteAsync(s => s.KeepEnvelopesAsync([Body(1, Nine), Body(2, Nine.AddHours(2))], Token));
        var first = (await ReadAsync(s => s.EnvelopesAsync(1, 2, Token))).Single().Number;
        await WriteAsync(s => s.EnvelopeFailedAsync(first, Token));
        Assert.Equal(1, (await ReadAsync(s => s.EnvelopesAsync(1, 2, Token))).Single().Attempts);
        await WriteAsync(s => s.EnvelopeFailedAsync(first, Token));
        Assert.Equal(2, (await ReadAsync(s => s.EnvelopesAsync(10, 2, Token))).Single().Sealed[0]);

        Assert.Equal(1, await WriteAsync(s => s.DropEnvelopesBeforeAsync(Nine.AddHours(1), Token)));
        Assert.DoesNotContain(await ReadAsync(s => s.EnvelopesAsync(10, 9, Token)), e => e.Number == first);
    }
}
