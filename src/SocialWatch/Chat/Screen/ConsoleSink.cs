using System.Text;
using SocialWatch.Notify;

namespace SocialWatch.Chat.Screen;

/// <summary>Writes a message as one block to the terminal, or wherever the writer leads. Blocks never mix.</summary>
internal sealed class ConsoleSink(TextWriter writer) : ISink
{
    private readonly SemaphoreSlim _turn = new(1, 1);

    public string Id => "console";

    public async Task<SendOutcome> SendAsync(OutboundMessage message, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            await writer.WriteAsync(Block(message).AsMemory(), cancellationToken);
            await writer.FlushAsync(cancellationToken);
            return new(SendResult.Sent, Receipt: "console");
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            return new(SendResult.Unreachable, Error: "console:closed");
        }
        finally
        {
            _turn.Release();
        }
    }

    internal static string Block(OutboundMessage message)
    {
        var block = new StringBuilder().Append("┌─ ").Append(PlainText.OneLine(message.Title)).Append('\n');
        foreach (var line in PlainText.Tidy(message.Body).Trim('\n').Split('\n'))
        {
            block.Append("│ ").Append(line.TrimEnd()).Append('\n');
        }

        if (message.Document is { } file)
        {
            block.Append("│ [").Append(PlainText.OneLine(file.FileName)).Append("]\n");
        }

        block.Append("└─ ").Append(PlainText.OneLine(message.Code));
        if (PlainText.OneLine(message.Address) is { Length: > 0 } address)
        {
            block.Append(" → ").Append(address);
        }

        return block.Append("\n\n").ToString();
    }
}
