using SocialWatch.Alerts;
using SocialWatch.Chat.Desk;
using SocialWatch.Pipeline;

namespace SocialWatch.Chat.Commands;

/// <summary>
/// <c>/xong A7 việc đã làm</c>: an alert that is neither a hot spot nor a question (a gap, a missing post, a colleague whom the bot cannot reach) is dealt with: it ends, counts as
/// useful, and who was told of it hears so. What still holds, such as a dead channel, ends by itself.
/// </summary>
internal sealed class DoneCommand(Alerter alerter, DeskAccess access, StaffText texts, DeskWords words, Wording wording) : IChatCommand
{
    public string Verb => "xong";

    public string HelpKey => "chat.help.xong";

    public IReadOnlyList<string> Roles => TakeCommand.Takers;

    public bool TakesCode => true;

    public async ValueTask<ChatReply> AnswerAsync(ChatCall call, CancellationToken cancellationToken)
    {
        switch (ObjectCode.Read(call.Argument))
        {
            case { Kind: 'H' } spot:
                return words.Reply("chat.done.hotspot", spot.Id, ("code", spot.Id));
            case { Kind: 'C' } question:
                return words.Reply("chat.done.case", question.Id, ("code", question.Id));
            case { Kind: 'A' } code:
                return await AlertAsync(call, code, cancellationToken);
            default:
                return words.Reply("chat.code.missing", null, ("verb", Verb));
        }
    }

    private async ValueTask<ChatReply> AlertAsync(ChatCall call, ObjectCode code, CancellationToken cancellationToken)
    {
        if (await call.Session.AlertAsync(code.Id, cancellationToken) is not { } alert)
        {
            return words.Reply("chat.code.none", null, ("code", code.Id));
        }

        if (access.Refusal(call, alert.Unit, alert.Restricted, alert.OpenedAt) is { } key)
        {
            return words.Reply(key, code.Id, ("code", code.Id));
        }

        if (AlertButtons.CodeOf(alert) is var about && about != alert.Id)
        {
            return words.Reply(about[0] == 'H' ? "chat.done.hotspot" : "chat.done.case", about, ("code", about));
        }

        if (alert.State == AlertState.Resolved)
        {
            return words.Reply("chat.take.over", alert.Id, ("code", alert.Id));
        }

        if (!AlertButtons.EndsByHand(alert))
        {
            return words.Reply("chat.done.by_itself", alert.Id, ("code", alert.Id));
        }

        var what = $"{words.AlertKind(alert.Kind)} – {wording.Unit(alert.Unit)}";
        await call.Session.SetFeedbackAsync(alert.Object, "useful", cancellationToken);
        var over = new AlertRequest(
            alert.Object, alert.Kind, alert.Unit, alert.Level, "alert.done",
            new Dictionary<string, string> { ["code"] = alert.Id, ["what"] = what, ["name"] = DeskWords.Name(call), ["done"] = texts.Read(code.Rest) ?? words.Say("chat.done.nothing_said") },
            alert.Roles, alert.Restricted) { Resolves = true };
        await alerter.RaiseAsync(call.Session, over, null, cancellationToken);
        return words.Reply("chat.done.done", alert.Id, ("code", alert.Id), ("what", what));
    }
}
