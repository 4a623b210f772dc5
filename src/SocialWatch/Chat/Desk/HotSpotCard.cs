using SocialWatch.Alerts;
using SocialWatch.HotSpots;
using SocialWatch.Printing;

namespace SocialWatch.Chat.Desk;

/// <summary>The card of a hot spot: numbers, who has it, its timeline. Counts and names only; staff see them exact (DESIGN 6.6).</summary>
internal sealed class HotSpotCard(DeskAccess access, ClockWords clock, DeskWords words, Wording wording) : ICardSource
{
    public char Kind => 'H';

    public async ValueTask<ChatReply?> CardAsync(ChatCall reader, SentCard? sent, CancellationToken cancellationToken) =>
        await reader.Session.HotSpotAsync(reader.Argument, cancellationToken) is null ? null : await ShowAsync(reader, reader.Argument, cancellationToken);

    public async ValueTask<ChatReply> ShowAsync(ChatCall call, string id, CancellationToken cancellationToken)
    {
        if (await call.Session.HotSpotAsync(id, cancellationToken) is not { } spot)
        {
            return words.Reply("chat.code.none", null, ("code", id));
        }

        if (access.Refusal(call, spot.Unit, false, spot.OpenedAt) is { } key)
        {
            return words.Reply(key, id, ("code", id));
        }

        var text = words.List();
        text.Add(words.Say("chat.hotspot.title", ("code", id), ("topic", wording.Topic(spot.Topic)), ("unit", wording.Unit(spot.Unit))));
        text.Add(words.Say(
            "chat.hotspot.about", ("level", wording.Of(spot.Level)), ("state", words.State(StoredWord.Of(spot.State))), ("opened", clock.At(spot.OpenedAt, call.Now)),
            ("last", clock.At(spot.LastHotAt, call.Now))));
        text.Add(words.Say(
            "chat.hotspot.numbers", ("window", wording.Span(spot.Window)), ("observed", Wording.Count(spot.Observed)), ("people", wording.People(spot.People)),
            ("stories", Wording.Count(spot.Stories)), ("expected", wording.Expected(spot.Expected))));
        if (await Holding.OfAsync(call.Session, id, cancellationToken) is var (_, until, _) && spot is { OwnerRole: { } role, State: HotSpotState.Acknowledged or HotSpotState.Handling })
        {
            text.Add(words.Say(until > call.Now ? "chat.hotspot.held" : "chat.hotspot.held_over", ("role", words.Role(role)), ("until", clock.At(until, call.Now))));
        }

        text.Add(words.Say(spot.State == HotSpotState.Resolved ? "chat.hotspot.next_resolved" : "chat.hotspot.next", ("code", id)));
        text.Add(words.Say("chat.hotspot.timeline"));
        foreach (var line in (await call.Session.TimelineAsync(id, cancellationToken)).Reverse())
        {
            text.AddItem(Line(line));
        }

        return new(text.Fit(), id) { Buttons = CardButtons.OfHotSpot(spot), Card = new() };
    }

    /// <summary>The line of a list.</summary>
    public string Line(HotSpot spot) => words.Say(
        "chat.hotspot.line", ("code", spot.Id), ("topic", wording.Topic(spot.Topic)), ("unit", wording.Unit(spot.Unit)), ("level", wording.Of(spot.Level)),
        ("state", words.State(StoredWord.Of(spot.State))), ("observed", Wording.Count(spot.Observed)), ("expected", wording.Expected(spot.Expected)),
        ("people", wording.People(spot.People)));

    /// <summary>The live hot spots a person may see, the most pressing first.</summary>
    public async ValueTask<IReadOnlyList<HotSpot>> LiveAsync(ChatCall call, CancellationToken cancellationToken) =>
    [
        .. (await call.Session.LiveHotSpotsAsync(cancellationToken)).Where(h => access.Sees(call.Person, h.Unit, call.Now))
            .OrderByDescending(h => h.Level).ThenByDescending(h => h.Observed),
    ];

    private string Line(HotSpotEvent line) => words.Say(
        "chat.hotspot.event", ("at", wording.Time(line.At)), ("what", words.Say(wording.KeyOf("chat.event", line.Kind))), ("level", wording.Of(line.Level)),
        ("observed", Wording.Count(line.Observed)), ("people", wording.People(line.People)));
}
