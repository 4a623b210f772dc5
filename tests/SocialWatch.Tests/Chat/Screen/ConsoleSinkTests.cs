using SocialWatch.Chat.Screen;
using SocialWatch.Notify;

namespace SocialWatch.Tests.Chat.Screen;

public class ConsoleSinkTests
{
    private static readonly OutboundMessage Message = new("thuong-truc", "Điểm nóng & <lương>", "dòng một\r\n\u001b[2Jdòng hai\n", "T-7K2M", "alert");

    [Fact]
    public async Task A_message_is_one_block_that_ends_with_its_code()
    {
        await using var writer = new StringWriter();

        var outcome = await new ConsoleSink(writer).SendAsync(Message, TestContext.Current.CancellationToken);

        Assert.Equal(SendResult.Sent, outcome.Result);
        Assert.Equal("┌─ Điểm nóng & <lương>\n│ dòng một\n│ [2Jdòng hai\n└─ T-7K2M → thuong-truc\n\n", writer.ToString());
    }

    [Fact]
    public async Task Blocks_written_at_the_same_time_do_not_mix()
    {
        await using var writer = new StringWriter();
        var sink = new ConsoleSink(writer);

        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => sink.SendAsync(Message, CancellationToken.None))));

        Assert.Equal(string.Concat(Enumerable.Repeat(ConsoleSink.Block(Message), 50)), writer.ToString());
    }

    [Fact]
    public async Task A_closed_terminal_is_unreachable()
    {
        var writer = new StringWriter();
        await writer.DisposeAsync();

        Assert.Equal(new(SendResult.Unreachable, Error: "console:closed"), await new ConsoleSink(writer).SendAsync(Message, TestContext.Current.CancellationToken));
    }
}
