using System.Globalization;
using SocialWatch.Alerts;
using SocialWatch.Channels;
using SocialWatch.Configuration;
using SocialWatch.Mentions;
using SocialWatch.Notify;
using SocialWatch.Organisation;
using SocialWatch.Pipeline;
using SocialWatch.Storage;
using SocialWatch.Time;

namespace SocialWatch.Chat.Desk;

/// <summary>
/// Takes what an officer saw in a place without an API (DESIGN 7): their own words, or what they pass on where the union was invited. Of the message nothing is kept but the words; its
/// id here is made of them, so that two officers who pass on the same are one mention and no account stands in it.
/// </summary>
internal sealed class TipDesk(IngestStage ingest, TipHealth health, DeskAccess access, UnionConfig config, DeskWords words, Wording wording)
{
    /// <summary>Who looks into groups: whoever works with members, and those who write for a unit.</summary>
    public static readonly IReadOnlyList<string> Roles = [.. CaseList.Roles, "contributor", "editor"];

    /// <summary>The places of the asker's scope, in the order of the configuration.</summary>
    public IReadOnlyList<Channel> Places(ChatCall call) =>
        [.. config.Channels.Where(c => c.Kind == Channel.TipLineKind && access.Sees(call.Person, c.Unit, call.Now))];

    /// <summary>Takes one.</summary>
    /// <param name="text">As it was written.</param>
    /// <param name="at">When it was written, or said first.</param>
    public async ValueTask<ChatReply> TakeAsync(
        IWriteSession session, Person officer, Channel channel, string text, DateTimeOffset at, bool forwarded, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var kind = forwarded ? MentionKind.Forward : MentionKind.Report;
        if (!channel.MayTake(kind, LocalClock.DateOf(now)))
        {
            return words.Reply("chat.tip.own_words", null, ("channel", channel.Name));
        }

        if (string.IsNullOrWhiteSpace(forwarded ? text : TipLineRules.WithoutLinks(text)))
        {
            return words.Reply("chat.tip.wordless", null);
        }

        var said = at > now ? now : at;
        var item = new FetchedItem
        {
            Channel = channel.Id, Kind = kind, At = said, Text = text, ExternalIdIsPersonal = true,
            ExternalId = string.Create(CultureInfo.InvariantCulture, $"{(forwarded ? "forward" : "report")}\n{said.ToUnixTimeSeconds()}\n{text.Trim()}"),
        };
        var report = await ingest.TakeAsync(session, [item], IngestMode.LiveImport, now, cancellationToken);
        if (report.Refused is [var (_, refusal), ..])
        {
            return words.Reply("chat.tip.refused", null, ("channel", channel.Name), ("reason", refusal.Reason));
        }

        await session.AddTipAsync(new(channel.Id, forwarded ? TipKind.Forward : TipKind.Report, now, RoleOf(officer), officer.Id, report.Added.FirstOrDefault()), cancellationToken);
        await health.LookedAsync(session, channel, now, said, cancellationToken);
        return report.Added is [var mention, ..]
            ? words.Reply(forwarded ? "chat.tip.forward_done" : "chat.tip.report_done", null, ("code", mention), ("channel", channel.Name))
            : words.Reply("chat.tip.known", null, ("channel", channel.Name));
    }

    /// <summary>Somebody looked and saw nothing new.</summary>
    public async ValueTask<ChatReply> SeenAsync(IWriteSession session, Person officer, Channel channel, DateTimeOffset at, CancellationToken cancellationToken)
    {
        await session.AddTipAsync(new(channel.Id, TipKind.Seen, at, RoleOf(officer), officer.Id, null), cancellationToken);
        await health.LookedAsync(session, channel, at, null, cancellationToken);
        return words.Reply("chat.tip.seen", null, ("channel", channel.Name), ("at", wording.Time(at)));
    }

    /// <summary>The list to choose from.</summary>
    public async ValueTask<ChatReply> ListAsync(ChatCall call, string titleKey, CancellationToken cancellationToken)
    {
        var places = Places(call);
        if (places.Count == 0)
        {
            return words.Reply("chat.tip.no_places", null);
        }

        var text = words.List().Add(words.Say(titleKey));
        for (var i = 0; i < places.Count; i++)
        {
            var state = await call.Session.ChannelStateAsync(places[i].Id, cancellationToken);
            text.AddItem(words.Say(
                places[i].MayListen(LocalClock.DateOf(call.Now)) ? "chat.tip.place" : "chat.tip.place_own_words", ("number", Wording.Count(i + 1)), ("channel", places[i].Name),
                ("id", places[i].Id), ("seen", state?.LastOkAt is { } seen ? wording.Time(seen) : words.Say("chat.channels.never"))));
        }

        return new(text.Fit());
    }

    /// <summary>The place that the first word names, by its number in the list or its id, and what stands behind it.</summary>
    public (Channel? Place, string Words) Read(ChatCall call)
    {
        var end = call.Argument.AsSpan().IndexOfAny(' ', '\n');
        var (first, rest) = end < 0 ? (call.Argument, "") : (call.Argument[..end], call.Argument[end..].Trim());
        var places = Places(call);
        var word = first.TrimEnd(':', ',', '.');
        var place = int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= places.Count
            ? places[number - 1]
            : places.FirstOrDefault(p => p.Id.Equals(word, StringComparison.OrdinalIgnoreCase));
        return (place, rest);
    }

    /// <summary>Under an answer that waits for more.</summary>
    public static IReadOnlyList<CardButton> Buttons(Channel channel) => [new("button.daxem", "daxem", channel.Id), new("button.tip_done", "ghinhan", TipPick.Done)];

    private static string RoleOf(Person officer) => officer.Roles.FirstOrDefault(Roles.Contains) ?? officer.Roles.FirstOrDefault() ?? "staff";
}
