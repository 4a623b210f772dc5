using SocialWatch.Notify;
using SocialWatch.Storage;
using SocialWatch.Time;

namespace SocialWatch.Chat.Desk;

/// <summary>
/// A button was pressed (DESIGN 6.3): the command behind it runs as if the presser had typed it in their own private chat, with their own role and scope, whoever else reads the
/// chat it stands in. A short answer is shown over the chat, a long one is sent to the presser alone. Pressing twice is as typing twice.
/// </summary>
internal sealed class PressDesk(StaffBook book, CommandRunner runner, DeskPost post, DeskWords words, LocalClock clock)
{
    /// <summary>The most that can be shown over a chat, UTF-16 units (Bot API: 0–200).</summary>
    private const int Shortest = 200;

    /// <summary>Longer than this needs to be tapped away: it would fade before it is read.</summary>
    private const int Fleeting = 64;

    public async ValueTask<StaffAnswer?> TakeAsync(IWriteSession session, StaffMessage press, CancellationToken cancellationToken)
    {
        var me = book.At(press.Sink, press.Speaker ?? "").Where(p => !p.Group).ToList();
        if (me.Count == 0)
        {
            return Say(press, words.Say("chat.press.stranger"));
        }

        if (!await SeenMessages.TakeAsync(session, press with { Chat = "press/" + press.Speaker }, cancellationToken))
        {
            return null;
        }

        if (await session.ButtonAsync(press.Press!, cancellationToken) is not { } button || button.ExpiresAt <= clock.Now || runner.Find(button.Verb) is not { } command
            || !await StandsThereAsync(session, button, press, cancellationToken))
        {
            return Say(press, words.Say("chat.press.expired"));
        }

        var person = DeskPeople.For(me, command.Roles);
        var (key, to) = ($"press/{press.MessageId}", $"{press.Sink}:{press.Speaker}");
        var reply = await runner.RunAsync(session, new(command, button.Argument, person, person, Private: true, key, to), cancellationToken);
        if (reply.Text.Length <= Shortest && reply is { Card: null, Buttons.Count: 0 })
        {
            return Say(press, reply.Text);
        }

        await post.SendAsync(session, $"chat/{key}", to, reply, clock.Now, clock.Now, cancellationToken);
        return Say(press, words.Say("chat.press.sent", ("title", PlainText.Cut(reply.Text.Split('\n', 2)[0], 120))));
    }

    /// <summary>A token works in the chat its message was sent to, also after that chat moved.</summary>
    private async ValueTask<bool> StandsThereAsync(IReadSession session, PlacedButton button, StaffMessage press, CancellationToken cancellationToken)
    {
        var (placed, pressed) = (button.Address.Split('/', 2)[0], press.Chat.Split('/', 2)[0]);
        return button.Sink == press.Sink
            && (pressed.Length == 0 || placed == pressed || book.Current($"{press.Sink}:{placed}") == $"{press.Sink}:{pressed}"
                || await MovedAddresses.CurrentAsync(session, button.Sink, placed, cancellationToken) == pressed);
    }

    private static StaffAnswer Say(StaffMessage press, string text) => new(press.Sink, press.MessageId, PlainText.Cut(text, Shortest)) { Press = true, Strong = text.Length > Fleeting };
}
