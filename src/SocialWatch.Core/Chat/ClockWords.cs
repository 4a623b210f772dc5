using System.Globalization;
using SocialWatch.Alerts;
using SocialWatch.Cases;
using SocialWatch.Time;

namespace SocialWatch.Chat;

/// <summary>
/// A case's clock as staff say it: "còn 5 giờ 20 phút, hạn 14:05 mai" (DESIGN 6.3). The words stand in texts.vi.json. Pure, thread-safe.
/// </summary>
public sealed class ClockWords(Wording wording)
{
    /// <summary>An instant by the nearest day: 14:05 hôm nay, mai, hôm qua; else with its date.</summary>
    public string At(DateTimeOffset at, DateTimeOffset now)
    {
        var days = LocalClock.DateOf(at).DayNumber - LocalClock.DateOf(now).DayNumber;
        var key = days switch { -1 => "chat.day.yesterday", 0 => "chat.day.today", 1 => "chat.day.tomorrow", _ => null };
        return key is null
            ? wording.Time(at)
            : wording.Texts.Say(key, ("time", LocalClock.Local(at).ToString("HH:mm", CultureInfo.InvariantCulture)));
    }

    /// <summary>A clock that runs towards a due time, or past it.</summary>
    public string Running(DateTimeOffset due, DateTimeOffset now) => now > due
        ? wording.Texts.Say("chat.clock.late", ("late", wording.Span(now - due)), ("due", At(due, now)))
        : wording.Texts.Say("chat.clock.left", ("left", wording.Span(due - now)), ("due", At(due, now)));

    /// <summary>What the clock of a case says now.</summary>
    public string Of(Case value, DateTimeOffset now) => value switch
    {
        { NextDueAt: { } due } => Running(due, now),
        { State: CaseState.Withdrawn } => wording.Texts.Say("chat.clock.withdrawn"),
        { State: CaseState.Closed, ClosedAt: { } closed } => wording.Texts.Say("chat.clock.closed", ("at", At(closed, now))),
        { AnsweredAt: { } answered } => wording.Texts.Say("chat.clock.answered", ("at", At(answered, now))),
        _ => wording.Texts.Say("chat.clock.none"),
    };
}
