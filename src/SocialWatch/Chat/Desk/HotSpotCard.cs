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
        AddAbout(text, spot);
        if (await Holding.OfAsync(call.Session, id, cancellationToken) is var (_, until, _) && spot is { OwnerRole: { } role, State: HotSpotState.Acknowledged or HotSpotState.Handling })
        {
            text.Add(words.Say(until > call.Now ? "chat.hotspot.held" : "chat.hotspot.held_over", ("role", words.RoleFirst(role)), ("until", clock.At(until, call.Now))));
        }

        text.Add(words.Say(spot.State == HotSpotState.Resolved ? "chat.hotspot.next_resolved" : "chat.hotspot.next", ("code", id)));
        text.Add(words.Say("chat.hotspot.timeline"));
        foreach (var line in (await call.Session.TimelineAsync(id, cancellationToken)).Reverse())
        {
            text.AddItem(Line(line));
        }

        return new(text.Fit(), id) { Buttons = CardButtons.OfHotSpot(spot), Card = new() };
    }

    /// <summary>What it is about, what hangs together with it, and what staff said of it in their own words.</summary>
    private void AddAbout(ReplyText text, HotSpot spot)
    {
        text.Add(words.Say("chat.hotspot.cause", ("cause", CauseWords.Of(spot, wording))));
        if (spot.Links.Count > 0)
        {
            text.Add(words.Say("chat.hotspot.links", ("codes", string.Join(", ", spot.Links))));
        }

        Add("chat.hotspot.note", spot.Note);
        Add("chat.hotspot.done", spot.Done);
        Add("chat.hotspot.outcome", spot.Result);
        if (spot is { Holding: { } holding, State: not HotSpotState.Resolved })
        {
            text.Add(words.Say(holding.IsApproved ? "chat.hotspot.holding_approved" : "chat.hotspot.holding_draft", ("code", spot.Id)));
        }

        void Add(string key, string? staff)
        {
            if (staff is not null)
            {
                text.Add(words.Say(key, ("text", staff)));
            }
        }
    }

    /// <summary>The line of a list.</summary>
    public string Line(HotSpot spot) => words.Say(
        "chat.hotspot.line", ("code", spot.Id), ("topic", wording.Topic(spot.Topic)), ("unit", wording.Unit(spot.Unit)), ("level", wording.Of(spot.Level)),
        ("state", words.State(StoredWord.Of(spot.State))), ("observed", Wording.Count(spot.Observed)), ("expected", wording.Expected(spot.Expected)),
        ("people", wording.People(spot.People))) + Short(spot);

    /// <summary>Its two most telling terms behind the line of a list.</summary>
    private string Short(HotSpot spot) => CauseWords.Terms(spot) is { Length: > 0 } terms ? words.Say("chat.hotspot.line_cause", ("terms", terms)) : "";

    /// <summary>The live hot spots a person may see, the most pressing first.</summary>
    public async ValueTask<IReadOnlyList<HotSpot>> LiveAsync(ChatCall call, CancellationToken cancellationToken) =>
    [
        .. (await call.Session.LiveHotSpotsAsync(cancellationToken)).Where(h => access.Sees(call.Person, h.Unit, call.Now))
            .OrderByDescending(h => h.Level).ThenByDescending(h => h.Observed),
    ];

    private string Line(HotSpotEvent line) => words.Say(
        line.Note is null ? "chat.hotspot.event" : "chat.hotspot.event_note", ("note", line.Note ?? ""), ("at", wording.Time(line.At)), ("what", words.Say(wording.KeyOf("chat.event", line.Kind))), ("level", wording.Of(line.Level)),
        ("observed", Wording.Count(line.Observed)), ("people", wording.People(line.People)));
}
