using SocialWatch.Alerts;
using SocialWatch.Chat.Desk;
using SocialWatch.Configuration;
using SocialWatch.Organisation;

namespace SocialWatch.Chat.Commands;

/// <summary><c>/toi</c>: who the desk takes the asker for: roles and scope.</summary>
internal sealed class WhoAmICommand(StaffBook book, UnionConfig config, DeskWords words, Wording wording) : IChatCommand
{
    public string Verb => "toi";

    public string HelpKey => "chat.help.toi";

    public IReadOnlyList<string> Roles => [];

    public ValueTask<ChatReply> AnswerAsync(ChatCall call, CancellationToken cancellationToken)
    {
        var colon = call.ReplyTo.IndexOf(':', StringComparison.Ordinal);
        var text = words.List();
        foreach (var person in call is { Private: false, Speaker: null } ? [call.Person] : Entries(call, colon))
        {
            text.Add(words.Say("chat.me.entry", ("name", person.Name), ("roles", words.Roles(person.Roles)), ("unit", wording.Unit(person.Unit))));
        }

        if (!call.Private && call.Speaker is null)
        {
            text.Add(words.Say("chat.me.group"));
        }

        if (Roster.OnDuty(config.Roster, call.Now)?.Person is { } duty && DeskWords.Who(call).Id == duty)
        {
            text.Add(words.Say("chat.me.duty"));
        }

        return ValueTask.FromResult(new ChatReply(text.Fit()));
    }

    private IReadOnlyList<Person> Entries(ChatCall call, int colon) =>
        call.Private && colon > 0 ? book.At(call.ReplyTo[..colon], call.ReplyTo[(colon + 1)..]) : [DeskWords.Who(call)];
}
