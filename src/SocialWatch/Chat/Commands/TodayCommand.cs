using SocialWatch.Alerts;
using SocialWatch.Chat.Desk;
using SocialWatch.Pipeline;
using SocialWatch.Time;

namespace SocialWatch.Chat.Commands;

/// <summary><c>/trongay</c>: today in the asker's scope: late, due today, posts against the floor, hot spots.</summary>
internal sealed class TodayCommand(CaseList cases, HotSpotCard hotSpots, FloorGather floor, DeskAccess access, DeskWords words, Wording wording) : IChatCommand
{
    public string Verb => "trongay";

    public IReadOnlyList<string> Aliases { get; } = ["trongngay"];

    public string HelpKey => "chat.help.trongay";

    public IReadOnlyList<string> Roles => [];

    public async ValueTask<ChatReply> AnswerAsync(ChatCall call, CancellationToken cancellationToken)
    {
        var today = LocalClock.DateOf(call.Now);
        var text = words.List().Add(words.Say("chat.today.title", ("date", Wording.Day(today)), ("at", wording.Time(call.Now))));
        if (DeskPeople.Has(call.Person, CaseList.Roles))
        {
            await AddCasesAsync(text, call, LocalClock.StartOf(today.AddDays(1)), cancellationToken);
        }

        await AddFloorAsync(text, call, today, cancellationToken);
        var live = await hotSpots.LiveAsync(call, cancellationToken);
        text.Add(words.Say("chat.today.hotspots", ("count", Wording.Count(live.Count))));
        foreach (var spot in live)
        {
            text.AddItem(hotSpots.Line(spot));
        }

        return new(text.Fit());
    }

    private async ValueTask AddCasesAsync(ReplyText text, ChatCall call, DateTimeOffset midnight, CancellationToken cancellationToken)
    {
        var waiting = await cases.WaitingAsync(call, cancellationToken);
        var late = waiting.FindAll(c => c.NextDueAt < call.Now);
        var due = waiting.FindAll(c => c.NextDueAt >= call.Now && c.NextDueAt < midnight);
        text.Add(words.Say("chat.today.late", ("count", Wording.Count(late.Count))));
        late.ForEach(c => text.AddItem(cases.Line(c, call.Now)));
        text.Add(words.Say("chat.today.due", ("count", Wording.Count(due.Count)), ("open", Wording.Count(waiting.Count))));
        due.ForEach(c => text.AddItem(cases.Line(c, call.Now)));
    }

    private async ValueTask AddFloorAsync(ReplyText text, ChatCall call, DateOnly today, CancellationToken cancellationToken)
    {
        var days = (await floor.DayAsync(call.Session, today, call.Now, null, cancellationToken)).Where(d => access.Sees(call.Person, d.Unit, call.Now)).ToList();
        var owed = days.Where(d => d is { Exempt: false, Target: > 0 }).ToList();
        text.Add(words.Say("chat.today.floor", ("kept", Wording.Count(owed.Count(d => d.Kept == true))), ("owed", Wording.Count(owed.Count))));
        foreach (var day in days.Where(d => d.Exempt || d.Target > 0))
        {
            text.AddItem(words.Say(
                day.Exempt ? "chat.today.floor_exempt" : day.Kept == true ? "chat.today.floor_kept" : "chat.today.floor_short",
                ("channel", wording.Channel(day.Channel)), ("published", Wording.Count(day.Published)), ("target", Wording.Count(day.Target)),
                ("missing", Wording.Count(Math.Max(0, day.Target - day.Published)))));
        }
    }
}
