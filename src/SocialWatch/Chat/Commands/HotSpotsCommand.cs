using SocialWatch.Alerts;
using SocialWatch.Chat.Desk;

namespace SocialWatch.Chat.Commands;

/// <summary><c>/diemnong</c>: the hot spots that are not over, the most pressing first.</summary>
internal sealed class HotSpotsCommand(HotSpotCard card, DeskWords words) : IChatCommand
{
    public string Verb => "diemnong";

    public string HelpKey => "chat.help.diemnong";

    public IReadOnlyList<string> Roles { get; } = ["admin", "editor", .. CaseList.Roles];

    public async ValueTask<ChatReply> AnswerAsync(ChatCall call, CancellationToken cancellationToken)
    {
        var live = await card.LiveAsync(call, cancellationToken);
        if (live.Count == 0)
        {
            return words.Reply("chat.hotspots.none", null);
        }

        var text = words.List().Add(words.Say("chat.hotspots.title", ("count", Wording.Count(live.Count))));
        foreach (var spot in live)
        {
            text.AddItem(card.Line(spot));
        }

        return new(text.Fit());
    }
}
