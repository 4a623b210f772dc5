using SocialWatch.Alerts;
using SocialWatch.Configuration;

namespace SocialWatch.Chat.Desk;

/// <summary>
/// What the alert of a restricted matter promises: the officer opens it by the code of its mention, alone and in private. No word of the member is shown, only
/// where to read it and what to say (DESIGN 6.3). Any other mention has no card: its code is answered as if there were none.
/// </summary>
internal sealed class RestrictedCard(DeskAccess access, DeskWords words, Wording wording, UnionConfig config, ILogger<RestrictedCard> log)
{
    public async ValueTask<ChatReply> ShowAsync(ChatCall call, string id, CancellationToken cancellationToken)
    {
        if (!call.Private)
        {
            return words.Reply("chat.refused.restricted_group", null, ("code", id));
        }

        if (await call.Session.MentionAsync(id, cancellationToken) is not { Restricted: true, Emergency: { } kind } mention
            || access.Refusal(call, mention.Unit, true, mention.IngestedAt) is not null)
        {
            return words.Reply("chat.code.none", null, ("code", id));
        }

        DeskLog.Opened(log, call.Person.Id, id);
        var request = HotSpotAlerts.Restricted(id, kind, mention.Unit, mention.Channel, mention.At, wording, config.Escalation);
        var lines = words.List().Add(words.Say(request.TextKey, request.Values));
        if (await call.Session.CaseOfMentionAsync(id, cancellationToken) is var (open, _))
        {
            lines.Add(words.Say("chat.restricted.case", ("case", open.Id)));
        }

        return new(lines.Add(words.Say("chat.restricted.where", ("channel", wording.Channel(mention.Channel)), ("at", wording.Time(mention.At)))).Fit(), id);
    }
}
