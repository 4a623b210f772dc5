using SocialWatch.Alerts;
using SocialWatch.Cases;
using SocialWatch.Knowledge;
using SocialWatch.Printing;

namespace SocialWatch.Chat.Desk;

/// <summary>
/// The card of a case. The masked first question stands on it alone, for those who answer, in a private chat; a restricted one is quoted nowhere
/// (DESIGN 6.3, 7). Every opening is logged.
/// </summary>
internal sealed class CaseCard(CaseDoor door, CaseList list, ClockWords clock, DeskWords words, Wording wording, ReadyAnswers ready, ILogger<CaseCard> log)
{
    private const int QuoteLimit = 1200;

    public async ValueTask<ChatReply> ShowAsync(ChatCall call, string id, CancellationToken cancellationToken)
    {
        var (value, refusal) = await door.OpenAsync(call, id, cancellationToken);
        if (value is null)
        {
            return refusal!;
        }

        DeskLog.Opened(log, DeskWords.Who(call).Id, id);
        var text = words.List();
        text.Add(words.Say(
            "chat.case.title", ("code", id), ("state", words.State(StoredWord.Of(value.State))), ("kind", list.Kind(value.Kind)), ("clock", clock.Of(value, call.Now))));
        text.Add(words.Say(
            "chat.case.about", ("unit", wording.Unit(value.Unit)), ("channel", wording.Channel(value.Channel)), ("topics", wording.Topics(value.Topics)),
            ("at", clock.At(value.OpenedAt, call.Now))));
        text.Add(words.Say(
            "chat.case.askers", ("askers", Wording.Count(value.Askers.Count)), ("waiting", Wording.Count(value.Askers.Count(a => a.DueAt is not null)))));
        AddMisses(text, value, call.Now);
        if (value.WindowEndsAt is { } window)
        {
            text.Add(words.Say(window > call.Now ? "chat.case.window" : "chat.case.window_over", ("at", clock.At(window, call.Now))));
        }

        if (value.Askers.Any(a => a.PausedSince is not null))
        {
            text.Add(words.Say("chat.case.paused", ("code", id)));
        }

        text.Add(await QuoteAsync(call, value, cancellationToken));
        if (call.Private && DeskPeople.Has(call.Person, CaseList.Roles))
        {
            foreach (var line in await ready.OffersAsync(call.Session, value, call.Now, cancellationToken))
            {
                text.AddItem(line);
            }
        }

        text.Add(words.Say(value.NextDueAt is null ? "chat.case.next_quiet" : "chat.case.next", ("code", id)));
        return new(text.Fit(), id);
    }

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

    private async ValueTask<string> QuoteAsync(ChatCall call, Case value, CancellationToken cancellationToken)
    {
        var first = await call.Session.MentionAsync(value.FirstMention, cancellationToken);
        if (value.Restricted || first is { Restricted: true })
        {
            return words.Say("chat.case.restricted", ("hotline", words.Say(wording.KeyOf("hotline", first?.Emergency ?? "default", "default"))));
        }

        if (!call.Private || !DeskPeople.Has(call.Person, CaseList.Roles))
        {
            return words.Say(call.Private ? "chat.case.quote_not_yours" : "chat.case.quote_in_private", ("code", value.Id));
        }

        return first is { Removed: false, Text.Length: > 0 }
            ? words.Say("chat.case.quote", ("text", PlainText.Cut(first.Text, QuoteLimit)))
            : words.Say("chat.case.quote_gone");
    }
}
