using SocialWatch.Alerts;
using SocialWatch.Cases;
using SocialWatch.Chat.Desk;
using SocialWatch.Configuration;
using SocialWatch.HotSpots;
using SocialWatch.Organisation;
using SocialWatch.Pipeline;
using SocialWatch.Text;
using SocialWatch.Time;

namespace SocialWatch.Chat.Commands;

/// <summary><c>/chuyen C12 cd-than</c> or <c>/chuyen C12 truc-ban</c>: gives a case to a unit, a person or a role; no clock restarts (product anchors 7, SLA 8).</summary>
internal sealed class MoveCommand(CaseDoor door, CaseBook book, DeskAccess access, DeskPost post, DeskWords words, ClockWords clock, Wording wording, UnionConfig config) : IChatCommand
{
    public string Verb => "chuyen";

    public string HelpKey => "chat.help.chuyen";

    public IReadOnlyList<string> Roles => CaseList.Roles;

    public async ValueTask<ChatReply> AnswerAsync(ChatCall call, CancellationToken cancellationToken)
    {
        if (ObjectCode.Read(call.Argument) is not { Kind: 'C' } code)
        {
            return words.Reply("chat.code.case_missing", null, ("verb", Verb));
        }

        var (value, refusal) = await door.OpenAsync(call, code.Id, cancellationToken);
        if (value is null)
        {
            return refusal!;
        }

        if (value.State is CaseState.Closed or CaseState.Withdrawn)
        {
            return words.Reply("chat.close.already", code.Id, ("code", code.Id), ("clock", clock.Of(value, call.Now)));
        }

        if (Person(code.Rest, value, call.Now) is { } person)
        {
            return await AssignAsync(call, value, person, cancellationToken);
        }

        return Unit(code.Rest, call.Now) is { } unit
            ? unit == value.Unit ? words.Reply("chat.move.there", code.Id, ("code", code.Id), ("unit", wording.Unit(unit))) : await MoveAsync(call, value, unit, cancellationToken)
            : words.Reply("chat.move.unknown", code.Id, ("code", code.Id));
    }

    private async ValueTask<ChatReply> MoveAsync(ChatCall call, Case value, string unit, CancellationToken cancellationToken)
    {
        // What was told to the old unit is over there; the clocks go on and warn in the new one.
        await CaseBook.LeaveUnitAsync(call.Session, value, cancellationToken);
        var moved = await book.AddAsync(call.Session, value, [new(CaseEventKind.Moved, call.Now, call.Now, Reason: unit)], cancellationToken);
        var readers = config.People.Where(p => p.Id != DeskWords.Who(call).Id && DeskPeople.Has(p, config.Escalation.Roles.GetValueOrDefault("case_warning_75", []))
            && config.Units.IsSameOrBelow(unit, p.Unit, LocalClock.DateOf(call.Now)) && !value.Restricted);
        await TellAsync(call, moved, readers, "chat.move.told_unit", cancellationToken);
        return words.Reply("chat.move.done", value.Id, ("code", value.Id), ("unit", wording.Unit(unit)), ("clock", clock.Of(moved, call.Now)));
    }

    private async ValueTask<ChatReply> AssignAsync(ChatCall call, Case value, Person person, CancellationToken cancellationToken)
    {
        if (access.Refusal(call with { Person = person, Speaker = person, Private = true }, value.Unit, value.Restricted, value.OpenedAt) is not null)
        {
            return words.Reply("chat.move.scope", value.Id, ("code", value.Id), ("name", person.Name));
        }

        var assigned = await book.AddAsync(call.Session, value, [new(CaseEventKind.Assigned, call.Now, call.Now, Reason: person.Id)], cancellationToken);
        await Holding.SetAsync(call.Session, value.Id, person, person.Roles.FirstOrDefault() ?? "staff", call.Now + SilentAssignee.Patience, cancellationToken);
        await TellAsync(call, assigned, person.Id == DeskWords.Who(call).Id ? [] : [person], "chat.move.told_person", cancellationToken);
        return words.Reply("chat.move.assigned", value.Id, ("code", value.Id), ("name", person.Name), ("clock", clock.Of(assigned, call.Now)));
    }

    private async ValueTask TellAsync(ChatCall call, Case value, IEnumerable<Person> readers, string key, CancellationToken cancellationToken)
    {
        var news = words.Reply(key, value.Id, ("code", value.Id), ("unit", wording.Unit(value.Unit)), ("topics", wording.Topics(value.Topics)), ("clock", clock.Of(value, call.Now)),
            ("name", DeskWords.Name(call)));
        var notBefore = QuietHours.Of(config.Escalation).Hold(call.Now);
        foreach (var person in readers)
        {
            foreach (var (sink, address) in SinkChoice.Of(person, Level.Hot).Take(1))
            {
                await post.SendAsync(call.Session, $"moved/{call.Key}/{sink}:{address}", $"{sink}:{address}", news, call.Now, notBefore, cancellationToken);
            }
        }
    }

    /// <summary>By entry, by name, or the first with a role in whose scope the case is.</summary>
    private Person? Person(string wish, Case value, DateTimeOffset now)
    {
        var bare = Bare(wish);
        var people = config.People.Where(p => !p.Group).ToList();
        return bare.Length == 0 ? null
            : people.Find(p => Bare(p.Id) == bare) ?? people.Find(p => Bare(p.Name) == bare)
            ?? people.Find(p => p.Roles.Any(r => Bare(r) == bare || Bare(words.Role(r)) == bare) && access.Sees(p, value.Unit, now));
    }

    private string? Unit(string wish, DateTimeOffset now)
    {
        var bare = Bare(wish);
        var today = LocalClock.DateOf(now);
        return bare.Length == 0 ? null
            : config.Units.All.FirstOrDefault(u => config.Units.Find(u.Id, today) is not null && (Bare(u.Id) == bare || Bare(u.Name) == bare || u.Aliases.Any(a => Bare(a) == bare)))?.Id;
    }

    private static string Bare(string text) => VietnameseText.Fold(text).Trim().TrimEnd('.').Replace('_', '-').Replace(' ', '-');
}
