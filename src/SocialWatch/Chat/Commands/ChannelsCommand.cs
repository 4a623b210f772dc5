using SocialWatch.Alerts;
using SocialWatch.Channels;
using SocialWatch.Chat.Desk;
using SocialWatch.Configuration;
using SocialWatch.Printing;

namespace SocialWatch.Chat.Commands;

/// <summary><c>/trangthai</c>: how the channels of the asker's scope do, the troubled ones first.</summary>
internal sealed class ChannelsCommand(UnionConfig config, DeskAccess access, ClockWords clock, DeskWords words) : IChatCommand
{
    public string Verb => "trangthai";

    public string HelpKey => "chat.help.trangthai";

    public IReadOnlyList<string> Roles { get; } = ["admin", "editor", .. CaseList.Roles];

    public async ValueTask<ChatReply> AnswerAsync(ChatCall call, CancellationToken cancellationToken)
    {
        var states = (await call.Session.ChannelStatesAsync(cancellationToken)).ToDictionary(s => s.Channel, StringComparer.Ordinal);
        var mine = config.Channels.Where(c => c.Kind != "import" && access.Sees(call.Person, c.Unit, call.Now))
            .Select(c => (Channel: c, State: states.GetValueOrDefault(c.Id) ?? new ChannelState(c.Id))).OrderBy(c => c.State.Health == ChannelHealth.Ok).ToList();
        if (mine.Count == 0)
        {
            return words.Reply("chat.channels.none", null);
        }

        var ok = mine.Count(c => c.State.Health == ChannelHealth.Ok);
        var text = words.List().Add(words.Say("chat.channels.title", ("ok", Wording.Count(ok)), ("count", Wording.Count(mine.Count))));
        foreach (var (channel, state) in mine)
        {
            text.AddItem(words.Say(
                state.StaleSince is null ? "chat.channels.line" : "chat.channels.line_stale", ("channel", channel.Name),
                ("health", words.Say("list.health." + StoredWord.Of(state.Health))), ("item", At(state.LastItemAt, call)), ("ok", At(state.LastOkAt, call)),
                ("since", At(state.StaleSince, call))));
        }

        return new(text.Fit());
    }

    private string At(DateTimeOffset? at, ChatCall call) => at is { } t ? clock.At(t, call.Now) : words.Say("chat.channels.never");
}
