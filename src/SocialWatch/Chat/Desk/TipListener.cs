using SocialWatch.Organisation;
using SocialWatch.Storage;
using SocialWatch.Time;

namespace SocialWatch.Chat.Desk;

/// <summary>What an officer passes on or writes in their own private chat while they tell of a place without an API.</summary>
internal sealed class TipListener(TipDesk desk, TipPick pick, DeskAccess access, DeskWords words, LocalClock clock)
{
    /// <summary>The answer; null when what was written is no tip.</summary>
    public async ValueTask<ChatReply?> HearAsync(IWriteSession session, StaffMessage message, IReadOnlyList<Person> at, CancellationToken cancellationToken)
    {
        var officer = DeskPeople.For(at, TipDesk.Roles);
        if (!DeskPeople.Has(officer, TipDesk.Roles))
        {
            return null;
        }

        var chat = $"{message.Sink}:{message.Chat}";
        if (await pick.CurrentAsync(session, chat, clock.Now, cancellationToken) is not { } channel || !access.Sees(officer, channel.Unit, clock.Now))
        {
            return message.Forwarded ? words.Reply("chat.tip.pick_first", null) : null;
        }

        await TipPick.SetAsync(session, chat, channel, clock.Now, cancellationToken);
        var reply = await desk.TakeAsync(session, officer, channel, message.Text, message.SaidAt ?? message.At, message.Forwarded, clock.Now, cancellationToken);
        return reply with { Buttons = TipDesk.Buttons(channel) };
    }
}
