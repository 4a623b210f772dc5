using System.Text.Json;
using SocialWatch.Alerts;
using SocialWatch.Chat.Desk;
using SocialWatch.Configuration;
using SocialWatch.Time;

namespace SocialWatch.Chat.Commands;

/// <summary><c>/tomtat</c>: yesterday's digest as it was sent. It speaks of the whole organisation, so only those see it whose scope is that.</summary>
internal sealed class DigestCommand(DeskAccess access, DeskWords words, Schedule schedule) : IChatCommand
{
    public string Verb => "tomtat";

    public string HelpKey => "chat.help.tomtat";

    public IReadOnlyList<string> Roles { get; } = ["admin", "editor", .. CaseList.Roles];

    public async ValueTask<ChatReply> AnswerAsync(ChatCall call, CancellationToken cancellationToken)
    {
        if (!access.SeesAll(call.Person, call.Now))
        {
            return words.Reply("chat.digest.whole_only", null);
        }

        var yesterday = LocalClock.DateOf(call.Now).AddDays(-1);
        if (await call.Session.DigestAsync(yesterday, cancellationToken) is not { } digest)
        {
            return words.Reply("chat.digest.none", null, ("date", Wording.Day(yesterday)), ("time", Wording.Clock(schedule.Digest)));
        }

        using var json = JsonDocument.Parse(digest.Json);
        return new(json.RootElement.GetProperty("text").GetString() ?? "");
    }
}
