using System.Text.Json;
using SocialWatch.Alerts;
using SocialWatch.Chat.Desk;
using SocialWatch.Configuration;
using SocialWatch.Duties;
using SocialWatch.Pipeline;

namespace SocialWatch.Chat.Commands;

/// <summary>
/// <c>/tomtat [DAY]</c>: the digest as it was sent, yesterday's without a day, and how many have read it. It speaks of the whole organisation, so only those see it
/// whose scope is that.
/// </summary>
internal sealed class DigestCommand(DeskAccess access, DeskWords words, DigestReaders readers, Schedule schedule) : IChatCommand
{
    public string Verb => "tomtat";

    public string HelpKey => "chat.help.tomtat";

    public IReadOnlyList<string> Roles => DigestDay.Roles;

    public async ValueTask<ChatReply> AnswerAsync(ChatCall call, CancellationToken cancellationToken)
    {
        if (!access.SeesAll(call.Person, call.Now))
        {
            return words.Reply("chat.digest.whole_only", null);
        }

        if (DigestDay.Of(call) is not { } day)
        {
            return words.Reply("chat.digest.bad_day", null, ("verb", Verb));
        }

        if (await call.Session.DigestAsync(day, cancellationToken) is not { } digest)
        {
            return words.Reply("chat.digest.none", null, ("date", Wording.Day(day)), ("time", Wording.Clock(schedule.Digest)));
        }

        using var json = JsonDocument.Parse(digest.Json);
        var reads = readers.Line(await readers.ByRoleAsync(call.Session, day, call.Now, cancellationToken));
        var text = json.RootElement.GetProperty("text").GetString() ?? "";
        return new ChatReply(reads.Length == 0 ? text : $"{text}\n{reads}") { Buttons = [DigestDuty.Read(day)] };
    }
}
