using SocialWatch.Alerts;
using SocialWatch.Chat.Desk;
using SocialWatch.Configuration;
using SocialWatch.Duties;

namespace SocialWatch.Chat.Commands;

/// <summary>
/// <c>/dadoc [DAY]</c>, the button under the digest: a member of staff says that they read it. Only their own word counts, noted once; nobody is listed by it.
/// </summary>
internal sealed class DigestReadCommand(DeskAccess access, DeskWords words, Schedule schedule) : IChatCommand
{
    public string Verb => "dadoc";

    public string HelpKey => "chat.help.dadoc";

    public IReadOnlyList<string> Roles => DigestDay.Roles;

    public async ValueTask<ChatReply> AnswerAsync(ChatCall call, CancellationToken cancellationToken)
    {
        if ((call.Private ? call.Person : call.Speaker) is not { } reader)
        {
            return words.Reply("chat.read.who", null);
        }

        if (!DeskPeople.Has(reader, Roles))
        {
            return words.Reply("chat.refused.role", null, ("verb", Verb), ("roles", words.Roles(Roles)));
        }

        if (!access.SeesAll(reader, call.Now))
        {
            return words.Reply("chat.digest.whole_only", null);
        }

        if (DigestDay.Of(call) is not { } day)
        {
            return words.Reply("chat.digest.bad_day", null, ("verb", Verb));
        }

        if (await call.Session.DigestAsync(day, cancellationToken) is null)
        {
            return words.Reply("chat.digest.none", null, ("date", Wording.Day(day)), ("time", Wording.Clock(schedule.Digest)));
        }

        await call.Session.ReadDigestAsync(day, reader.Id, call.Now, cancellationToken);
        await call.Session.DropQueuedAsync(DigestReminderDuty.KeyOf(day, reader.Id), DigestReminderDuty.Name, cancellationToken);
        return words.Reply("chat.read.done", null, ("name", reader.Name), ("date", Wording.Day(day)));
    }
}
