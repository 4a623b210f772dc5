using SocialWatch.Storage;

namespace SocialWatch.Chat.Desk;

/// <summary>
/// The last messages of a chat that were taken, as one fact <c>desk/SINK:CHAT</c> of numbers: an update that is delivered again does nothing twice, even
/// where its command changes something.
/// </summary>
internal static class SeenMessages
{
    private const int Kept = 100;

    /// <summary>Whether a message is new; it is not afterwards.</summary>
    public static async ValueTask<bool> TakeAsync(IWriteSession session, StaffMessage message, CancellationToken cancellationToken)
    {
        var name = $"desk/{message.Sink}:{message.Chat}";
        var seen = (await session.FactAsync(name, cancellationToken) ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries);
        if (seen.Contains(message.MessageId))
        {
            return false;
        }

        await session.SetFactAsync(name, string.Join(',', seen.Append(message.MessageId).TakeLast(Kept)), cancellationToken);
        return true;
    }
}
