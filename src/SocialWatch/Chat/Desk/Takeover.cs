using SocialWatch.Alerts;
using SocialWatch.Cases;
using SocialWatch.Configuration;
using SocialWatch.HotSpots;
using SocialWatch.Organisation;
using SocialWatch.Pipeline;

namespace SocialWatch.Chat.Desk;

/// <summary>
/// Somebody takes a matter on (DESIGN 6.3): its alerts are acknowledged under a role until the time runs out, and the engine tells whoever else had heard of them. Of
/// two at once the writer's order decides: the second is told who was first.
/// </summary>
internal sealed class Takeover(CaseBook book, Alerter alerter, DeskWords words, Wording wording, UnionConfig config, ClockWords clock)
{
    public async ValueTask<ChatReply> TakeAsync(ChatCall call, Matter matter, CancellationToken cancellationToken)
    {
        var who = DeskWords.Who(call);
        if (matter.IsTaken && await Holding.OfAsync(call.Session, matter.Code, cancellationToken) is var (holder, held, heldAs) && held > call.Now)
        {
            return holder == who.Id
                ? words.Reply("chat.take.yours_already", matter.Code, ("code", matter.Code), ("until", clock.At(held, call.Now)))
                : words.Reply("chat.take.lost", matter.Code, ("code", matter.Code), ("name", words.NameAndRole(Name(holder), heldAs)), ("until", clock.At(held, call.Now)));
        }

        var heldFor = matter.HeldFor(config.Escalation.Alerts);
        var until = call.Now + heldFor;
        var role = RoleFor(matter, who);
        await StoreAsync(call, matter, role, who, cancellationToken);
        await Holding.SetAsync(call.Session, matter.Code, who, role, until, cancellationToken);
        await call.Session.TouchCardsAsync(matter.Code, cancellationToken);
        return words.Reply(
            matter.Case is { State: CaseState.ToConfirm } ? "chat.take.confirmed" : "chat.take.done", matter.Code, ("code", matter.Code), ("what", matter.What),
            ("span", wording.Span(heldFor)), ("until", clock.At(until, call.Now)));
    }

    /// <summary>Somebody who works on a matter keeps it, or gets it where nobody has it: nobody is asked whether they are at it right after they said so.</summary>
    public async ValueTask GoOnAsync(ChatCall call, Matter matter, CancellationToken cancellationToken)
    {
        var who = DeskWords.Who(call);
        if (who.Group || (await Holding.OfAsync(call.Session, matter.Code, cancellationToken) is var (holder, held, _) && holder != who.Id && held > call.Now))
        {
            return;
        }

        var role = RoleFor(matter, who);
        foreach (var alert in matter.Alerts)
        {
            await alerter.TakeAsync(call.Session, alert, role, who.Id, cancellationToken);
        }

        await Holding.SetAsync(call.Session, matter.Code, who, role, call.Now + matter.HeldFor(config.Escalation.Alerts), cancellationToken);
    }

    private async ValueTask StoreAsync(ChatCall call, Matter matter, string role, Person who, CancellationToken cancellationToken)
    {
        if (matter.Case is { } taken)
        {
            // Whoever takes it has read it as a question.
            var has = new CaseEvent(CaseEventKind.Assigned, call.Now, call.Now, Reason: DeskWords.Who(call).Id);
            await book.AddAsync(call.Session, taken, taken.State == CaseState.ToConfirm ? [new(CaseEventKind.Confirmed, call.Now, call.Now), has] : [has], cancellationToken);
        }

        foreach (var alert in matter.Alerts)
        {
            if (alert.Kind == "case_to_confirm")
            {
                await call.Session.SaveAlertAsync((alert with { OwnerRole = role, OwnerPerson = who.Id }).Ended(), cancellationToken);
            }
            else
            {
                await alerter.TakeAsync(call.Session, alert, role, who.Id, cancellationToken);
            }
        }

        if (matter.Spot is { } spot)
        {
            var state = spot.State == HotSpotState.Handling ? HotSpotState.Handling : HotSpotState.Acknowledged;
            await call.Session.SaveHotSpotAsync(
                spot with { State = state, OwnerRole = role },
                new(spot.Id, call.Now, "acknowledged", spot.Observed, spot.Expected, spot.People, spot.Stories, spot.Level), cancellationToken);
        }
    }

    /// <summary>The role in which somebody was told of it, else their first.</summary>
    private string RoleFor(Matter matter, Person who)
    {
        var asked = matter.Alerts.Select(a => a.Kind).Append(matter.Spot is null ? "case_late" : "hotspot").SelectMany(k => config.Escalation.Roles.GetValueOrDefault(k, []));
        return asked.FirstOrDefault(who.Roles.Contains) ?? who.Roles.FirstOrDefault() ?? "staff";
    }

    private string Name(string person) => config.People.FirstOrDefault(p => p.Id == person)?.Name ?? words.Say("chat.somebody");
}
