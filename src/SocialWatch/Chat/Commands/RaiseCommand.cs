using SocialWatch.Alerts;
using SocialWatch.Chat.Desk;
using SocialWatch.Configuration;
using SocialWatch.HotSpots;
using SocialWatch.Pipeline;
using SocialWatch.Time;

namespace SocialWatch.Chat.Commands;

/// <summary>
/// <c>/neu CHỦ ĐỀ [ĐƠN VỊ] ghi chú</c>: a member of staff raises a hot spot by hand, which needs no count and no second look (DESIGN 6.2 "the button"). One that stands
/// already becomes urgent.
/// </summary>
internal sealed class RaiseCommand(RaisedWords read, StaffText texts, DeskAccess access, HotSpotTeller teller, UnionConfig config, DeskWords words, Wording wording) : IChatCommand
{
    public string Verb => "neu";

    public string HelpKey => "chat.help.neu";

    public IReadOnlyList<string> Roles => CaseList.Roles;

    public async ValueTask<ChatReply> AnswerAsync(ChatCall call, CancellationToken cancellationToken)
    {
        var today = LocalClock.DateOf(call.Now);
        var (topic, named, written) = read.Read(call.Argument, today);
        if (topic is null)
        {
            return words.Reply("chat.raise.ask", null, ("topics", string.Join(", ", config.Topics.Topics.Select(t => t.Name.ToLowerInvariant()))));
        }

        var unit = named ?? config.Units.Find(call.Person.Unit, today)?.Id ?? config.Units.Root(today);
        if (access.Refusal(call, unit, false, call.Now) is not null)
        {
            return words.Reply("chat.raise.scope", null, ("unit", wording.Unit(unit)));
        }

        if (texts.Read(written) is not { } note)
        {
            return words.Reply("chat.raise.note", null, ("topic", wording.Topic(topic)), ("unit", wording.Unit(unit)));
        }

        var decision = RaiseRule.Raise(await call.Session.LatestHotSpotAsync(topic, unit, cancellationToken), topic, unit, note, call.Now);
        if (decision.Next is { } next)
        {
            decision = await HotSpotDesk.SaveAsync(call.Session, decision with { Next = next with { Holding = next.Holding ?? teller.Draft(next) } }, cancellationToken);
        }

        if (decision.Tells)
        {
            await teller.TellAsync(call.Session, decision, [topic], cancellationToken);
        }

        return words.Reply(
            decision.Action == HotSpotAction.Open ? "chat.raise.done" : "chat.raise.stands", decision.Next!.Id, ("code", decision.Next.Id), ("topic", wording.Topic(topic)),
            ("unit", wording.Unit(unit)), ("note", note));
    }
}
