using System.Runtime.CompilerServices;
using SocialWatch.Channels;
using SocialWatch.Connectors.Http;
using SocialWatch.Mentions;

namespace SocialWatch.Connectors.Facebook.Messenger;

/// <summary>
/// One poll of a page's conversations. The list cannot be asked by time: it is walked until a whole page of it is older than what is known, to its end at first and once a day. Each
/// conversation that moved is read back as far as needed; the platform gives only its newest messages whole.
/// </summary>
internal sealed class MessengerWalk(
    IMessengerApi api, FacebookAccess access, FacebookSettings settings, Channel channel, MessengerWatermark watermark, FacebookFreshness freshness, FacebookStrain strain, DateTimeOffset now)
{
    /// <summary>The platform gives this many messages of a conversation whole.</summary>
    public const int Whole = 20;

    private static readonly TimeSpan FullWalkEvery = TimeSpan.FromDays(1);

    /// <summary>What is younger than this is read again next time: lists move while they are read, and clocks differ.</summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(10);

    private readonly PassedOver _passedOver = new();
    private readonly InboxMark _mark = watermark.Of(channel.Id, now.AddDays(-settings.InboxDays));
    private readonly string _before = watermark.ToString();

    public async IAsyncEnumerable<FetchedPage> PagesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var since = DateTimeOffset.FromUnixTimeSeconds(_mark.T);
        var full = _mark.F is null || (strain == FacebookStrain.Calm && now - DateTimeOffset.FromUnixTimeSeconds(_mark.F.Value) >= FullWalkEvery);
        var moved = await MovedAsync(since, full, cancellationToken);
        var newest = DateTimeOffset.UnixEpoch;
        var seen = new HashSet<string>(StringComparer.Ordinal);

        // Oldest first: should the poll be cut short, the mark still stands before what was not read.
        foreach (var (conversation, updated) in moved.OrderBy(m => m.Updated))
        {
            var items = await MessagesAsync(conversation, since, seen, cancellationToken);
            newest = updated > newest ? updated : newest;
            if (items.Count > 0)
            {
                yield return new(items, _before, _passedOver.Take());
            }
        }

        _mark.T = Math.Max(_mark.T, Settled(newest).ToUnixTimeSeconds());
        _mark.F = full ? now.ToUnixTimeSeconds() : _mark.F;
        freshness.Asked(channel.Id, newest);
        var counts = _passedOver.Take();
        if (watermark.ToString() != _before || counts is not null)
        {
            yield return new([], watermark.ToString(), counts);
        }
    }

    private async Task<List<(string Id, DateTimeOffset Updated)>> MovedAsync(DateTimeOffset since, bool full, CancellationToken cancellationToken)
    {
        var moved = new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal);
        var pages = FacebookPager.PagesAsync<MessengerConversation>(
            settings.PageSize, (limit, after, token) => api.GetConversationsAsync(access, channel.Source, null, limit, after, token), cancellationToken);
        await foreach (var reply in pages)
        {
            if (reply.Outcome == FacebookOutcome.Gone)
            {
                throw new SourceFaultException(new(FaultKind.Gone, "facebook:page_gone"));
            }

            _passedOver.Add("unreadable", reply.Unreadable);
            var old = 0;
            foreach (var conversation in reply.Items)
            {
                // One without a time is read: nobody knows.
                var updated = WireTime.IsoOrUnix(conversation.UpdatedTime) ?? now;
                if (string.IsNullOrEmpty(conversation.Id))
                {
                    _passedOver.Add("no_id");
                }
                else if (updated >= since)
                {
                    moved[conversation.Id] = updated;
                }
                else
                {
                    old++;
                }
            }

            if (!full && reply.Items.Count > 0 && old == reply.Items.Count)
            {
                break;
            }
        }

        return [.. moved.Select(m => (m.Key, m.Value))];
    }

    private async Task<List<FetchedItem>> MessagesAsync(string conversation, DateTimeOffset since, HashSet<string> seen, CancellationToken cancellationToken)
    {
        var found = new List<MessengerMessage>();
        var pages = FacebookPager.PagesAsync<MessengerMessage>(Whole, (limit, after, token) => api.GetMessagesAsync(access, conversation, limit, after, token), cancellationToken);
        await foreach (var reply in pages)
        {
            if (reply.Outcome == FacebookOutcome.Gone)
            {
                _passedOver.Add(found.Count == 0 ? "conversation_gone" : "older_withheld");
                break;
            }

            _passedOver.Add("unreadable", reply.Unreadable);
            found.AddRange(reply.Items);
            if (reply.Items.Count > 0 && reply.Items.All(m => WireTime.IsoOrUnix(m.CreatedTime) < since))
            {
                break;
            }
        }

        // The other side of the page's own messages is whoever else speaks in the conversation.
        var person = found.SelectMany(m => new[] { m.From?.Id }.Concat(m.To?.Data?.Select(t => t.Id) ?? [])).FirstOrDefault(id => !string.IsNullOrEmpty(id) && id != channel.Source);
        return [.. found.Select(m => Item(m, person, since)).OfType<FetchedItem>().Where(i => seen.Add(i.ExternalId))];
    }

    private FetchedItem? Item(MessengerMessage message, string? person, DateTimeOffset since) =>
        string.IsNullOrEmpty(message.Id) ? _passedOver.Add("no_id")
        : WireTime.IsoOrUnix(message.CreatedTime) is not { } at ? _passedOver.Add("no_time")
        : at < since ? null
        : string.IsNullOrEmpty(person) ? _passedOver.Add("no_person")
        : MessengerMap.Item(channel, message.Id, at, message.Message, own: message.From?.Id == channel.Source, person);

    /// <summary>The second after what is settled: times of the platform are whole seconds.</summary>
    private DateTimeOffset Settled(DateTimeOffset newest) => newest < now - Overlap ? newest.AddSeconds(1) : now - Overlap;
}
