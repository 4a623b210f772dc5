using SocialWatch.Alerts;
using SocialWatch.Cases;
using SocialWatch.Chat.Desk;
using SocialWatch.HotSpots;

namespace SocialWatch.Chat.Commands;

/// <summary><c>/viec</c>: what waits for the asker now: late questions, those due within 12 hours, doubtful ones, hot spots that nobody has taken.</summary>
internal sealed class MyWorkCommand(CaseList cases, HotSpotCard hotSpots, DeskWords words) : IChatCommand
{
    public string Verb => "viec";

    public string HelpKey => "chat.help.viec";

    public IReadOnlyList<string> Roles => CaseList.Roles;

    public async ValueTask<ChatReply> AnswerAsync(ChatCall call, CancellationToken cancellationToken)
    {
        var waiting = await cases.WaitingAsync(call, cancellationToken);
        var late = waiting.FindAll(c => c.NextDueAt < call.Now);
        var soon = waiting.FindAll(c => c.NextDueAt >= call.Now && c.NextDueAt <= call.Now + CaseList.Soon);
        var doubtful = waiting.FindAll(c => c.State == CaseState.ToConfirm && c.NextDueAt > call.Now + CaseList.Soon);
        var untaken = (await hotSpots.LiveAsync(call, cancellationToken)).Where(h => h.Level >= Level.Hot && h.State is HotSpotState.Open or HotSpotState.Reopened).ToList();
        if (late.Count + soon.Count + doubtful.Count + untaken.Count == 0)
        {
            return words.Reply("chat.work.none", null);
        }

        var text = words.List().Add(words.Say("chat.work.title", ("name", call.Person.Name)));
        Section(text, "chat.work.late", late.ConvertAll(c => cases.Line(c, call.Now)));
        Section(text, "chat.work.hotspots", untaken.ConvertAll(hotSpots.Line));
        Section(text, "chat.work.soon", soon.ConvertAll(c => cases.Line(c, call.Now)));
        Section(text, "chat.work.doubtful", doubtful.ConvertAll(c => cases.Line(c, call.Now)));
        return new(text.Fit());
    }

    private void Section(ReplyText text, string title, List<string> lines)
    {
        if (lines.Count > 0)
        {
            text.Add(words.Say(title, ("count", Wording.Count(lines.Count))));
            lines.ForEach(l => text.AddItem(l));
        }
    }
}
