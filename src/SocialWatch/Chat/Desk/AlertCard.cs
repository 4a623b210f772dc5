using SocialWatch.Alerts;
using SocialWatch.HotSpots;
using SocialWatch.Printing;

namespace SocialWatch.Chat.Desk;

/// <summary>The card of an alert: what it is about, where it stands, who has it.</summary>
internal sealed class AlertCard(DeskAccess access, AlertMessage message, ClockWords clock, DeskWords words, Wording wording) : ICardSource
{
    public char Kind => 'A';

    public async ValueTask<ChatReply?> CardAsync(ChatCall reader, SentCard? sent, CancellationToken cancellationToken)
    {
        if (await reader.Session.AlertAsync(reader.Argument, cancellationToken) is not { } alert)
        {
            return null;
        }

        // What somebody asked for with /xem goes on as that card; what was told as an alert, as the alert.
        var told = sent is not null && await reader.Session.OutboxRowAsync(sent.Message, cancellationToken) is { } first && first.Kind != DeskPost.Kind;
        return (told ? await message.OfAsync(reader, alert, cancellationToken) : null) ?? await ShowAsync(reader, alert.Id, cancellationToken);
    }

    public async ValueTask<ChatReply> ShowAsync(ChatCall call, string id, CancellationToken cancellationToken)
    {
        if (await call.Session.AlertAsync(id, cancellationToken) is not { } alert)
        {
            return words.Reply("chat.code.none", null, ("code", id));
        }

        if (access.Refusal(call, alert.Unit, alert.Restricted, alert.OpenedAt) is { } key)
        {
            return words.Reply(key, id, ("code", id));
        }

        var text = words.List();
        text.Add(words.Say("chat.alert.title", ("code", id), ("kind", words.AlertKind(alert.Kind)), ("unit", wording.Unit(alert.Unit))));
        text.Add(words.Say(
            "chat.alert.about", ("level", wording.Of(alert.Level)), ("state", words.State(StoredWord.Of(alert.State))), ("opened", clock.At(alert.OpenedAt, call.Now)),
            ("sent", alert.SentAt is { } sent ? clock.At(sent, call.Now) : words.Say("chat.alert.not_sent"))));
        if (alert is { State: AlertState.Acknowledged, OwnerRole: { } role, AckExpiresAt: { } until })
        {
            text.Add(words.Say(until > call.Now ? "chat.hotspot.held" : "chat.hotspot.held_over", ("role", words.RoleFirst(role)), ("until", clock.At(until, call.Now))));
        }

        if (alert is { State: AlertState.Suppressed, MutedBy: { } by })
        {
            text.Add(words.Say("alert.state.muted", ("by", by)));
        }

        if (ObjectCode.Read(alert.Object) is { Rest.Length: 0 } about)
        {
            text.Add(words.Say("chat.alert.object", ("object", about.Id)));
        }
        else if (alert.Kind.StartsWith("channel", StringComparison.Ordinal) || alert.Kind == "gap")
        {
            text.Add(words.Say("chat.alert.channel", ("channel", wording.Channel(alert.Object))));
        }

        if (alert.State == AlertState.Open && alert.Level >= Level.Hot)
        {
            text.Add(words.Say("chat.alert.next", ("code", id)));
        }

        return new(text.Fit(), id) { Buttons = AlertButtons.Of(alert), Card = new() };
    }
}
