using SocialWatch.Alerts;
using SocialWatch.Answers;
using SocialWatch.Cases;
using SocialWatch.Knowledge;
using SocialWatch.Mentions;
using SocialWatch.Notify;
using SocialWatch.Printing;

namespace SocialWatch.Chat.Desk;

/// <summary>
/// The card of a case. The masked first question stands on it alone, for those who answer, in a private chat; a restricted one is quoted nowhere
/// (DESIGN 6.3, 7). Every opening is logged.
/// </summary>
internal sealed class CaseCard(
    CaseDoor door, CaseList list, ClockWords clock, DeskWords words, Wording wording, ReadyAnswers ready, Func<SinkTable> sinks, ReplySenders senders,
    ILogger<CaseCard> log) : ICardSource
{
    private const int QuoteLimit = 1200;

    /// <summary>Raw text ends after 90 days (DESIGN 7): then the card is written without it.</summary>
    private static readonly TimeSpan QuoteLife = TimeSpan.FromDays(90) + TimeSpan.FromHours(6);

    public char Kind => 'C';

    /// <summary>The card to somebody who asked for it; logged as opened.</summary>
    public async ValueTask<ChatReply> ShowAsync(ChatCall call, string id, CancellationToken cancellationToken)
    {
        var (value, refusal) = await door.OpenAsync(call, id, cancellationToken);
        if (value is null)
        {
            return refusal!;
        }

        DeskLog.Opened(log, DeskWords.Who(call).Id, id);
        return await WriteAsync(call, value, cancellationToken);
    }

    public async ValueTask<ChatReply?> CardAsync(ChatCall reader, SentCard? sent, CancellationToken cancellationToken)
    {
        if (await reader.Session.CaseAsync(reader.Argument, cancellationToken) is null or { Erased: true })
        {
            return null;
        }

        var (value, refusal) = await door.OpenAsync(reader, reader.Argument, cancellationToken);
        return value is null ? refusal : await WriteAsync(reader, value, cancellationToken);
    }

    private async ValueTask<ChatReply> WriteAsync(ChatCall call, Case value, CancellationToken cancellationToken)
    {
        var id = value.Id;
        var text = words.List();
        text.Add(Title(call, value));
        text.Add(words.Say(
            "chat.case.about", ("unit", wording.Unit(value.Unit)), ("channel", wording.Channel(value.Channel)), ("topics", wording.Topics(value.Topics)),
            ("at", clock.At(value.OpenedAt, call.Now))));
        text.Add(words.Say(
            "chat.case.askers", ("askers", Wording.Count(value.Askers.Count)), ("waiting", Wording.Count(value.Askers.Count(a => a.DueAt is not null)))));
        AddMisses(text, value, call.Now);
        if (value.WindowEndsAt is { } window)
        {
            var free = senders.MeansOf(value.Channel, value.Private) is { Window: { } whole, Free: { } part } ? window - whole + part : (DateTimeOffset?)null;
            text.Add(free > call.Now
                ? words.Say("chat.case.window_free", ("at", clock.At(window, call.Now)), ("free", clock.At(free.Value, call.Now)))
                : words.Say(window > call.Now ? "chat.case.window" : "chat.case.window_over", ("at", clock.At(window, call.Now))));
        }

        if (value.Askers.Any(a => a.PausedSince is not null))
        {
            text.Add(words.Say("chat.case.paused", ("code", id)));
        }

        if (await Holding.OfAsync(call.Session, id, cancellationToken) is var (_, held, role) && held > call.Now && value.NextDueAt is not null)
        {
            text.Add(words.Say("chat.case.held", ("role", words.RoleFirst(role)), ("until", clock.At(held, call.Now))));
        }

        var (quote, quoted) = await QuoteAsync(call, value, cancellationToken);
        text.Add(quote);
        if (value.State == CaseState.ToConfirm)
        {
            text.Add(words.Say("chat.case.to_confirm", ("code", id)));
        }

        if (call.Private && DeskPeople.Has(call.Person, CaseList.Roles))
        {
            foreach (var line in await ready.OffersAsync(call.Session, value, call.Now, cancellationToken))
            {
                text.AddItem(line);
            }
        }

        text.Add(words.Say(value.NextDueAt is null ? "chat.case.next_quiet" : HearsReplies(call) ? "chat.case.next" : "chat.case.next_typed", ("code", id)));
        return new(text.Fit(), id)
        {
            Buttons = Buttons(value),
            Card = new(quoted?.Id, Sooner(CardClock.StaleAt(value.NextDueAt, call.Now), quoted is null ? null : quoted.At + QuoteLife)),
        };
    }

    /// <summary>Code, kind and state with the clock in words; of one that is over, when that was.</summary>
    private string Title(ChatCall call, Case value)
    {
        var (state, kind) = (words.State(StoredWord.Of(value.State)), list.Kind(value.Kind));
        DateTimeOffset? over = value switch
        {
            { NextDueAt: not null } => null,
            { State: CaseState.Closed } => value.ClosedAt,
            { State: CaseState.Answered } => value.AnsweredAt,
            _ => null,
        };
        return over is { } at
            ? words.Say("chat.case.title_over", ("code", value.Id), ("state", state), ("kind", kind), ("at", clock.At(at, call.Now)))
            : words.Say("chat.case.title", ("code", value.Id), ("state", state), ("kind", kind), ("clock", clock.Of(value, call.Now)));
    }

    /// <summary>Where a card can be changed its answer can be a reply to it; a letter is only read.</summary>
    private bool HearsReplies(ChatCall call) => sinks().Find(call.ReplyTo.Split(':', 2)[0]) is { CanEdit: true };

    private static List<CardButton> Buttons(Case value) => value.State switch
    {
        CaseState.Open or CaseState.ToConfirm => [CardButtons.Take(value.Id), CardButtons.Close(value.Id), CardButtons.WrongTopic(value.Id)],
        CaseState.Answered => [CardButtons.NotAnswered(value.Id), CardButtons.Close(value.Id)],
        _ => [],
    };

    private static DateTimeOffset? Sooner(DateTimeOffset? a, DateTimeOffset? b) => a is null ? b : b is null || a < b ? a : b;

    private void AddMisses(ReplyText text, Case value, DateTimeOffset now)
    {
        if (value.Misses.Count > 0)
        {
            text.Add(words.Say(
                "chat.case.misses", ("count", Wording.Count(value.Misses.Count)), ("due", clock.At(value.Misses[0].DueAt, now)),
                ("reason", words.Say(wording.KeyOf("late_reason", value.LateReason ?? "unknown", "unknown")))));
        }

        if (value.FoundLate)
        {
            text.Add(words.Say("chat.case.found_late"));
        }
    }

    private async ValueTask<(string Line, Mention? Quoted)> QuoteAsync(ChatCall call, Case value, CancellationToken cancellationToken)
    {
        var first = await call.Session.MentionAsync(value.FirstMention, cancellationToken);
        if (value.Restricted || first is { Restricted: true })
        {
            return (words.Say("chat.case.restricted", ("hotline", words.Say(wording.KeyOf("hotline", first?.Emergency ?? "default", "default")))), null);
        }

        if (!call.Private || !DeskPeople.Has(call.Person, CaseList.Roles))
        {
            return (words.Say(call.Private ? "chat.case.quote_not_yours" : "chat.case.quote_in_private", ("code", value.Id)), null);
        }

        return first is { Removed: false, Text.Length: > 0 }
            ? (words.Say("chat.case.quote", ("text", PlainText.Cut(first.Text, QuoteLimit))), first)
            : (words.Say("chat.case.quote_gone"), null);
    }
}
