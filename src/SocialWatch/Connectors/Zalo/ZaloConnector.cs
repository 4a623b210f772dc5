using System.Runtime.CompilerServices;
using Microsoft.Extensions.Options;
using SocialWatch.Channels;
using SocialWatch.Chat;
using SocialWatch.Connectors.Http;

namespace SocialWatch.Connectors.Zalo;

/// <summary>
/// Reads an Official Account: its chats with single people and the groups it made; nothing else on Zalo can be read. Messages never change and removals are not told.
/// Thread-safe.
/// </summary>
internal sealed class ZaloConnector(IZaloApis apis, ZaloCheck check, ZaloStaff staff, IOptions<ZaloSettings> options, TimeProvider time) : IConnector
{
    public string Kind => "zalo";

    /// <summary>How far back the platform keeps a history is not documented: none is assumed to be lost.</summary>
    public ConnectorTraits Traits { get; } = new(CanBackfill: true, SeesEdits: false, SeesRemovals: false);

    public IAsyncEnumerable<FetchedPage> FetchAsync(Source source, string? watermark, CancellationToken cancellationToken)
    {
        var api = apis.For(source.Account);
        var mark = new Mark { Value = ZaloWatermark.Parse(watermark) };
        var steps = new List<Channel>(source.Channels.Where(ZaloSource.IsChats));
        if ((source.Channels.FirstOrDefault(c => ZaloSource.GroupOf(c) is not null) ?? StaffOnly(source)) is { } groups)
        {
            steps.Add(groups); // one list serves all groups
        }

        return ChannelWalk.EachAsync(
            steps,
            (channel, token) => ZaloSource.IsChats(channel) ? ChatsAsync(api, channel, mark, token) : GroupsAsync(api, source, mark, token),
            fault => fault.Kind is not (FaultKind.Gone or FaultKind.Malformed or FaultKind.Permission),
            cancellationToken);
    }

    public Task<IReadOnlyList<CheckFinding>> CheckAsync(Source source, CancellationToken cancellationToken) => check.RunAsync(source, cancellationToken);

    public SourceFault Explain(Exception exception) => exception is ZaloApiException known ? known.Fault : SourceFault.From(exception);

    private Channel? StaffOnly(Source source) => staff.Groups.Count > 0 && source.Channels.Count > 0 && staff.Speaks(options.Value, source.Account) ? source.Channels[0] with { Source = "" } : null;

    private async IAsyncEnumerable<FetchedPage> ChatsAsync(IZaloApi api, Channel channel, Mark mark, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var since = Since(mark.Value, channel.Id);
        var run = await Named(ZaloPager.ReadAsync(api.GetListRecentChatAsync, since, options.Value.MaxPages, cancellationToken));
        var messages = new List<ZaloMessage>(run.Messages);
        if (!run.Reached)
        {
            // More was said than the common list was read for: each conversation that was heard of is read back by itself.
            foreach (var person in run.Messages.Select(m => m.Src == "0" ? m.ToId : m.FromId).OfType<string>().Distinct(StringComparer.Ordinal).ToList())
            {
                var own = await Named(ZaloPager.ReadAsync((o, n, t) => api.GetListConversationWithUserAsync(person, o, n, t), since, options.Value.MaxPages, cancellationToken));
                messages.AddRange(own.Messages);
            }
        }

        foreach (var page in Pages(messages, _ => channel, mark, channel.Id))
        {
            yield return page;
        }
    }

    private async IAsyncEnumerable<FetchedPage> GroupsAsync(IZaloApi api, Source source, Mark mark, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var groups = source.Channels.Where(c => ZaloSource.GroupOf(c) is not null).ToDictionary(c => ZaloSource.GroupOf(c)!, StringComparer.Ordinal);
        const string key = "groups"; // one list, one mark: a quiet group does not hold the others back
        var since = Since(mark.Value, key);
        var run = await Named(ZaloPager.ReadAsync(api.GetListRecentChatOfGroupsAsync, since, options.Value.MaxPages, cancellationToken));
        var messages = new List<ZaloMessage>(run.Messages);
        if (!run.Reached)
        {
            foreach (var group in groups.Keys)
            {
                var own = await Named(ZaloPager.ReadAsync((o, n, t) => api.GetConversationOfGroupAsync(group, o, n, t), since, options.Value.MaxPages, cancellationToken));
                messages.AddRange(own.Messages.Select(m => m with { GroupId = m.GroupId ?? group }));
            }
        }

        foreach (var page in Pages(messages, m => groups.GetValueOrDefault(m.GroupId ?? ""), mark, key))
        {
            yield return page;
        }
    }

    private IEnumerable<FetchedPage> Pages(List<ZaloMessage> messages, Func<ZaloMessage, Channel?> channelOf, Mark mark, string key)
    {
        var passedOver = new PassedOver();
        var said = new List<StaffMessage>();
        var items = new List<Mentions.FetchedItem>();
        foreach (var message in messages.DistinctBy(m => m.MessageId ?? Guid.NewGuid().ToString()).OrderBy(m => ZaloMap.Time(m.Time)))
        {
            if (message.GroupId is { } group && staff.IsGroup(group))
            {
                passedOver.Add("staff"); // whatever was said, it is no item
                said.AddRange(staff.Read(message));
            }
            else if (channelOf(message) is not { } channel)
            {
                passedOver.Add("unregistered");
            }
            else if (ZaloMap.Message(message, channel, passedOver) is { } item)
            {
                items.Add(item);
            }
        }

        // The mark stays behind this poll by the overlap: what is younger is read again next time, since lists move while they are read; and one message of a wrong clock
        // must not hide what comes after it.
        var settled = time.GetUtcNow() - TimeSpan.FromMinutes(options.Value.OverlapMinutes);
        if (messages.Select(m => ZaloMap.Time(m.Time)).Max() is { } newest)
        {
            mark.Value = mark.Value.With(key, newest < settled ? newest : settled);
        }

        var counts = passedOver.Take();
        if (items.Count > 0 || said.Count > 0 || counts is not null)
        {
            yield return new(items, mark.Value.ToString(), counts) { Staff = said };
        }
    }

    private DateTimeOffset Since(ZaloWatermark mark, string key) =>
        mark.Of(key) ?? time.GetUtcNow() - TimeSpan.FromDays(options.Value.FirstDays);

    /// <summary>An error that Zalo names, as a fault: who walks several channels must know which concern them all.</summary>
    private static async Task<ZaloRun> Named(Task<ZaloRun> read)
    {
        try
        {
            return await read;
        }
        catch (ZaloApiException e)
        {
            throw new SourceFaultException(e.Fault);
        }
    }

    /// <summary>The mark of one poll, moved by each channel in its turn.</summary>
    private sealed class Mark
    {
        public required ZaloWatermark Value { get; set; }
    }
}
